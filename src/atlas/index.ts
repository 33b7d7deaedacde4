export * from './atlas.js';
export * from './base-market.js';
export * from './row.js';
