export { openAtlas } from './atlas/open.js';
export { readMemoranda } from './facts/base-rates.js';
export { readExchange, readOverlays, readRegime, regimeCountries } from './facts/fiscal.js';
export { readIndustryFacts } from './facts/industry.js';
export { readOddsFacts } from './facts/odds.js';
export { readPlants, readRoutes } from './facts/plants.js';
export { readProducts } from './facts/products.js';
export { readProgrammes } from './facts/support.js';
export { highsSolver } from './milp/index.js';
export { newProject } from './new-project.js';
export * from './places.js';
export { readOverlay, readProject, readProjectFile, readRules } from './project-file.js';
export { importProject, writeProjectTemplate } from './project-sheet.js';
export {
  customsFacts,
  openLedger,
  readAttachment,
  readEntries,
  readingLedger,
  sheetTemplate,
  statementOf,
} from './registry/index.js';
export * from './render/index.js';
export { openShockPorts } from './shock-ports.js';
export * from './study-folder/index.js';
export * from './study-run/index.js';
