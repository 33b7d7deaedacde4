import type { StageBase } from './compile.js';
import { type Agreed, agree } from './contracts.js';
import { type Curve, mostTonnes } from './curves.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import type { StageProgramme, SupplyTerm } from './programme.js';

/** Below this share of base tonnes a quantity counts as none: what rounding leaves when a contract takes all. */
const none = 1e-12;

/** A seller of one stage before its market is built. */
export interface Seller {
  readonly node: number;
  /** Market tonnes that do not answer to price. */
  constant: number;
  readonly terms: SupplyTerm[];
}

/**
 * The nodes that have something to sell at stage t once contracts are cut, and what: curves, and tonnes that answer to no price. Adds what
 * its processors buy whatever the price to the stage before.
 */
export function sellersOf(
  model: MarketModel,
  t: number,
  base: readonly StageBase[],
  agreed: Agreed,
  measures: readonly Measure[],
  before: StageProgramme | undefined,
): Seller[] {
  const stage = model.stages[t]!;
  const { sales, primary } = base[t]!;
  const ore = agreed.received[t - 1];
  const running = agreed.running[t]!;
  const { joint, now, recovery, secondary } = stage;
  const hasOre = (i: number) => before === undefined || before.buyerOf[i]! >= 0;
  const jointOf = (i: number) => (joint ? Math.min(joint[i]!, primary[i]!) : 0);
  const capacityOf = (i: number) => running[i]! * (primary[i]! - jointOf(i)) * (now?.supplyShift?.[i] ?? 1);
  const fromContracts = (i: number) => (ore && primary[i]! > 0 ? ore[i]! * recovery[i]! : 0);
  if (hasContracts(measures, t))
    agree(
      agreed,
      measures,
      t,
      model.nodes,
      primary.map((_, i) => (hasOre(i) ? capacityOf(i) : Math.min(capacityOf(i), fromContracts(i)))),
    );
  const sellers: Seller[] = [];
  for (let i = 0; i < model.nodes; i++) {
    if (!(sales[i]! > 0)) continue;
    const owed = agreed.owed[t]![i]!;
    const seller: Seller = { node: i, constant: 0, terms: [] };
    const kept = fromContracts(i);
    const capacity = capacityOf(i);
    seller.constant += (hasOre(i) ? kept : kept - owed) + (now?.offered?.[i] ?? 0);
    if (capacity > 0 && hasOre(i)) addOutput(seller, stage, t, capacity, owed + kept, oreShares(model, t, i), before);
    if (before && hasOre(i) && primary[i]! > 0) before.constantDemand[before.buyerOf[i]!]! += owed / recovery[i]!;
    seller.constant += running[i]! * jointOf(i);
    const scrap = secondary.tonnes[i]!;
    const elasticity = secondary.elasticity[i]!;
    if (t > 0 && scrap > 0 && elasticity === 0) seller.constant += scrap;
    else if (t > 0 && scrap > 0) {
      const curve = { base: scrap, elasticity, capacity: Infinity, shutdown: NaN };
      seller.terms.push(termOf('scrap', curve, t, i, 0, -1, oreShares(model, 0, i), stage.basePrice));
    }
    seller.constant = seller.constant > none * sales[i]! ? seller.constant : 0;
    if (seller.constant > 0 || seller.terms.length > 0) sellers.push(seller);
  }
  return sellers;
}

function hasContracts(measures: readonly Measure[], stage: number): boolean {
  for (const measure of measures) if (measure.kind === 'commit' && measure.stage === stage) return true;
  return false;
}

interface OreShares {
  readonly priceShare: number;
  readonly oreShare: number;
  readonly recovery: number;
  readonly money: number;
}

function oreShares(model: MarketModel, t: number, i: number): OreShares {
  const price = model.stages[t]!.basePrice;
  if (t === 0) return { priceShare: 1, oreShare: 0, recovery: 1, money: price };
  const recovery = model.stages[t]!.recovery[i]!;
  const ore = model.stages[t - 1]!.basePrice / recovery;
  return { priceShare: price / (price - ore), oreShare: ore / (price - ore), recovery, money: price - ore };
}

function addOutput(
  seller: Seller,
  stage: StageModel,
  t: number,
  tonnes: number,
  owed: number,
  shares: OreShares,
  before: StageProgramme | undefined,
): void {
  const i = seller.node;
  const curve = {
    base: tonnes,
    elasticity: stage.output.elasticity[i]!,
    capacity: stage.output.capacity[i]!,
    shutdown: stage.output.shutdown[i]!,
  };
  if (!(mostTonnes(curve) - owed > none * tonnes)) return;
  const oreBuyer = before ? before.buyerOf[i]! : -1;
  if (curve.elasticity === 0 && Number.isNaN(curve.shutdown)) {
    seller.constant += tonnes - owed;
    if (before) before.constantDemand[oreBuyer]! += (tonnes - owed) / shares.recovery;
    return;
  }
  seller.terms.push(termOf(t === 0 ? 'mine' : 'process', curve, t, i, owed, oreBuyer, shares, shares.money));
}

function termOf(
  kind: SupplyTerm['kind'],
  curve: Curve,
  stage: number,
  node: number,
  owed: number,
  oreBuyer: number,
  { priceShare, oreShare, recovery }: OreShares,
  money: number,
): SupplyTerm {
  return { kind, curve, stage, node, variable: -1, owed, priceShare, oreShare, recovery, oreBuyer, money };
}
