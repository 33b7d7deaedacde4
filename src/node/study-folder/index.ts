export { copyStudy } from './copy.js';
export { readStudyFolder, studyTexts } from './read.js';
