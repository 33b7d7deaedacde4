import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import type { Ahead } from './ahead.js';
import type { ByProduct } from './by-products.js';
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
  /** Countries whose sales abroad, all stages, are kept before and after; of a year as a whole, with `sellers`. */
  readonly exporters?: readonly CountryCode[];
  /** Month by month in place of a year as a whole; the scenarios' effects are then not read. */
  readonly path?: PathPlan;
  /** The base year rolled forward. */
  readonly ahead?: Ahead;
  /** Other minerals of the same draw, solved with this one as one block; then one scenario, and sellers are kept. */
  readonly block?: Block;
}

/** What is solved with a job's own mineral: common draws, by-products that come with their hosts, closed routes that all share. */
export interface Block {
  readonly others: readonly (Pick<Job, 'market' | 'path' | 'ahead'> & { readonly effects: readonly Effect[] })[];
  /** Lines of data/by-products.csv of one host, by-product and market each. */
  readonly ties: readonly (readonly ByProduct[])[];
}

/** The minerals of a block as jobs of their own, the job's first: each writes its row behind the one before. */
export function membersOf({ block, ...own }: Job): readonly Job[] {
  const { path: _, ahead: __, ...rest } = own;
  return [
    own,
    ...(block?.others ?? []).map(({ market, effects, path, ahead }) => ({
      ...rest,
      market,
      scenarios: [{ effects }],
      ...(path ? { path } : {}),
      ...(ahead ? { ahead } : {}),
    })),
  ];
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

/** Kept of a closed corridor besides: gross tonnes that passed it in the base year, all that still goes, and the rent of a gross tonne (USD). */
export const corridorColumns = ['passed', 'carried', 'rent'] as const;

export interface Layout {
  readonly countries: readonly CountryCode[];
  /** Other ways of the corridor that the first scenario shuts, kept with the sellers: gross tonnes by each. */
  readonly ways: readonly string[];
  readonly exporters: readonly CountryCode[];
  /** Numbers kept of one solve. */
  readonly width: number;
}

/** Countries in node order and the number of values of one solve, of all minerals of a block. */
export function layoutOf(job: Job): Layout {
  if (job.block) {
    const members = membersOf(job).map(layoutOf);
    return { ...members[0]!, width: members.reduce((sum, { width }) => sum + width, 0) };
  }
  const countries = [
    ...new Set(job.market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer]))),
  ].sort();
  const months = job.path ? pathWidth(job.path) : 0;
  const corridor = job.sellers ? job.scenarios[0]?.effects.find((effect) => effect.kind === 'corridor') : undefined;
  const ways = corridor && !job.path ? corridor.detours.map(({ by }) => by) : [];
  const ofWays = ways.length > 0 ? corridorColumns.length + ways.length : 0;
  const exporters = job.sellers && !job.path ? (job.exporters ?? []) : [];
  const behind = (job.sellers ? 2 * countries.length : 0) + ofWays + 2 * exporters.length;
  return { countries, ways, exporters, width: columns.length + behind + months };
}

/** All draws of a job: here one after the other, in Node on threads, in a page on workers; the same bits wherever. */
export interface Runner {
  run(job: Job): Promise<Float64Array>;
}
