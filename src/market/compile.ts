import { type Agreed, agree, basePurchases, baseSales, tabulate } from './contracts.js';
import { mostTonnes } from './curves.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import type { GateTerm, Programme, StageProgramme, SupplyTerm } from './programme.js';

/** Below this share of base tonnes a quantity counts as none: what rounding leaves when a contract takes all. */
const none = 1e-12;

/** Base tonnes of each node at one stage. */
export interface StageBase {
  readonly sales: Float64Array;
  readonly purchases: Float64Array;
  /** Mined or processed part of sales. */
  readonly primary: Float64Array;
}

export interface Compiled {
  readonly programme: Programme;
  readonly agreed: Agreed;
  readonly base: readonly StageBase[];
  /** Tonnes sold whatever the price, by stage and node, those that can reach no one included. */
  readonly constant: readonly Float64Array[];
  /** Part of it that is scrap. */
  readonly constantScrap: readonly Float64Array[];
  /** Processors that reach no buyer: at a price of 0 they make nothing, and no solver need ask. */
  readonly closed: readonly SupplyTerm[];
  /** 1 where the node has something to sell, by stage. */
  readonly offers: readonly Uint8Array[];
}

export function stageBase(stage: StageModel, nodes: number): StageBase {
  const sales = baseSales(stage.flow, nodes);
  const primary = sales.map((tonnes, i) => {
    const made = tonnes - stage.secondary.tonnes[i]!;
    return made > 1e-9 * tonnes ? made : 0;
  });
  return { sales, purchases: basePurchases(stage.flow, nodes), primary };
}

interface Growing {
  size: number;
  readonly terms: SupplyTerm[];
  readonly closed: SupplyTerm[];
  readonly weight: number[];
  readonly scale: number[];
  readonly constant: number[];
  readonly bounded: number[];
  readonly start: number[];
}

/** A seller of one stage before its market is built. */
interface Seller {
  readonly node: number;
  /** Market tonnes that do not answer to price. */
  constant: number;
  readonly terms: Omit<SupplyTerm, 'variable'>[];
}

/** Turns a model and its measures into one convex programme: who still trades with whom, on which curves, under which caps. */
export function compile(model: MarketModel, measures: readonly Measure[]): Compiled {
  const n = model.nodes;
  const agreed = tabulate(model, measures);
  const base = model.stages.map((stage) => stageBase(stage, n));
  const grow: Growing = { size: 0, terms: [], closed: [], weight: [], scale: [], constant: [], bounded: [], start: [] };
  const stages: StageProgramme[] = [];
  const constant = model.stages.map(() => new Float64Array(n));
  const constantScrap = model.stages.map(({ secondary }, t) =>
    secondary.tonnes.map((tonnes, i) => (t > 0 && secondary.elasticity[i] === 0 ? tonnes : 0)),
  );
  const offers = model.stages.map(() => new Uint8Array(n));
  for (let t = 0; t < model.stages.length; t++) {
    const sellers = sellersOf(model, t, base, agreed, measures, stages[t - 1]);
    for (const seller of sellers) {
      constant[t]![seller.node] = seller.constant;
      if (seller.constant > 0 || seller.terms.length > 0) offers[t]![seller.node] = 1;
    }
    stages.push(buildStage(model, t, base, agreed, sellers, grow));
  }
  const gates = buildGates(agreed, stages, grow, n);
  const programme: Programme = {
    size: grow.size,
    stages,
    terms: grow.terms,
    gates,
    weight: Float64Array.from(grow.weight),
    scale: Float64Array.from(grow.scale),
    constant: Float64Array.from(grow.constant),
    bounded: Uint8Array.from(grow.bounded),
    start: Float64Array.from(grow.start),
  };
  return { programme, agreed, base, constant, constantScrap, closed: grow.closed, offers };
}

function sellersOf(
  model: MarketModel,
  t: number,
  base: readonly StageBase[],
  agreed: Agreed,
  measures: readonly Measure[],
  before: StageProgramme | undefined,
): Seller[] {
  const stage = model.stages[t]!;
  const { sales, primary } = base[t]!;
  const oreReceived = agreed.received[t - 1];
  const capacity = primary.map((tonnes, i) => agreed.running[t]![i]! * tonnes);
  const fromContracts = primary.map((tonnes, i) =>
    tonnes > 0 && oreReceived ? oreReceived[i]! * stage.recovery[i]! : 0,
  );
  const hasOre = (i: number) => before === undefined || before.buyerOf[i]! >= 0;
  const available = capacity.map((tonnes, i) => (hasOre(i) ? tonnes : Math.min(tonnes, fromContracts[i]!)));
  agree(agreed, measures, t, model.nodes, available);
  const sellers: Seller[] = [];
  for (let i = 0; i < model.nodes; i++) {
    if (!(sales[i]! > 0)) continue;
    const owed = agreed.owed[t]![i]!;
    const seller: Seller = { node: i, constant: 0, terms: [] };
    const kept = fromContracts[i]!;
    seller.constant += hasOre(i) ? kept : kept - owed;
    if (capacity[i]! > 0 && hasOre(i))
      addOutput(seller, stage, t, capacity[i]!, owed + kept, oreShares(model, t, i), before);
    if (before && hasOre(i) && primary[i]! > 0) before.constantDemand[before.buyerOf[i]!]! += owed / stage.recovery[i]!;
    const scrap = stage.secondary.tonnes[i]!;
    const elasticity = stage.secondary.elasticity[i]!;
    if (t > 0 && scrap > 0 && elasticity === 0) seller.constant += scrap;
    else if (t > 0 && scrap > 0) {
      const curve = { base: scrap, elasticity, capacity: Infinity, shutdown: NaN };
      const none = { owed: 0, priceShare: 1, oreShare: 0, recovery: 1, oreBuyer: -1, money: stage.basePrice };
      seller.terms.push({ kind: 'scrap', curve, stage: t, node: i, ...none });
    }
    seller.constant = seller.constant > none * sales[i]! ? seller.constant : 0;
    sellers.push(seller);
  }
  return sellers;
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
  seller.terms.push({ kind: t === 0 ? 'mine' : 'process', curve, stage: t, node: i, owed, oreBuyer, ...shares });
}

