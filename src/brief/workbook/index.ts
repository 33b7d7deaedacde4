export { type CashFlowSheet, cashFlowSheet } from './cash-flow.js';
export type { GridCell, GridRow } from './grid.js';
