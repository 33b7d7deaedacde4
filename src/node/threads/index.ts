export { CachedRunner } from './cached.js';
export { ThreadPool } from './pool.js';
