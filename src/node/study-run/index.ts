export { keptRun, studyRun } from './kept-run.js';
export { type RunFile, runFile, runFiles, runText, writeRun } from './outputs.js';
export { type OpenedStudy, openStudy, readNames } from './ports.js';
export { tidyTables } from './tables.js';
