export * from './document.js';
export { type MessageId, messages, reviewed } from './locales/index.js';
export type { Names } from './names.js';
export { report } from './report.js';
export * from './results.js';
export { type Sentence, say, type Value } from './sentence.js';
export { reasonText, type Speaker, speaker } from './speak.js';
export { summary } from './summary.js';
export { viceMinister } from './vice-minister.js';
