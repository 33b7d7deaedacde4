export { buyersDocument, fitDocument, fitRoutes, supportDocument } from './buyers.js';
export { comparisonDocument } from './comparison.js';
export { projectDocument } from './evaluation.js';
export { explanationDocument } from './explanation.js';
export { fact as factName, levyName, partyName, stepName } from './phrases.js';
export * from './results.js';
