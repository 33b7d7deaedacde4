export { keptRun, studyRun } from './kept-run.js';
export { runText, writeRun } from './outputs.js';
export { type OpenedStudy, openStudy, readNames } from './ports.js';
export { tidyTables } from './tables.js';
