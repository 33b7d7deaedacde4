export { CachedSolver } from './cached.js';
export { highsSolver } from './highs.js';
