export * from './atlas.js';
export * from './base-market.js';
export * from './chains.js';
export * from './fact.js';
export * from './harmonise/index.js';
export * from './reconcile/index.js';
export * from './row.js';
