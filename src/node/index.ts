export { buildVintage } from './atlas/build.js';
export { type ExportFormat, exportFormats, exportRows } from './atlas/export.js';
export { addedRows, addOfficialFile, officialFiles, traceAdded } from './atlas/official/index.js';
export { openAtlas } from './atlas/open.js';
export { rowsAsCsv, rowsAsParquet } from './atlas/row-files.js';
export { briefFormats, briefKinds, checkTemplateText, writeBrief } from './brief/index.js';
export { openExporterFacts } from './exporter-facts.js';
export { eventsOf, readBacktestFacts, readBacktests, readEventsFile, readFittedEvents } from './facts/backtests.js';
export { readMemoranda } from './facts/base-rates.js';
export { behaviourFitText, readBehaviourFit } from './facts/behaviour-fit.js';
export { type KnownCodes, knownCodes } from './facts/codes.js';
export { readCoverage } from './facts/coverage.js';
export { demandOf, readDemand } from './facts/demand.js';
export { readExchange, readOverlays, readRegime, regimeCountries } from './facts/fiscal.js';
export { readIndustryFacts } from './facts/industry.js';
export { readNameList } from './facts/name-list.js';
export { readNotes } from './facts/notes.js';
export { readOddsFacts } from './facts/odds.js';
export { baseOf, ownMarketsOf, readBase, readOwnMarkets } from './facts/own-markets.js';
export { ownRoutesOf, readOwnRoutes } from './facts/own-routes.js';
export { readPlants, readRoutes } from './facts/plants.js';
export { readProducts } from './facts/products.js';
export { readProgrammes } from './facts/support.js';
export { traceTable } from './facts/table-trace.js';
export { makeFolder } from './make-folder.js';
export { highsSolver } from './milp/index.js';
export { newProject, writeNewFile } from './new-project.js';
export * from './places.js';
export { readOverlay, readProject, readProjectFile, readRules } from './project-file.js';
export { importProject, writeProjectTemplate } from './project-sheet.js';
export { openProjects, readProjectText, textRules } from './project-text.js';
export {
  customsFacts,
  entriesOf,
  openLedger,
  readAttachment,
  readEntries,
  readingLedger,
  sheetTemplate,
  shippedLedger,
  statementOf,
} from './registry/index.js';
export * from './render/index.js';
export { openShockPorts } from './shock-ports.js';
export * from './study-folder/index.js';
export * from './study-run/index.js';
export { tableCsv, tableParquet } from './table-files.js';
export { readTextFile } from './text-file.js';
export { until } from './threads/index.js';
