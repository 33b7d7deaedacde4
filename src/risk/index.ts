export * from './odds/index.js';
