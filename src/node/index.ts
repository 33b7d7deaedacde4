export * from './places.js';
export * from './study-folder/index.js';
export * from './render/index.js';
export { readExchange, readOverlays, readRegime, regimeCountries } from './facts/fiscal.js';
export { readProgrammes } from './facts/support.js';
export { readOverlay, readProject, readProjectFile, readRules } from './project-file.js';
export { ledgerFolder, openLedger } from './registry/index.js';
