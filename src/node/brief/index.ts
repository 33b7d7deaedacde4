export { briefFormats, briefKinds, checkTemplateText, writeBrief } from './write.js';
