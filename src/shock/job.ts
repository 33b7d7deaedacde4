import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import type { DriverGroup } from './draw.js';
import type { Effect } from './measures/index.js';
import type { ParameterRow } from './parameters.js';
import { type PathPlan, pathWidth } from './path/plan.js';

/** Effects in force together, solved for every draw or for some. */
export interface Scenario {
  readonly effects: readonly Effect[];
  /** Ascending draw numbers; absent: all. */
  readonly only?: readonly number[];
  /** Groups of assumptions drawn from the second stream: what `drivers` compares. */
  readonly swapped?: readonly DriverGroup[];
}

/** A mineral, seen by one importer, under several scenarios on common draws. Plain data: it can be sent to a thread. */
export interface Job {
  readonly market: BaseMarket;
  readonly parameters: readonly ParameterRow[];
  readonly importer: CountryCode;
  readonly seed: number;
  readonly draws: number;
  readonly scenarios: readonly Scenario[];
  /** Also each seller's tonnes to the importer, before and after. */
  readonly sellers: boolean;
  /** Month by month in place of a year as a whole; the scenarios' effects are then not read. */
  readonly path?: PathPlan;
}

/** What is kept of one solve: figures of the importer at the last stage, money in USD a year, and how well the solve holds. */
export const columns = [
  'baseTonnes',
  'tonnesLost',
  'unserved',
  'priceIndex',
  'scarcityIndex',
  'extraBillUsd',
  'buyerLossUsd',
  'paidMoreUsd',
  'switchingUsd',
  'largestGrowth',
  'residualTonnes',
  'relativeExcess',
  'failed',
] as const;
export type Column = (typeof columns)[number];

export interface Layout {
  readonly countries: readonly CountryCode[];
  /** Numbers kept of one solve. */
  readonly width: number;
}

/** Countries in node order and the number of values of one solve. */
export function layoutOf(job: Job): Layout {
  const countries = [
    ...new Set(job.market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer]))),
  ].sort();
  const months = job.path ? pathWidth(job.path) : 0;
  return { countries, width: columns.length + (job.sellers ? 2 * countries.length : 0) + months };
}

/** All draws of a job: here one after the other, in Node on threads, in a page on workers; the same bits wherever. */
export interface Runner {
  run(job: Job): Promise<Float64Array>;
}
