import type { Krw, MineralCode } from '../base/index.js';
import type { Group } from './group.js';
import type { Subset } from './subset.js';

/** A figure that changes as measures are delivered: `value` from the year `from` on; ascending, the first one from the start. */
export type Steps = readonly { readonly from: number; readonly value: number }[];

/** The figure in a year; without one, once everything is delivered. Undefined where there are no steps. */
export const valueIn = (steps: Steps, year = Number.POSITIVE_INFINITY): number | undefined =>
  steps.filter(({ from }) => from <= year).at(-1)?.value;

/** Loss of the simulated years, KRW, and its parts that others may cause as well. */
export interface YearLosses {
  readonly loss: Float64Array;
  /** Parts of `loss`, by what is lost (an industry): of several groups that hit the same one the greatest counts, not their sum. */
  readonly shared: ReadonlyMap<string, Float64Array>;
}

/** What one subset of a group's measures leads to, on the common draws. */
export interface SubsetOutcome extends YearLosses {
  readonly subset: Subset;
  readonly cost: Krw;
  /** Expected loss a year by mineral, KRW, for floors. */
  readonly byMineral: ReadonlyMap<MineralCode, Krw>;
  /** Largest share of one supplier in the importer's purchases in a year without events, by mineral. */
  readonly firstSupplierShare: ReadonlyMap<MineralCode, Steps>;
  /** Days of the importer's use held in stock, by mineral. */
  readonly coverDays: ReadonlyMap<MineralCode, Steps>;
  /** Gain of the partner country in present value, KRW: revenue of its treasury and value added at home. */
  readonly partnerGain: Krw;
}

/** The sample that a choice is made on: the empty subset first. */
export interface LossTable {
  readonly group: Group;
  readonly outcomes: readonly SubsetOutcome[];
  readonly coverage: 'exact' | 'restricted';
  /** Every allowed subset of so many members or fewer is among the outcomes. */
  readonly mostMembers: number;
  /** Equilibria solved to fill it. */
  readonly solves: number;
  /** Weight of each year, the same in every table of a choice; they add up to 1. */
  readonly weights: Float64Array;
}

/** Every year with the same weight. */
export const evenWeights = (years: number): Float64Array => new Float64Array(years).fill(1 / years);

/** Weights of the years of some tables. */
export const weightsOf = (tables: readonly LossTable[]): Float64Array => tables[0]?.weights ?? new Float64Array(0);

/** Weighted sum of a column in the order of years; years of no weight are left out. */
export function meanOf(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < values.length; n++) if (weights[n] !== 0) sum += weights[n]! * values[n]!;
  return sum;
}

const hits = new WeakMap<Float64Array, Uint32Array>();

/** Years of a column that are not 0, ascending; kept beside it: for columns of a table, which are read again and again. */
export function hitYears(values: Float64Array): Uint32Array {
  let found = hits.get(values);
  if (!found) {
    const years: number[] = [];
    for (let n = 0; n < values.length; n++) if (values[n] !== 0) years.push(n);
    found = Uint32Array.from(years);
    hits.set(values, found);
  }
  return found;
}

/** Adds up the columns of what several groups share, and takes the greatest. */
function overlaps(outcomes: readonly YearLosses[]): Iterable<readonly [Float64Array, Float64Array]> {
  const found = new Map<string, [Float64Array, Float64Array]>();
  for (const { shared } of outcomes)
    for (const [name, values] of shared) {
      const known = found.get(name);
      if (!known) {
        found.set(name, [values.slice(), values.slice()]);
        continue;
      }
      const [sum, greatest] = known;
      for (let n = 0; n < values.length; n++) {
        const value = values[n]!;
        if (value === 0) continue;
        sum[n]! += value;
        if (value > greatest[n]!) greatest[n] = value;
      }
    }
  return found.values();
}

/** Loss of each year of groups together: the sum of their losses, less what they share beyond the greatest part of it. */
export function jointLoss(outcomes: readonly YearLosses[]): Float64Array {
  const total = new Float64Array(outcomes[0]?.loss.length ?? 0);
  for (const { loss } of outcomes) for (let n = 0; n < total.length; n++) total[n]! += loss[n]!;
  for (const [sum, greatest] of overlaps(outcomes))
    for (let n = 0; n < total.length; n++) if (sum[n] !== greatest[n]) total[n]! -= sum[n]! - greatest[n]!;
  return total;
}
