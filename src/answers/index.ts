
export { equilibriumDocument, marketMeasures, marketModel, nodesOf, solveMarket } from './solve-market.js';
export { type EvaluateQuestion, evaluateProject, type PriceFacts } from './evaluate-project.js';
export { priceFacts, priceSeries } from './price-facts.js';
export type { ProjectResult } from '../project/index.js';
export { krwPerUsd } from './exchange-rate.js';
export { type WhatIf, type WhatIfPorts, type WhatIfQuestion, whatIf } from './what-if.js';
export { type EventsQuestion, type NotModelled, yearlyEvents } from './yearly-events.js';
export { computeIndex } from './compute-index.js';
