export * from './equilibrium.js';
export * from './model.js';
export { type SolveOptions, solve } from './solve.js';
