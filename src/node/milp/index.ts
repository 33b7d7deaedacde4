export { highsSolver } from './highs.js';
