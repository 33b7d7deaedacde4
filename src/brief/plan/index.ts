export { frontierTree, planBlocks, planTree } from './document.js';
export * from './result.js';
