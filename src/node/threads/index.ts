export { CachedRunner } from './cached.js';
export { ThreadPool } from './pool.js';
export { type StoppableRunner, until } from './stoppable.js';
