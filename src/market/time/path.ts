import { log } from '../../base/index.js';
import { baseSales } from '../contracts.js';
import type { Equilibrium, StageEquilibrium } from '../equilibrium.js';
import type { MarketModel, Measure } from '../model.js';
import { type SolveOptions, Solver } from '../solve.js';
import { builtAt, releasedAt, type StockRule } from '../stocks.js';
import { adjust, type StageAdjustment, type StageShift } from './adjust.js';
import { MonthMarket } from './moment.js';
import { basePreference, monthOf } from './month.js';
import { type SellerMove, type SellerStock, sellerMove } from './seller-stock.js';
import type { PathStock } from './stock.js';

/** New or restarting capacity: tonnes a year that come on stream from a month, in equal steps over the months of its ramp. */
export interface NewCapacity {
  readonly stage: number;
  readonly node: number;
  readonly tonnes: number;
  /** First month on stream; with `decided` the months from the decision to it: a restart is short, a new mine is years. */
  readonly from: number;
  readonly rampMonths: number;
  /** Decided in the first month whose price (margin, for a processor) is above this; absent: at once. */
  readonly decided?: number;
}

export interface PathSpec {
  /** Months to run, 1 to 120. */
  readonly months: number;
  /** One a stage; absent: the short run for ever. */
  readonly adjustment?: readonly StageAdjustment[];
  readonly stocks?: readonly PathStock[];
  readonly capacity?: readonly NewCapacity[];
  readonly sellerStocks?: readonly SellerStock[];
  /** Measures in force in a month (0 is the first), in tonnes of that month. */
  readonly measures: (month: number, history: readonly PathMonth[]) => readonly Measure[];
}

export interface PathMonth {
  readonly equilibrium: Equilibrium;
  /** Held after the month, by stock of the spec, tonnes. */
  readonly stocks: Float64Array;
  /** By seller's stock: held after the month, let out and put aside in it, tonnes. */
  readonly sellers: { readonly held: Float64Array; readonly offered: Float64Array; readonly aside: Float64Array };
}

export interface Path {
  readonly status: Equilibrium['status'];
  readonly reason: string;
  readonly months: readonly PathMonth[];
  /** Tonnes that each stock is short of its calm target at the end, and what they cost at the last month's scarcity index: no free lunch. */
  readonly short: { readonly tonnes: Float64Array; readonly money: Float64Array };
  /** The same of sellers' stocks, at the last month's price of the seller (at least the base price). */
  readonly sellersShort: { readonly tonnes: Float64Array; readonly money: Float64Array };
}

/**
 * A shock as a path of months: every step is the static programme on twelfths of the base year, with shifts that are settled before the
 * step, hence unique and certified. Months change supply, demand and preferences (`adjustment`), stocks and capacity. With one month, no
 * stocks and no adjustment it is the comparative static on a twelfth.
 *
 * @param model a year's market @param spec what time does; measures are asked month by month
 * @returns months up to the first that has no answer
 */
