import { type Interval, interval, uniform } from '../base/index.js';
import type { LossTable, SubsetOutcome } from './loss-table.js';
import { meanOf } from './loss-table.js';

/** The values at the places of `index`. */
export function at(values: Float64Array, index: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(index.length);
  for (let n = 0; n < index.length; n++) picked[n] = values[index[n]!]!;
  return picked;
}

/** The same tables on other draws: `index[n]` is the draw that stands at place n. Expected losses by mineral are scaled with the subset's own mean. */
export function onDraws(tables: readonly LossTable[], index: ArrayLike<number>): LossTable[] {
  const pick = (outcome: SubsetOutcome): SubsetOutcome => {
    const loss = at(outcome.loss, index);
    const [before, after] = [meanOf(outcome.loss), meanOf(loss)];
    const ratio = before === 0 ? 1 : after / before;
    return { ...outcome, loss, byMineral: new Map([...outcome.byMineral].map(([m, value]) => [m, value * ratio])) };
  };
  return tables.map((table) => ({ ...table, outcomes: table.outcomes.map(pick) }));
}

/** What a column of losses is made of: `years` simulated years for each of `draws` sets of parameters, in the order of draws. */
export interface Sample {
  readonly draws: number;
  readonly years: number;
}

/** Places in a column of the years of some draws. */
export function yearsOf({ years }: Pick<Sample, 'years'>, draws: ArrayLike<number>): Uint32Array {
  const index = new Uint32Array(draws.length * years);
  for (let i = 0; i < draws.length; i++) for (let k = 0; k < years; k++) index[i * years + k] = draws[i]! * years + k;
  return index;
}

/** Years of one bootstrap sample: draws with replacement, each with all its years, keyed by seed and sample. */
export function bootstrapIndex(sample: Sample, seed: number, number: number): Uint32Array {
  const { draws } = sample;
  const drawn = Uint32Array.from({ length: draws }, (_, n) =>
    Math.floor(uniform(seed, `bootstrap-${number}`, n, 'draw') * draws),
  );
  return yearsOf(sample, drawn);
}

/** Bootstrap samples of the draws (Efron 1979): what a statistic of the loss would be on other draws of the same number. */
export class Resamples {
  private readonly indices: readonly Uint32Array[];

  constructor(sample: Sample, seed: number, samples: number) {
    this.indices = Array.from({ length: samples }, (_, s) => bootstrapIndex(sample, seed, s));
  }

  /** `mean` is the statistic on the draws themselves, the quantiles are over the samples. */
  interval(values: Float64Array, statistic: (values: Float64Array) => number): Interval {
    const spread = interval(this.indices.map((index) => statistic(at(values, index))));
    return { ...spread, mean: statistic(values) };
  }

  /** The same for the fall of a statistic from one column to another, on common draws. */
  fall(before: Float64Array, after: Float64Array, statistic: (values: Float64Array) => number): Interval {
    const spread = interval(this.indices.map((index) => statistic(at(before, index)) - statistic(at(after, index))));
    return { ...spread, mean: statistic(before) - statistic(after) };
  }
}
