import { type Interval, interval, type Maybe, missing } from '../base/index.js';
import { afterStock } from './after-stock.js';
import type { Column } from './job.js';
import type { Outcome } from './outcome.js';

/** What one scenario does to the importer: quantiles over the parameters and the errors of the base year. Money in USD of the base year. */
export interface GivenEvent {
  readonly baseTonnes: Maybe<Interval>;
  readonly tonnesLost: Maybe<Interval>;
  readonly unserved: Maybe<Interval>;
  readonly priceIndex: Maybe<Interval>;
  readonly scarcityIndex: Maybe<Interval>;
  readonly extraBillUsd: Maybe<Interval>;
  readonly buyerLossUsd: Maybe<Interval>;
  /** What the buyer's loss is made of, draw by draw; the three add up to it. */
  readonly lossParts: {
    /** p0 (Pbar - 1) x tonnes still bought: cash. */
    readonly paidMoreUsd: Maybe<Interval>;
    /** p0 (V - Pbar) x tonnes still bought: what it costs to use another seller's tonnes. */
    readonly switchingUsd: Maybe<Interval>;
    /** p0 int (v - 1) over the tonnes not used, unserved or given way at the price, and stock run down. */
    readonly tonnesGoneUsd: Maybe<Interval>;
  };
  /** How many times its base tonnes the fastest growing seller (of 2 % of use or more) delivers: a check of the answer. */
  readonly largestGrowth: Maybe<Interval>;
}

/** The interval of a figure over all draws, or why there is none: a solve without an answer, or draws in which nobody can sell. */
function figure(outcome: Outcome, scenario: number, draws: number, at: (draw: number) => number): Maybe<Interval> {
  const failed = outcome.all(scenario, 'failed', draws).reduce((sum, flag) => sum + (flag === 1 ? 1 : 0), 0);
  if (failed > 0) return missing('not-converged', `${failed} of ${draws} draws have no certified equilibrium`);
  const values = Float64Array.from({ length: draws }, (_, draw) => at(draw));
  const without = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  if (without > 0) return missing('no-seller', `nobody can sell to the importer in ${without} of ${draws} draws`);
  return interval(values);
}

/**
 * @param factor share of a year the event lasts; it scales tonnes and money, not prices
 * @param draws how many of the draws, from the first, the figures rest on
 * @param cover what the importer holds in stock, as a share of a year's use
 */
export function givenEvent(
  outcome: Outcome,
  scenario: number,
  factor = 1,
  draws = outcome.job.draws,
  cover = 0,
): GivenEvent {
  const value = (draw: number, column: Column) => outcome.value(draw, scenario, column);
  const price = (column: Column) => figure(outcome, scenario, draws, (draw) => value(draw, column));
  const quantity = (column: Column) => figure(outcome, scenario, draws, (draw) => factor * value(draw, column));
  const lessened = (column: 'tonnesLost' | 'unserved' | 'buyerLossUsd') =>
    figure(outcome, scenario, draws, (draw) => afterStock(outcome, draw, scenario, column, factor, cover));
  return {
    baseTonnes: quantity('baseTonnes'),
    tonnesLost: lessened('tonnesLost'),
    unserved: lessened('unserved'),
    priceIndex: price('priceIndex'),
    scarcityIndex: price('scarcityIndex'),
    extraBillUsd: quantity('extraBillUsd'),
    buyerLossUsd: lessened('buyerLossUsd'),
    lossParts: {
      paidMoreUsd: quantity('paidMoreUsd'),
      switchingUsd: quantity('switchingUsd'),
      tonnesGoneUsd: figure(
        outcome,
        scenario,
        draws,
        (n) =>
          afterStock(outcome, n, scenario, 'buyerLossUsd', factor, cover) -
          factor * (value(n, 'paidMoreUsd') + value(n, 'switchingUsd')),
      ),
    },
    largestGrowth: price('largestGrowth'),
  };
}
