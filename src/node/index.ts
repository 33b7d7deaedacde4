export * from './places.js';
export * from './study-folder/index.js';
