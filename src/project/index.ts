export { type Distribution, type DrawnParties, distribution, drawParties } from './draws.js';
export { type Case, caseOf, type Rules } from './evaluate.js';
export { exchangeOf } from './plan.js';
export { fitPrices, type PriceModel, type PriceSeries } from './price-model.js';
export { type ProjectResult, resultOf } from './result.js';
export type { Programmes } from './support/agree.js';
