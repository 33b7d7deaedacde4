export type { IndexDefinition } from './index-definition.js';
export { indices, type NotImplemented, notImplemented } from './indices.js';
export * from './odds/index.js';
