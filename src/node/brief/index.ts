export { briefFormats, briefKinds, writeBrief } from './write.js';
