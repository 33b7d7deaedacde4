export * from './document.js';
export type { StudyEvent } from './events.js';
export * from './study.js';
