import type { BaseMarket } from '../atlas/index.js';
import { type Krw, type Maybe, type MineralCode, missing, uniform } from '../base/index.js';
import { type Measure, triangularQuantile } from '../shock/index.js';
import type { Group } from './group.js';
import { type LossTable, meanOf, type SubsetOutcome } from './loss-table.js';
import { allowedSubsets, type Subset, subsetCost } from './subset.js';

/** What a candidate does once it is delivered, and how likely that is. */
export interface Standing {
  readonly id: string;
  /** Low, mode, high of the chance that it delivers. */
  readonly odds: readonly [number, number, number];
  readonly measures: ReadonlyMap<MineralCode, readonly Measure[]>;
  /** Tonnes that it holds in stock, and that it brings a year under contract, by mineral. */
  readonly stock: ReadonlyMap<MineralCode, number>;
  readonly contract: ReadonlyMap<MineralCode, number>;
  readonly partnerGain: Maybe<Krw>;
}

/** The importer's base year of one mineral, as rules on suppliers and cover need it. */
export interface MineralBase {
  readonly use: number;
  /** Share of the largest foreign supplier in use. */
  readonly firstSupplier: number;
  readonly coverDays: number;
}

/** Loss of the year by draw in KRW with standing measures in force; NaN in draws without a certified answer. */
export type YearLoss = (
  mineral: MineralCode,
  standing: readonly Measure[],
) => Promise<{ readonly loss: Float64Array; readonly solves: number }>;

export interface Valuation {
  readonly seed: number;
  readonly draws: number;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly base: ReadonlyMap<MineralCode, MineralBase>;
  readonly yearLoss: YearLoss;
}

/** Bits of the members that deliver in draw n: one uniform number a member for the chance, one for the outcome. */
function deliveredIn(group: Group, { seed, draws, standing }: Valuation): Float64Array {
  return Float64Array.from({ length: draws }, (_, n) =>
    group.members.reduce((bits, { id }, k) => {
      const [low, mode, high] = standing.get(id)!.odds;
      const chance = triangularQuantile(low, mode, high, uniform(seed, `delivery/${id}`, n, 'odds'));
      return uniform(seed, `delivery/${id}`, n, 'delivers') < chance ? bits + 2 ** k : bits;
    }, 0),
  );
}

/** Members (as bits of the group) that change a mineral. */
const serving = (group: Group, mineral: MineralCode, standing: Valuation['standing']): Subset =>
  group.members.reduce((bits, { id }, k) => (standing.get(id)!.measures.has(mineral) ? bits + 2 ** k : bits), 0);

const inBits = (group: Group, subset: Subset) => group.members.filter((_, k) => Math.floor(subset / 2 ** k) % 2 === 1);

const common = (a: Subset, b: Subset): Subset => {
  let bits = 0;
  for (let k = 0; 2 ** k <= Math.max(a, b); k++)
    if (Math.floor(a / 2 ** k) % 2 === 1 && Math.floor(b / 2 ** k) % 2 === 1) bits += 2 ** k;
  return bits;
};

/**
 * The loss table of a group: for every allowed subset the loss of the year by draw, with the members that deliver in that draw in force.
 * Each set of delivered members is solved once a mineral, on the common draws. A group with a draw that no equilibrium answers is
 * `missing: not-converged`.
 */
export async function valueGroup(group: Group, valuation: Valuation, limit?: number): Promise<Maybe<LossTable>> {
  const { subsets, coverage } = allowedSubsets(group, limit);
  const minerals = [...new Set(group.members.flatMap((member) => member.minerals))].sort();
  const delivered = deliveredIn(group, valuation);
  const losses = new Map<string, Float64Array>();
  let solves = 0;
  for (const mineral of minerals) {
    const members = serving(group, mineral, valuation.standing);
    const inForce = (subset: Subset) =>
      valuation.draws === 0 ? [] : [...new Set(Array.from(delivered, (bits) => common(common(subset, bits), members)))];
    for (const mask of new Set(subsets.flatMap(inForce))) {
      const standing = inBits(group, mask).flatMap(({ id }) => valuation.standing.get(id)!.measures.get(mineral)!);
      const year = await valuation.yearLoss(mineral, standing);
      if (year.loss.some(Number.isNaN))
        return missing('not-converged', `${mineral} with ${inBits(group, mask).map((m) => m.id)}`);
      losses.set(`${mineral} ${mask}`, year.loss);
      solves += year.solves;
    }
  }
  const lossOf = (mineral: MineralCode, subset: Subset): Float64Array => {
    const members = serving(group, mineral, valuation.standing);
    return Float64Array.from(
      delivered,
      (bits, n) => losses.get(`${mineral} ${common(common(subset, bits), members)}`)![n]!,
    );
  };
  const outcomes = subsets.map((subset) => outcomeOf(group, subset, minerals, valuation, lossOf));
  return { group, outcomes, coverage, solves };
}

function outcomeOf(
  group: Group,
  subset: Subset,
  minerals: readonly MineralCode[],
  { standing, base, draws }: Valuation,
  lossOf: (mineral: MineralCode, subset: Subset) => Float64Array,
): SubsetOutcome {
  const loss = new Float64Array(draws);
  const byMineral = new Map<MineralCode, Krw>();
  const firstSupplierShare = new Map<MineralCode, number>();
  const coverDays = new Map<MineralCode, number>();
  const chosen = inBits(group, subset).map(({ id }) => standing.get(id)!);
  for (const mineral of minerals) {
    const own = lossOf(mineral, subset);
    for (let n = 0; n < draws; n++) loss[n]! += own[n]!;
    byMineral.set(mineral, meanOf(own));
    const known = base.get(mineral);
    if (!known) continue;
    const contracted = chosen.reduce((sum, one) => sum + (one.contract.get(mineral) ?? 0), 0);
    const stock = chosen.reduce((sum, one) => sum + (one.stock.get(mineral) ?? 0), 0);
    firstSupplierShare.set(mineral, known.firstSupplier * Math.max(0, 1 - contracted / known.use));
    coverDays.set(mineral, known.coverDays + (365 * stock) / known.use);
  }
  const partnerGain = chosen.reduce((sum, one) => sum + (typeof one.partnerGain === 'number' ? one.partnerGain : 0), 0);
  return { subset, cost: subsetCost(group, subset), loss, byMineral, firstSupplierShare, coverDays, partnerGain };
}

/** The importer's use, its largest foreign supplier's share of it, and the days of stock given. */
export function mineralBase(market: BaseMarket, importer: string, coverDays: number): MineralBase {
  const flows = market.stages.at(-1)!.flows.filter((flow) => flow.importer === importer);
  const use = flows.reduce((sum, flow) => sum + flow.tonnes, 0);
  const foreign = flows.filter((flow) => flow.exporter !== importer).map((flow) => flow.tonnes);
  return { use, firstSupplier: use > 0 ? Math.max(0, ...foreign) / use : 0, coverDays };
}