function buildStage(
  model: MarketModel,
  t: number,
  base: readonly StageBase[],
  agreed: Agreed,
  sellers: readonly Seller[],
  grow: Growing,
): StageProgramme {
  const n = model.nodes;
  const stage = model.stages[t]!;
  const { sales, purchases } = base[t]!;
  const total = sales.reduce((sum, tonnes) => sum + tonnes, 0);
  const trading = sellers.filter((s) => s.constant > 0 || s.terms.length > 0);
  const subsidised = agreed.wedge.slice(0, t + 1).some((table) => table.some((rate) => rate < 0));
  const variableOf = new Int32Array(n).fill(-1);
  const buyerOf = new Int32Array(n).fill(-1);
  const buyers: number[] = [];
  const start = [0];
  const pair: number[] = [];
  const wedge: number[] = [];
  const preference: number[] = [];
  const preferences = (i: number, j: number) =>
    ((1 - stage.newLink) * stage.flow[i * n + j]!) / purchases[j]! + (stage.newLink * sales[i]!) / total;
  const sellsTo = (i: number, j: number) => agreed.banned[t]![i * n + j] === 0 && preferences(i, j) > 0;
  const isBuyer = (j: number) => purchases[j]! > 0;
  for (const seller of trading) {
    let reached = false;
    for (let j = 0; j < n && !reached; j++) reached = isBuyer(j) && sellsTo(seller.node, j);
    if (reached) {
      variableOf[seller.node] = grow.size++;
      grow.weight.push(stage.basePrice);
      grow.scale.push(sales[seller.node]!);
      grow.constant.push(seller.constant);
      grow.bounded.push(
        seller.constant > 0 || subsidised || seller.terms.some((x) => x.curve.elasticity === 0) ? 1 : 0,
      );
      grow.start.push(1);
    }
    for (const term of seller.terms) {
      // A processor that reaches no buyer earns nothing: its margin is not above 0, unless a subsidy makes its ore cheaper than free.
      const shut = !reached && !subsidised && term.kind === 'process' && term.curve.elasticity > 0;
      (shut ? grow.closed : grow.terms).push({ ...term, variable: variableOf[seller.node]! });
    }
  }
  for (let j = 0; j < n; j++) {
    if (!isBuyer(j)) continue;
    for (const seller of trading) {
      const i = seller.node;
      if (!sellsTo(i, j)) continue;
      const a = preferences(i, j);
      const tau = agreed.wedge[t]![i * n + j]!;
      pair.push(i * n + j);
      preference.push(a);
      wedge.push(tau);
    }
    if (pair.length === start[start.length - 1]) continue;
    buyerOf[j] = buyers.length;
    buyers.push(j);
    start.push(pair.length);
  }
  const final = buyers.map((j) => ({
    base: stage.finalDemand[j]!,
    elasticity: stage.demandElasticity[j]!,
    choke: stage.choke,
    ceiling: stage.ceiling,
  }));
  const next = base[t + 1];
  return {
    price: stage.basePrice,
    sigma: stage.sigma,
    variableOf,
    buyers: Int32Array.from(buyers),
    buyerOf,
    final,
    received: Float64Array.from(buyers, (j) => (next && next.primary[j]! > 0 ? 0 : agreed.received[t]![j]!)),
    constantDemand: new Float64Array(buyers.length),
    start: Int32Array.from(start),
    pair: Int32Array.from(pair),
    seller: Int32Array.from(pair, (p) => variableOf[Math.floor(p / n)]!),
    wedge: Float64Array.from(wedge),
    preference: Float64Array.from(preference),
    gateStart: new Int32Array(pair.length + 1),
    gate: new Int32Array(0),
    baseTonnes: total,
  };
}

function buildGates(agreed: Agreed, stages: StageProgramme[], grow: Growing, n: number): GateTerm[] {
  const gates: GateTerm[] = [];
  stages.forEach((stage, t) => {
    const here = agreed.gates.filter((gate) => gate.stage === t);
    if (here.length === 0) return;
    const through: number[][] = Array.from(stage.pair, () => []);
    const place = new Int32Array(n * n).fill(-1);
    for (let p = 0; p < stage.pair.length; p++) place[stage.pair[p]!] = p;
    for (const gate of here) {
      const open = Array.from(gate.pairs, (pair) => place[pair]!).filter((p) => p >= 0);
      if (open.length === 0) continue;
      const variable = grow.size++;
      for (const p of open) through[p]!.push(variable);
      gates.push({ measure: gate.measure, stage: t, variable, capacity: gate.capacity });
      grow.weight.push(stage.price);
      grow.scale.push(gate.capacity);
      grow.constant.push(gate.capacity);
      grow.bounded.push(1);
      grow.start.push(0);
    }
    const gateStart = [0];
    for (const list of through) gateStart.push(gateStart[gateStart.length - 1]! + list.length);
    stages[t] = { ...stage, gateStart: Int32Array.from(gateStart), gate: Int32Array.from(through.flat()) };
  });
  return gates;
}
