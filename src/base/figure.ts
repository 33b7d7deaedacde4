import { type Maybe, whenPresent } from './missing.js';

/** Quantiles of draws: mean and the 5, 50 and 95 percent points (type 7). */
export interface Interval {
  readonly mean: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/** An interval in another unit: every point times k >= 0, which keeps their order. `times({ mean: 2, p05: 1, p50: 2, p95: 3 }, 10).p95 === 30` */
export const times = ({ mean, p05, p50, p95 }: Interval, k: number): Interval => ({
  mean: mean * k,
  p05: p05 * k,
  p50: p50 * k,
  p95: p95 * k,
});

/** The same where interval or factor may be missing; the factor's reason comes first. */
export const timesWhere = (figure: Maybe<Interval>, factor: Maybe<number>): Maybe<Interval> =>
  whenPresent(factor, (k) => whenPresent(figure, (present) => times(present, k)));

/** Where a number comes from: rows of the atlas, inputs of the study, and the formula that joined them. */
export interface Trace {
  readonly formula: string;
  /** Row ids, to be handed to `atlas trace`. */
  readonly rows: readonly string[];
  /** Facts that are no rows: `MNG/royalty/surtax/copper`, `elasticities/tin/demand`. */
  readonly facts: readonly string[];
}

/** A number as it is shown: value or reason, interval, unit, and how it was got. */
export interface Figure {
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly interval?: Interval;
  readonly trace: Trace;
}