export function runPath(model: MarketModel, spec: PathSpec, options: SolveOptions = {}): Path {
  const monthly = monthOf(model);
  const n = model.nodes;
  const base = monthly.stages.map((stage) => basePreference(stage, n));
  const logBase = base.map((preference) => preference.map((a) => log(a)));
  const sales = monthly.stages.map((stage) => baseSales(stage.flow, n));
  const shifts: StageShift[] = base.map((preference, t) => ({
    logPreference: logBase[t]!.slice(),
    supply: new Float64Array(n),
    demand: new Float64Array(n),
    preference: preference.slice(),
  }));
  const stocks = spec.stocks ?? [];
  const sellerStocks = spec.sellerStocks ?? [];
  let held: Float64Array = Float64Array.from(stocks, (stock) => stock.tonnes);
  let own: Float64Array = Float64Array.from(sellerStocks, (stock) => stock.tonnes);
  const decided = Float64Array.from(spec.capacity ?? [], ({ decided: price }) => (price === undefined ? 0 : Infinity));
  const months: PathMonth[] = [];
  const solver = new Solver(true);
  let near: readonly StageEquilibrium[] | undefined;
  const ending = (status: Equilibrium['status'], reason: string): Path => ({
    status,
    reason,
    months,
    short: shortOf(model, stocks, held, near),
    sellersShort: sellersShortOf(model, sellerStocks, own, near),
  });
  const asked: { -readonly [K in keyof SolveOptions]: SolveOptions[K] } = { ...options };
  const market = new MonthMarket(monthly, spec, shifts);
  const grown = sales.map((tonnes) => new Float64Array(tonnes.length));
  const byNode = new Float64Array(2 * n * sales.length);
  for (let month = 0; month < spec.months; month++) {
    const measures = spec.measures(month, months);
    const moves = sellerStocks.map((stock, k) => {
      const output = sales[stock.stage]![stock.node]!;
      const lost = (1 - runningAt(measures, stock)) * output;
      return sellerMove(stock, month, own[k]!, near ? near[stock.stage]!.price[stock.node]! : 1, lost, output);
    });
    grow(spec.capacity ?? [], decided, sales, month, grown);
    const now = market.at(month, grown, held, moves);
    asked.near = near ?? [];
    const equilibrium = solver.solve(now, measures, asked);
    if (equilibrium.status !== 'solved') return ending(equilibrium.status, `month ${month + 1}: ${equilibrium.reason}`);
    near = equilibrium.stages;
    held = moved(equilibrium, stocks, market.rules, held, n, byNode);
    const offered = new Float64Array(moves.length);
    const aside = new Float64Array(moves.length);
    own = own.slice();
    for (let k = 0; k < moves.length; k++) {
      offered[k] = moves[k]!.offered;
      aside[k] = setAside(equilibrium, sellerStocks[k]!, moves[k]!);
      own[k] = own[k]! - offered[k]! + aside[k]!;
    }
    months.push({ equilibrium, stocks: held, sellers: { held: own, offered, aside } });
    decide(spec.capacity ?? [], decided, monthly, equilibrium, month);
    const { compiled, state } = solver.solved;
    spec.adjustment?.forEach((adjustment, t) => {
      adjust(monthly, t, equilibrium.stages, adjustment, shifts[t]!, logBase[t]!, compiled.programme.stages[t]!, state);
    });
  }
  return ending('solved', '');
}

/** 1 - lost of output at the node of a stock. */
function runningAt(measures: readonly Measure[], { stage, node }: SellerStock): number {
  let running = 1;
  for (const measure of measures)
    if (measure.kind === 'outage' && measure.stage === stage && measure.node === node) running *= 1 - measure.lost;
  return running;
}

/** Sets the month after this one as the first of every project whose price is reached. */
function decide(
  capacity: readonly NewCapacity[],
  decided: Float64Array,
  monthly: MarketModel,
  equilibrium: Equilibrium,
  month: number,
): void {
  for (let k = 0; k < capacity.length; k++) {
    const { decided: price, stage, node } = capacity[k]!;
    if (price !== undefined && decided[k] === Infinity && earned(monthly, equilibrium, stage, node) > price)
      decided[k] = month + 1;
  }
}

/** Price of a mine, margin of a processor: what decides on capacity. */
function earned(model: MarketModel, { stages }: Equilibrium, t: number, i: number): number {
  const stage = model.stages[t]!;
  const x = stages[t]!.price[i]!;
  if (t === 0) return x;
  const ore = model.stages[t - 1]!.basePrice / stage.recovery[i]!;
  return (x * stage.basePrice - stages[t - 1]!.scarcityIndex[i]! * ore) / (stage.basePrice - ore);
}

