export * from './books.js';
export * from './charge.js';
export * from './regime.js';
