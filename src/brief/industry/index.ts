export { aheadDocument, costDocument } from './ahead.js';
export { exposureDocument, mineralsDocument } from './exposure.js';
export * from './results.js';
export { shortDocument } from './short.js';
