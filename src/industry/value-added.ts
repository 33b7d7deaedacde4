import { isMissing, type Maybe, type MineralCode, missing } from '../base/index.js';
import type { IndustryModel } from './model.js';
import { type RationingRule, withheld } from './rationing.js';
import { upstreamLoss } from './supply-constrained.js';
import { drawExposure, type SectorUse } from './uses.js';

/** Value added lost by draw, in won of the table's year; `table.todayFactor` turns it into won of today. */
export interface ValueAddedLost {
  /** Proportional rationing; several minerals short at once hit the same value added once (the greatest of them). */
  readonly direct: Float64Array;
  /** The least valuable uses go without; the greatest over minerals. */
  readonly least: Float64Array;
  /** The most valuable uses go without; min(1, sum over minerals). */
  readonly greatest: Float64Array;
  /** Upstream: the stopped industries and their suppliers (supply-constrained Leontief), from `direct`. */
  readonly total: Maybe<Float64Array>;
  /** Full-time equivalents that go with `total`. */
  readonly jobs: Maybe<Float64Array>;
  /** Mean over draws of `direct` by sector of the table. */
  readonly bySector: Float64Array;
  /** Minerals that were short and have no use shares: they are in no figure. */
  readonly unplaced: readonly MineralCode[];
}

interface Short {
  readonly uses: readonly SectorUse[];
  readonly shares: ArrayLike<number>;
}

/** Share of each sector's value added lost to one mineral in one draw under one rule. */
function lossOf(short: Short, model: IndustryModel, seed: number, draw: number, rule: RationingRule): Float64Array {
  const exposures = short.uses.map((use) => drawExposure(use, seed, draw));
  const values = short.uses.map((use, i) => ({
    tonnes: use.share,
    valueAdded: exposures[i]! * model.table.valueAdded[use.sector]!,
  }));
  const gone = withheld(values, short.shares[draw]!, rule);
  const loss = new Float64Array(model.table.codes.length);
  short.uses.forEach((use, i) => {
    loss[use.sector] = Math.min(1, loss[use.sector]! + gone[i]! * exposures[i]!);
  });
  return loss;
}

/** Several minerals at once: the greatest loss of each sector, or min(1, sum), the two bounds of a joint shortage. */
function joint(losses: readonly Float64Array[], rule: 'max' | 'sum', n: number): Float64Array {
  const together = new Float64Array(n);
  for (const loss of losses)
    for (let k = 0; k < n; k++)
      together[k] = rule === 'max' ? Math.max(together[k]!, loss[k]!) : Math.min(1, together[k]! + loss[k]!);
  return together;
}

const weigh = (shares: Float64Array, weights: Float64Array) => shares.reduce((sum, s, k) => sum + s * weights[k]!, 0);

/**
 * Value added lost when minerals are short, draw by draw (docs/methods/value-added.md): direct loss of sector k = VA_k x max over minerals
 * of sum over uses of (share of the use withheld x exposure); total by `upstreamLoss`. Exposures are own estimates, drawn by triangles.
 *
 * @param shortages by mineral, for each draw the share of a year's tonnes that is short, in [0, 1] (six months of half the tonnes: 0.25)
 * @example valueAddedLost(model, new Map([['gallium', Float64Array.of(0.2)]]), 1).direct[0] // won of 2018
 */
export function valueAddedLost(
  model: IndustryModel,
  shortages: ReadonlyMap<MineralCode, ArrayLike<number>>,
  seed: number,
): ValueAddedLost {
  const { table } = model;
  const n = table.codes.length;
  const minerals = [...shortages.keys()].sort();
  const shorts = minerals.flatMap((mineral): Short[] => {
    const uses = model.uses.get(mineral);
    return uses ? [{ uses, shares: shortages.get(mineral)! }] : [];
  });
  const draws = shorts.length > 0 ? Math.max(...shorts.map((s) => s.shares.length)) : 0;
  const arrays = () => new Float64Array(draws);
  const [direct, least, greatest, total, jobs] = [arrays(), arrays(), arrays(), arrays(), arrays()];
  const bySector = new Float64Array(n);
  const valueAdded = table.valueAdded;
  const refused: string[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const under = (rule: RationingRule) => shorts.map((short) => lossOf(short, model, seed, draw, rule));
    const stopped = joint(under('proportional'), 'max', n);
    direct[draw] = weigh(stopped, valueAdded) * table.krwPerUnit;
    least[draw] = weigh(joint(under('least'), 'max', n), valueAdded) * table.krwPerUnit;
    greatest[draw] = weigh(joint(under('greatest'), 'sum', n), valueAdded) * table.krwPerUnit;
    for (let k = 0; k < n; k++) bySector[k] = bySector[k]! + (stopped[k]! * valueAdded[k]! * table.krwPerUnit) / draws;
    const upstream = upstreamLoss(
      table,
      model.leontief,
      stopped.map((s, k) => s * table.output[k]!),
    );
    if (isMissing(upstream)) {
      refused.push(upstream.missing.detail!);
      continue;
    }
    const share = upstream.output.map((lost, k) => (table.output[k]! > 0 ? lost / table.output[k]! : 0));
    total[draw] = weigh(share, valueAdded) * table.krwPerUnit;
    if (!isMissing(table.workers)) jobs[draw] = weigh(share, table.workers);
  }
  const refusal =
    refused.length > 0
      ? missing('negative-final-demand', `${refused.length} of ${draws} draws; first ${refused[0]}`)
      : undefined;
  return {
    direct,
    least,
    greatest,
    total: refusal ?? total,
    jobs: refusal ?? (isMissing(table.workers) ? table.workers : jobs),
    bySector,
    unplaced: minerals.filter((mineral) => !model.uses.has(mineral)),
  };
}
