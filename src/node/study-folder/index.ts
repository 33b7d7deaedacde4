export { copyStudy } from './copy.js';
export { readStudyFolder, studyOf, studyTexts } from './read.js';
export { schemaOf } from './schema.js';
export { readStudySheet, writeStudySheet } from './sheet.js';
