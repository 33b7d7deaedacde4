export {
  type Dependence,
  dependence,
  type EventClass,
  type EventHit,
  genericEvents,
  type RiskEvent,
  saleOf,
} from './events.js';
export * from './facts.js';
export { type Counts, calibrateOdds, type OddsModel } from './model.js';
export { type ChanceOdds, drawChance, drawRate, type RateOdds } from './posterior.js';
