import type { Maybe } from './missing.js';

/** Quantiles of draws: mean and the 5, 50 and 95 percent points (type 7). */
export interface Interval {
  readonly mean: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

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
