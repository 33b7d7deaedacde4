import { exp } from '../base/index.js';
import type { Growing, StageBase } from './compile.js';
import type { Agreed } from './contracts.js';
import type { FinalBuyer } from './curves.js';
import type { MarketModel, StageModel } from './model.js';
import type { GateTerm, StageProgramme } from './programme.js';
import type { Seller } from './sellers.js';
import type { StockRule } from './stocks.js';

/** The market of one stage: who still trades with whom, at which preferences; gives every seller that reaches a buyer its variable. */
export function buildStage(
  model: MarketModel,
  t: number,
  base: readonly StageBase[],
  agreed: Agreed,
  trading: readonly Seller[],
  grow: Growing,
): StageProgramme {
  const n = model.nodes;
  const stage = model.stages[t]!;
  const { sales } = base[t]!;
  const subsidised = agreed.subsidised[t]!;
  const { baseTonnes, from, evades, start, buyers, buyerOf, reached } = findPairs(model, t, base[t]!, agreed, trading);
  const variableOf = new Int32Array(n).fill(-1);
  for (const seller of trading) {
    const { node, constant, terms } = seller;
    if (reached[node] === 1) {
      variableOf[node] = grow.size++;
      grow.weight.push(stage.basePrice);
      grow.scale.push(sales[node]!);
      grow.constant.push(constant);
      grow.bounded.push(mayStrand(seller, subsidised) ? 1 : 0);
      grow.start.push(1);
    }
    for (const term of terms) {
      // A processor that reaches no buyer earns nothing: its margin is not above 0, unless a subsidy makes its ore cheaper than free.
      const shut = reached[node] === 0 && !subsidised && term.kind === 'process' && term.curve.elasticity > 0;
      term.variable = variableOf[node]!;
      (shut ? grow.closed : grow.terms).push(term);
    }
  }
  const pair = new Int32Array(from.length);
  const seller = new Int32Array(from.length);
  const wedge = new Float64Array(from.length);
  const part = new Float64Array(from.length).fill(1);
  for (let b = 0, p = 0; b < buyers.length; b++) {
    for (const end = start[b + 1]!; p < end; p++) {
      const i = from[p]!;
      pair[p] = i * n + buyers[b]!;
      seller[p] = variableOf[i]!;
      wedge[p] = agreed.wedge[t]?.[pair[p]!] ?? 0;
      const leak = agreed.leaks[t]!.get(pair[p]!);
      if (leak) part[p] = evades[p] === 1 ? leak.share : 1 - leak.share;
      if (leak && evades[p] === 1) wedge[p]! += leak.cost;
    }
  }
  const next = base[t + 1];
  const { growth } = stage;
  const bounded = growth ? Array.from(buyers.keys()).filter((b) => includes(growth.buyers, buyers[b]!)) : [];
  const standing: StageProgramme = {
    price: stage.basePrice,
    sigma: stage.sigma,
    variableOf,
    buyers,
    buyerOf,
    final: [],
    received: Float64Array.from(buyers, (j) => (next && next.primary[j]! > 0 ? 0 : agreed.received[t]![j]!)),
    constantDemand: new Float64Array(buyers.length),
    start,
    pair,
    seller,
    wedge,
    part,
    preference: new Float64Array(pair.length),
    open: new Float64Array(pair.length),
    evades,
    gateStart: new Int32Array(pair.length + 1),
    gate: new Int32Array(0),
    load: none,
    toll: none,
    baseTonnes,
    bound: new Float64Array(bounded.length > 0 ? pair.length : 0).fill(Infinity),
    bounded: Int32Array.from(bounded),
  };
  fillMoment(stage, base[t]!, n, standing);
  return standing;
}

/** Whether a seller may be left with tonnes that answer to no price. */
export const mayStrand = ({ constant, terms }: Seller, subsidised: boolean): boolean =>
  constant > 0 || terms.some((x) => x.curve.elasticity === 0 || (subsidised && x.kind === 'process'));

