export { buyersDocument, fitDocument, supportDocument } from './buyers.js';
export { comparisonDocument } from './comparison.js';
export { projectDocument } from './evaluation.js';
export { explanationDocument } from './explanation.js';
export * from './results.js';
