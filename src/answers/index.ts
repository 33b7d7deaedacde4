
export { equilibriumDocument, marketMeasures, marketModel, nodesOf, solveMarket } from './solve-market.js';
