import type { CountryCode } from '../../base/index.js';
import type { Closure, Measure } from '../measures/index.js';

/** Tonnes of a pair to be kept month by month; `*`: all buyers abroad. */
export interface WatchedFlow {
  readonly exporter: CountryCode;
  readonly importer: CountryCode | '*';
}

/** A shock through time: `notice` months in which it is known but not in force, then `months` in force. Plain data. */
export interface PathPlan {
  readonly measures: readonly Measure[];
  readonly months: number;
  readonly notice: number;
  readonly watch: readonly WatchedFlow[];
  /** Months in force (0: the first) in which the measures are suspended, or have expired: from, and the first month after. */
  readonly lifted?: readonly { readonly from: number; readonly to: number }[];
  /** What stops when a route closes; none by default. */
  readonly closures?: readonly Closure[];
}

/** Kept of every month: the importer's base use, use, price paid and stock; the price that buyers outside the sellers' countries pay. */
export const monthColumns = ['baseUse', 'use', 'priceIndex', 'stock', 'outsidePrice'] as const;
export type MonthColumn = (typeof monthColumns)[number];

/** Kept of the end of a path: tonnes that the importer's stocks and all sellers' stocks are short of their calm level, and what those cost (USD). */
export const endColumns = ['buyersShort', 'buyersShortUsd', 'sellersShort', 'sellersShortUsd'] as const;

/** Numbers kept of the months of one draw, its end behind them. */
export const pathWidth = ({ months, notice, watch }: PathPlan): number =>
  (months + notice) * (monthColumns.length + watch.length) + endColumns.length;
