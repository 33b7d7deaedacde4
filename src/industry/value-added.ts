import { isMissing, type Maybe, type MineralCode, missing } from '../base/index.js';
import type { IndustryModel } from './model.js';
import { type RationingRule, withheld } from './rationing.js';
import { stoppedDemand } from './supply-constrained.js';
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

/** The uses of one short mineral, each with the place of its sector among all that are hit. */
interface Short {
  readonly uses: readonly SectorUse[];
  readonly places: readonly number[];
  readonly shares: ArrayLike<number>;
}

const rules: readonly RationingRule[] = ['proportional', 'least', 'greatest'];

/** Share of each hit sector's value added lost to one mineral in one draw, under each rule. */
function lossesOf(
  short: Omit<Short, 'shares'>,
  share: number,
  valueAdded: Float64Array,
  seed: number,
  draw: number,
  asked = rules,
): Float64Array[] {
  const exposures = short.uses.map((use) => drawExposure(use, seed, draw));
  const values = short.uses.map((use, i) => ({
    tonnes: use.share,
    valueAdded: exposures[i]! * valueAdded[short.places[i]!]!,
  }));
  return asked.map((rule) => {
    const gone = withheld(values, share, rule);
    const loss = new Float64Array(valueAdded.length);
    short.places.forEach((place, i) => {
      loss[place] = Math.min(1, loss[place]! + gone[i]! * exposures[i]!);
    });
    return loss;
  });
}

/**
 * Direct loss by sector (code of the table) when one mineral is short, in won of the table's year: what `valueAddedLost` takes the greatest of where several are.
 * @param shares share of a year's tonnes that is short in each simulated year
 * @param drawOf number of the draw of exposures that a year goes with
 */
export function directBySector(
  { table, uses }: IndustryModel,
  mineral: MineralCode,
  shares: Float64Array,
  seed: number,
  drawOf: (year: number) => number,
): ReadonlyMap<string, Float64Array> {
  const known = uses.get(mineral) ?? [];
  const sectors = [...new Set(known.map((use) => use.sector))].sort((a, b) => a - b);
  const short = { uses: known, places: known.map((use) => sectors.indexOf(use.sector)) };
  const valueAdded = Float64Array.from(sectors, (k) => table.valueAdded[k]! * table.krwPerUnit);
  const lost = sectors.map(() => new Float64Array(shares.length));
  shares.forEach((share, year) => {
    if (share === 0) return;
    const [parts] = lossesOf(short, share, valueAdded, seed, drawOf(year), ['proportional']);
    parts!.forEach((part, p) => {
      lost[p]![year] = part * valueAdded[p]!;
    });
  });
  return new Map(sectors.map((k, p) => [table.codes[k]!, lost[p]!]));
}

/** Several minerals at once: the greatest loss of each sector, or min(1, sum), the two bounds of a joint shortage. */
function joint(losses: readonly Float64Array[], rule: 'max' | 'sum', size: number): Float64Array {
  const together = new Float64Array(size);
  for (const loss of losses)
    for (let p = 0; p < size; p++)
      together[p] = rule === 'max' ? Math.max(together[p]!, loss[p]!) : Math.min(1, together[p]! + loss[p]!);
  return together;
}

const weigh = (shares: ArrayLike<number>, weights: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += shares[i]! * weights[i]!;
  return sum;
};

/**
 * Value added lost when minerals are short, draw by draw (docs/methods/value-added.md): direct loss of sector k = VA_k x max over minerals
 * of sum over uses of (share of the use withheld x exposure); total by `stoppedDemand`. Exposures are own estimates, drawn by triangles.
 *
 * @param shortages by mineral, for each draw the share of a year's tonnes that is short, in [0, 1] (six months of half the tonnes: 0.25)
 * @example valueAddedLost(model, new Map([['gallium', Float64Array.of(0.2)]]), 1).direct[0] // won of 2018
 */
export function valueAddedLost(
  model: IndustryModel,
  shortages: ReadonlyMap<MineralCode, ArrayLike<number>>,
  seed: number,
): ValueAddedLost {
  const { table, leontief } = model;
  const minerals = [...shortages.keys()].sort();
  const known = minerals.filter((mineral) => model.uses.has(mineral));
  const sectors = [...new Set(known.flatMap((mineral) => model.uses.get(mineral)!.map((use) => use.sector)))].sort(
    (a, b) => a - b,
  );
  const shorts = known.map((mineral): Short => {
    const uses = model.uses.get(mineral)!;
    return { uses, places: uses.map((use) => sectors.indexOf(use.sector)), shares: shortages.get(mineral)! };
  });
  const draws = shorts.length > 0 ? Math.max(...shorts.map((s) => s.shares.length)) : 0;
  const arrays = () => new Float64Array(draws);
  const [direct, least, greatest, total, jobs] = [arrays(), arrays(), arrays(), arrays(), arrays()];
  const bySector = new Float64Array(table.codes.length);
  const valueAdded = Float64Array.from(sectors, (k) => table.valueAdded[k]! * table.krwPerUnit);
  const output = Float64Array.from(sectors, (k) => table.output[k]!);
  const refused: string[] = [];
  for (let draw = 0; draw < draws; draw++) {
    if (shorts.every(({ shares }) => shares[draw] === 0)) continue;
    const losses = shorts.map((short) => lossesOf(short, short.shares[draw]!, valueAdded, seed, draw));
    const under = (rule: number) => losses.map((byRule) => byRule[rule]!);
    const stopped = joint(under(0), 'max', sectors.length);
    direct[draw] = weigh(stopped, valueAdded);
    least[draw] = weigh(joint(under(1), 'max', sectors.length), valueAdded);
    greatest[draw] = weigh(joint(under(2), 'sum', sectors.length), valueAdded);
    sectors.forEach((k, p) => {
      bySector[k] = bySector[k]! + (stopped[p]! * valueAdded[p]!) / draws;
    });
    const upstream = stoppedDemand(
      table,
      leontief,
      sectors,
      stopped.map((share, p) => share * output[p]!),
    );
    if (isMissing(upstream)) {
      refused.push(upstream.missing.detail);
      continue;
    }
    const multiplied = (multipliers: Float64Array) =>
      upstream.sectors.reduce((sum, k, a) => sum + multipliers[k]! * upstream.final[a]!, 0);
    total[draw] = multiplied(leontief.valueAdded) * table.krwPerUnit;
    if (!isMissing(leontief.jobs)) jobs[draw] = multiplied(leontief.jobs);
  }
  const refusal =
    refused.length > 0
      ? missing('negative-final-demand', `${refused.length} of ${draws} draws; the first: ${refused[0]}`)
      : undefined;
  return {
    direct,
    least,
    greatest,
    total: refusal ?? total,
    jobs: refusal ?? (isMissing(leontief.jobs) ? leontief.jobs : jobs),
    bySector,
    unplaced: minerals.filter((mineral) => !known.includes(mineral)),
  };
}