/** What a seller puts aside comes out of output: a share b of it leaves 1 - b on sale. */
function setAside({ stages }: Equilibrium, { stage, node }: SellerStock, { aside, offered }: SellerMove): number {
  return aside > 0 ? (stages[stage]!.supply[node]! - offered) * (aside / (1 - aside)) : 0;
}

/** Fills 1 + new tonnes over base tonnes, by stage and node. @param decided first month after each decision, Infinity before it */
function grow(
  capacity: readonly NewCapacity[],
  decided: Float64Array,
  sales: readonly Float64Array[],
  month: number,
  grown: readonly Float64Array[],
): void {
  for (const tonnes of grown) tonnes.fill(0);
  for (let k = 0; k < capacity.length; k++) {
    if (decided[k] === Infinity) continue;
    const { stage, node, tonnes, from, rampMonths } = capacity[k]!;
    const done = (month - decided[k]! - from + 1) / Math.max(rampMonths, 1);
    grown[stage]![node]! += (tonnes / 12) * Math.min(Math.max(done, 0), 1);
  }
  for (let t = 0; t < grown.length; t++) {
    const [tonnes, base] = [grown[t]!, sales[t]!];
    for (let i = 0; i < tonnes.length; i++) tonnes[i] = base[i]! > 0 ? 1 + tonnes[i]! / base[i]! : 1;
  }
}

/** What every stock holds after the month: what its node built and released, shared among the stocks of the node by their rules at the index. */
function moved(
  { stages }: Equilibrium,
  stocks: readonly PathStock[],
  rules: readonly StockRule[],
  held: Float64Array,
  n: number,
  byNode: Float64Array,
): Float64Array {
  const half = byNode.length / 2;
  byNode.fill(0);
  const indexOf = ({ stage, node }: PathStock) => {
    const v = stages[stage]!.scarcityIndex[node]!;
    return Number.isNaN(v) ? Infinity : v;
  };
  for (let k = 0; k < stocks.length; k++) {
    const at = stocks[k]!.stage * n + stocks[k]!.node;
    byNode[at]! += builtAt(rules[k]!, indexOf(stocks[k]!));
    byNode[half + at]! += releasedAt(rules[k]!, indexOf(stocks[k]!));
  }
  const after = held.slice();
  for (let k = 0; k < stocks.length; k++) {
    const { stage, node } = stocks[k]!;
    const at = stage * n + node;
    const [built, released] = [byNode[at]!, byNode[half + at]!];
    const index = indexOf(stocks[k]!);
    const into = built > 0 ? (stages[stage]!.built[node]! * builtAt(rules[k]!, index)) / built : 0;
    const out = released > 0 ? (stages[stage]!.released[node]! * releasedAt(rules[k]!, index)) / released : 0;
    after[k] = held[k]! + (into - out);
  }
  return after;
}

function shortOf(
  model: MarketModel,
  stocks: readonly PathStock[],
  held: Float64Array,
  last: readonly StageEquilibrium[] | undefined,
): Path['short'] {
  const tonnes = Float64Array.from(stocks, (stock, k) => Math.max(stock.target - held[k]!, 0));
  const money = tonnes.map((short, k) => {
    const { stage, node } = stocks[k]!;
    const v = last ? last[stage]!.scarcityIndex[node]! : 1;
    return short * model.stages[stage]!.basePrice * (Number.isNaN(v) ? model.stages[stage]!.choke : v);
  });
  return { tonnes, money };
}

function sellersShortOf(
  model: MarketModel,
  stocks: readonly SellerStock[],
  held: Float64Array,
  last: readonly StageEquilibrium[] | undefined,
): Path['sellersShort'] {
  const tonnes = Float64Array.from(stocks, (stock, k) => Math.max(stock.tonnes - held[k]!, 0));
  const money = tonnes.map((short, k) => {
    const { stage, node } = stocks[k]!;
    const x = last ? last[stage]!.price[node]! : 1;
    return short * model.stages[stage]!.basePrice * Math.max(x, 1);
  });
  return { tonnes, money };
}
