export { runText, writeRun } from './outputs.js';
export { tidyTables } from './tables.js';
export { type OpenedStudy, openStudy, readNames } from './ports.js';
