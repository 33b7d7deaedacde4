export { afterStock } from './after-stock.js';
export type { Ahead } from './ahead.js';
export { applied } from './apply.js';
export { type Assumption, assumptionsOf } from './assumptions.js';
export { type Assessment, assess, type BehaviourFit } from './backtest/assess.js';
export { type Fold, learn, withFold } from './backtest/fit.js';
export type { Series } from './backtest/likelihood.js';
export { inside50, inside90, type Prediction, predict, seenDraws } from './backtest/score.js';
export { type Toothless, toothless, unpassed } from './bite.js';
export { type ByProduct, jointOutputs } from './by-products.js';
export { type Calibration, calibrate } from './calibrate.js';
export { CentralCase } from './central.js';
export { closedCorridor } from './corridor.js';
export { marketUniforms } from './draw.js';
export { type Driver, drivers, yearlyDrivers } from './drivers.js';
export { inThisThread, runDraws } from './ensemble.js';
export * from './given-event.js';
export * from './job.js';
export {
  type Closure,
  type Effect,
  effectsOf,
  type Measure,
  measureUsage,
  parseMeasures,
  type Range,
  routesShut,
} from './measures/index.js';
export { written } from './measures/written.js';
export { happens, shareOfYear, type YearlyEvent } from './occurrence.js';
export { Outcome, outcomesOf } from './outcome.js';
export { type Distribution, type ParameterRow, parameterId, triangularQuantile } from './parameters.js';
export { behaviourUniforms } from './path/behaviour.js';
export type { PathPlan, WatchedFlow } from './path/plan.js';
export * from './replacement.js';
export { type TheYear, theYear } from './the-year.js';
export { type MarketDraws, together } from './together.js';
export * from './yearly-risk.js';
