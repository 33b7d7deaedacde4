import { type Interval, interval, uniform } from '../base/index.js';
import { evenWeights, type LossTable, meanOf, type SubsetOutcome, weightsOf } from './loss-table.js';

/** What a column of losses is made of: `years` simulated years for each of `draws` sets of parameters, in the order of draws. */
export interface Sample {
  readonly draws: number;
  readonly years: number;
}

/** Weights of years when some draws make up the sample, each with all its years, as often as it is named. */
export function weightsOfDraws({ draws, years }: Sample, named: ArrayLike<number>): Float64Array {
  const weights = new Float64Array(draws * years);
  const one = 1 / (named.length * years);
  for (let i = 0; i < named.length; i++)
    for (let k = 0, from = named[i]! * years; k < years; k++) weights[from + k]! += one;
  return weights;
}

/** The same tables with other weights of the years. Expected losses by mineral are scaled with the subset's own mean. */
export function weighted(tables: readonly LossTable[], weights: Float64Array): LossTable[] {
  const old = weightsOf(tables);
  const scaled = (outcome: SubsetOutcome): SubsetOutcome => {
    const [before, after] = [meanOf(outcome.loss, old), meanOf(outcome.loss, weights)];
    const ratio = before === 0 ? 1 : after / before;
    return { ...outcome, byMineral: new Map([...outcome.byMineral].map(([m, value]) => [m, value * ratio])) };
  };
  return tables.map((table) => ({ ...table, weights, outcomes: table.outcomes.map(scaled) }));
}

/** Draws of one bootstrap sample, with replacement, keyed by seed and sample. */
export const bootstrapDraws = ({ draws }: Sample, seed: number, number: number): Uint32Array =>
  Uint32Array.from({ length: draws }, (_, n) => Math.floor(uniform(seed, `bootstrap-${number}`, n, 'draw') * draws));

type Statistic = (values: Float64Array, weights: Float64Array) => number;

/** Bootstrap samples of the draws (Efron 1979): what a statistic of the loss would be on other draws of the same number. */
export class Resamples {
  private readonly samples: readonly Float64Array[];
  private readonly whole: Float64Array;

  constructor(sample: Sample, seed: number, samples: number) {
    this.samples = Array.from({ length: samples }, (_, s) => weightsOfDraws(sample, bootstrapDraws(sample, seed, s)));
    this.whole = evenWeights(sample.draws * sample.years);
  }

  /** `mean` is the statistic on the draws themselves, the quantiles are over the samples. */
  interval(values: Float64Array, statistic: Statistic): Interval {
    const spread = interval(this.samples.map((weights) => statistic(values, weights)));
    return { ...spread, mean: statistic(values, this.whole) };
  }

  /** The same for the fall of a statistic from one column to another, on common draws. */
  fall(before: Float64Array, after: Float64Array, statistic: Statistic): Interval {
    const spread = interval(this.samples.map((weights) => statistic(before, weights) - statistic(after, weights)));
    return { ...spread, mean: statistic(before, this.whole) - statistic(after, this.whole) };
  }
}
