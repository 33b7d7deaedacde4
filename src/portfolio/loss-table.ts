import type { Krw, MineralCode } from '../base/index.js';
import type { Group } from './group.js';
import type { Subset } from './subset.js';

/** A figure that changes as measures are delivered: `value` from the year `from` on; ascending, the first one from the start. */
export type Steps = readonly { readonly from: number; readonly value: number }[];

/** The figure in a year; without one, once everything is delivered. Undefined where there are no steps. */
export const valueIn = (steps: Steps, year = Number.POSITIVE_INFINITY): number | undefined =>
  steps.filter(({ from }) => from <= year).at(-1)?.value;

/** What one subset of a group's measures leads to, on the common draws. */
export interface SubsetOutcome {
  readonly subset: Subset;
  readonly cost: Krw;
  /** Loss of the year by draw, KRW, all minerals of the group. */
  readonly loss: Float64Array;
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
  /** Equilibria solved to fill it. */
  readonly solves: number;
}

/** Mean of a column, summed in the order of draws. */
export const meanOf = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

/** Sum of the chosen outcomes' losses, draw by draw, in the order given. */
export function jointLoss(outcomes: readonly SubsetOutcome[]): Float64Array {
  const total = new Float64Array(outcomes[0]?.loss.length ?? 0);
  for (const outcome of outcomes) for (let n = 0; n < total.length; n++) total[n]! += outcome.loss[n]!;
  return total;
}
