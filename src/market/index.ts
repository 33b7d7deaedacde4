export {
  type BlockEquilibrium,
  type Chain,
  type Corridor,
  type JointOutput,
  type Passage,
  type Place,
  solveBlock,
} from './block.js';
export * from './equilibrium.js';
export * from './model.js';
export { type SolveOptions, solve } from './solve.js';
export type { StockRule } from './stocks.js';
export type { StageAdjustment } from './time/adjust.js';
export { monthMeasures } from './time/month.js';
export { type NewCapacity, type Path, type PathMonth, type PathSpec, runPath } from './time/path.js';
export type { SellerStock } from './time/seller-stock.js';
export type { PathStock } from './time/stock.js';