const none = new Float64Array(0);
const noStocks: readonly StockRule[] = [];

/** Fills in what a moment sets, on pairs and buyers that stand: preferences, bounds on growth and final demand. */
export function fillMoment(stage: StageModel, base: StageBase, n: number, standing: StageProgramme): void {
  const { buyers, start, pair, part, wedge, sigma, baseTonnes, preference, open, final } = standing;
  const { newLink, flow, now } = stage;
  const linked = newLink / baseTonnes;
  const moment = now?.preference;
  if (moment) for (let p = 0; p < pair.length; p++) preference[p] = moment[pair[p]!]!;
  else
    for (let b = 0, p = 0; b < buyers.length; b++) {
      const j = buyers[b]!;
      const bought = base.purchases[j]!;
      const kept = (1 - newLink) / bought;
      for (const end = start[b + 1]!; p < end; p++) {
        const at = pair[p]!;
        preference[p] = newLink === 0 ? flow[at]! / bought : kept * flow[at]! + linked * base.sales[(at - j) / n]!;
      }
    }
  for (let p = 0; p < pair.length; p++) {
    const a = preference[p]! * part[p]!;
    preference[p] = a;
    open[p] = wedge[p] === 0 ? a : a * exp(-sigma * wedge[p]!);
  }
  const stocks = stocksByNode(stage, n);
  for (let b = 0; b < buyers.length; b++) final[b] = finalBuyer(stage, buyers[b]!, stocks?.[buyers[b]!] ?? noStocks);
  fillBounds(stage, base, n, standing);
}

function stocksByNode({ now }: StageModel, n: number): (StockRule[] | undefined)[] | undefined {
  if (!now?.stocks) return undefined;
  const found = new Array<StockRule[] | undefined>(n);
  for (const rule of now.stocks) {
    const here = found[rule.node];
    if (here) here.push(rule);
    else found[rule.node] = [rule];
  }
  return found;
}

/** Most tonnes of each pair whose buyer's sellers may not grow at will. */
function fillBounds(
  { growth, flow, newLink, now }: StageModel,
  base: StageBase,
  n: number,
  stage: StageProgramme,
): void {
  const { buyers, start, pair, evades, baseTonnes, bound, bounded } = stage;
  const linked = newLink / baseTonnes;
  for (let k = 0; k < bounded.length; k++) {
    const b = bounded[k]!;
    const j = buyers[b]!;
    for (let p = start[b]!; p < start[b + 1]!; p++) {
      const i = (pair[p]! - j) / n;
      if (i === j || evades[p] === 1) continue;
      const grown = base.primary[i]! * (Math.max(now?.supplyShift?.[i] ?? 1, 1) - 1);
      const before = (1 - newLink) * flow[pair[p]!]! + linked * base.sales[i]! * base.purchases[j]!;
      bound[p] = Math.max(before, flow[pair[p]!]! + growth!.share * (base.sales[i]! + grown));
    }
  }
}

function includes(nodes: ArrayLike<number>, node: number): boolean {
  for (let k = 0; k < nodes.length; k++) if (nodes[k] === node) return true;
  return false;
}

/** Final demand of node j in this period, its ceiling that of the base year, and the stocks behind it. @param stocks those of j, where known */
export function finalBuyer(
  { now, finalDemand, demandElasticity, choke, ceiling }: StageModel,
  j: number,
  stocks: readonly StockRule[] | undefined = now?.stocks?.filter((rule) => rule.node === j),
): FinalBuyer {
  const shift = now?.demandShift?.[j] ?? 1;
  const base = finalDemand[j]! * shift;
  const elasticity = demandElasticity[j]!;
  return stocks && stocks.length > 0
    ? { base, elasticity, choke, ceiling: ceiling / shift, stocks }
    : { base, elasticity, choke, ceiling: ceiling / shift };
}

interface Found {
  readonly baseTonnes: number;
  /** Selling node of each open pair, by buyer. */
  readonly from: Int32Array;
  readonly evades: Uint8Array;
  readonly start: Int32Array;
  readonly buyers: Int32Array;
  readonly buyerOf: Int32Array;
  /** 1 where the node has someone to sell to. */
  readonly reached: Uint8Array;
}

/** Open pairs by buyer: a preference above 0, no ban, a seller with something to sell. */
function findPairs(model: MarketModel, t: number, base: StageBase, agreed: Agreed, trading: readonly Seller[]): Found {
  const n = model.nodes;
  const { flow, newLink, now } = model.stages[t]!;
  const moment = now?.preference;
  const banned = agreed.banned[t];
  const sellers = Int32Array.from(trading, (seller) => seller.node);
  const leaks = agreed.leaks[t]!;
  const from = new Int32Array(sellers.length * n + leaks.size);
  const evades = new Uint8Array(from.length);
  const start = new Int32Array(n + 1);
  const buyers = new Int32Array(n);
  const buyerOf = new Int32Array(n).fill(-1);
  const reached = new Uint8Array(n);
  let count = 0;
  let found = 0;
  for (let j = 0; j < n; j++) {
    if (!(base.purchases[j]! > 0)) continue;
    for (let k = 0; k < sellers.length; k++) {
      const i = sellers[k]!;
      const pair = i * n + j;
      const open = moment ? moment[pair]! > 0 : flow[pair]! > 0 || newLink > 0;
      if (!open) continue;
      const shut = banned !== undefined && banned[pair] === 1;
      if (shut && !leaks.has(pair)) continue;
      if (!shut) from[count++] = i;
      if (leaks.has(pair)) {
        evades[count] = 1;
        from[count++] = i;
      }
      reached[i] = 1;
    }
    if (count === start[found]) continue;
    buyerOf[j] = found;
    buyers[found++] = j;
    start[found] = count;
  }
  let baseTonnes = 0;
  for (let i = 0; i < n; i++) baseTonnes += base.sales[i]!;
  return {
    baseTonnes,
    from: from.slice(0, count),
    evades: evades.slice(0, count),
    start: start.slice(0, found + 1),
    buyers: buyers.slice(0, found),
    buyerOf,
    reached,
  };
}

/** Adds the gates that still have open pairs, and hangs them on those pairs. */
export function buildGates(agreed: Agreed, stages: StageProgramme[], grow: Growing, n: number): GateTerm[] {
  const gates: GateTerm[] = [];
  stages.forEach((stage, t) => {
    const here = agreed.gates.filter((gate) => gate.stage === t);
    if (here.length === 0) return;
    const through = new Array<number[] | undefined>(stage.pair.length);
    const place = new Int32Array(n * n).fill(-1);
    for (let p = 0; p < stage.pair.length; p++) if (stage.evades[p] === 0) place[stage.pair[p]!] = p;
    for (const gate of here) {
      const open = Array.from(gate.pairs, (pair) => place[pair]!).filter((p) => p >= 0);
      if (open.length === 0) continue;
      const variable = grow.size++;
      for (const p of open) (through[p] ??= []).push(variable);
      gates.push({ measure: gate.measure, stage: t, variable, capacity: gate.capacity });
      grow.weight.push(stage.price);
      grow.scale.push(gate.capacity);
      grow.constant.push(gate.capacity);
      grow.bounded.push(1);
      grow.start.push(0);
    }
    const gateStart = new Int32Array(through.length + 1);
    const hung: number[] = [];
    for (let p = 0; p < through.length; p++) {
      if (through[p]) hung.push(...through[p]!);
      gateStart[p + 1] = hung.length;
    }
    const gate = Int32Array.from(hung);
    const ones = new Float64Array(gate.length).fill(1);
    stages[t] = { ...stage, gateStart, gate, load: ones, toll: ones };
  });
  return gates;
}
