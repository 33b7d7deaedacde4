import { exp, log } from '../../base/index.js';
import { baseSales, runningOf } from '../contracts.js';
import type { Equilibrium, StageEquilibrium } from '../equilibrium.js';
import type { MarketModel, Measure } from '../model.js';
import { type SolveOptions, Solver } from '../solve.js';
import { builtAt, releasedAt } from '../stocks.js';
import { adjust, type StageAdjustment, type StageShift } from './adjust.js';
import { basePreference, monthOf } from './month.js';
import { type SellerMove, type SellerStock, sellerMove } from './seller-stock.js';
import { type PathStock, ruleOf } from './stock.js';

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
  let held = Float64Array.from(stocks, (stock) => stock.tonnes);
  let own = Float64Array.from(sellerStocks, (stock) => stock.tonnes);
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
  for (let month = 0; month < spec.months; month++) {
    const measures = spec.measures(month, months);
    const running = runningOf(monthly, measures);
    const moves = sellerStocks.map((stock, k) => {
      const output = sales[stock.stage]![stock.node]!;
      const lost = (1 - running[stock.stage]![stock.node]!) * output;
      return sellerMove(stock, month, own[k]!, near ? near[stock.stage]!.price[stock.node]! : 1, lost, output);
    });
    const grown = sales.map((tonnes, t) => grownBy(spec.capacity ?? [], decided, t, tonnes, month));
    const now = momentOf(monthly, spec, shifts, grown, { held, moves, month });
    const equilibrium = solver.solve(now, measures, { ...options, near: near ?? [] });
    if (equilibrium.status !== 'solved') return ending(equilibrium.status, `month ${month + 1}: ${equilibrium.reason}`);
    near = equilibrium.stages;
    const into = moved(equilibrium, stocks, held, n, month);
    held = held.map((tonnes, k) => tonnes + into[k]!);
    const offered = Float64Array.from(moves, (move) => move.offered);
    const aside = Float64Array.from(moves, (move, k) => setAside(equilibrium, sellerStocks[k]!, move));
    own = own.map((tonnes, k) => tonnes - offered[k]! + aside[k]!);
    months.push({ equilibrium, stocks: held, sellers: { held: own, offered, aside } });
    spec.capacity?.forEach(({ decided: price, stage, node }, k) => {
      if (price !== undefined && decided[k] === Infinity && earned(monthly, equilibrium, stage, node) > price)
        decided[k] = month + 1;
    });
    spec.adjustment?.forEach((adjustment, t) => {
      const { compiled, state } = solver.solved;
      adjust(monthly, t, equilibrium.stages, adjustment, shifts[t]!, logBase[t]!, compiled.programme.stages[t]!, state);
    });
  }
  return ending('solved', '');
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

interface Held {
  readonly held: Float64Array;
  readonly moves: readonly SellerMove[];
  readonly month: number;
}

/** The month's market: shifts, capacity and stock rules in place. Capacity bounds the shifted curve: min(cap, e^z x^eta). */
function momentOf(
  monthly: MarketModel,
  spec: PathSpec,
  shifts: readonly StageShift[],
  grown: readonly Float64Array[],
  { held, moves, month }: Held,
): MarketModel {
  const stages = monthly.stages.map((stage, t) => {
    const shift = shifts[t]!;
    const supplyShift = shift.supply.map((z, i) => exp(z) * grown[t]![i]!);
    const offered = new Float64Array(monthly.nodes);
    moves.forEach((move, k) => {
      const { stage: at, node } = spec.sellerStocks![k]!;
      if (at !== t) return;
      offered[node]! += move.offered;
      supplyShift[node]! *= 1 - move.aside;
    });
    const stocks = (spec.stocks ?? []).flatMap((stock, k) =>
      stock.stage === t ? [ruleOf(stock, held[k]!, month)] : [],
    );
    const { elasticity, capacity, shutdown } = stage.output;
    // Orders ahead are served from stock: what bounds the growth of a seller's trade within a year does not bind them.
    const ahead = spec.sellerStocks?.some(({ stage: at, orders }) => at === t && (orders?.[month] ?? 0) > 0);
    const { growth, ...unbounded } = stage;
    return {
      ...unbounded,
      ...(growth && !ahead ? { growth } : {}),
      output: { elasticity, shutdown, capacity: capacity.map((cap, i) => cap * exp(-shift.supply[i]!)) },
      now: {
        preference: shift.preference,
        supplyShift,
        demandShift: shift.demand.map((z) => exp(z)),
        ...(moves.length > 0 ? { offered } : {}),
        ...(stocks.length > 0 ? { stocks } : {}),
      },
    };
  });
  return { nodes: monthly.nodes, stages };
}

/** 1 + new tonnes over base tonnes, by node. @param decided first month after each decision, Infinity before it */
function grownBy(
  capacity: readonly NewCapacity[],
  decided: Float64Array,
  t: number,
  sales: Float64Array,
  month: number,
): Float64Array {
  const tonnes = new Float64Array(sales.length);
  capacity.forEach((project, k) => {
    if (project.stage !== t || decided[k] === Infinity) return;
    const done = (month - decided[k]! - project.from + 1) / Math.max(project.rampMonths, 1);
    tonnes[project.node]! += (project.tonnes / 12) * Math.min(Math.max(done, 0), 1);
  });
  for (let i = 0; i < tonnes.length; i++) tonnes[i] = sales[i]! > 0 ? 1 + tonnes[i]! / sales[i]! : 1;
  return tonnes;
}

/** Net tonnes into every stock: what its node built and released, shared among the stocks of the node by their rules at the index. */
function moved(
  { stages }: Equilibrium,
  stocks: readonly PathStock[],
  held: Float64Array,
  n: number,
  month: number,
): Float64Array {
  const built = new Float64Array(stages.length * n);
  const released = new Float64Array(stages.length * n);
  const own = stocks.map((stock, k) => {
    const rule = ruleOf(stock, held[k]!, month);
    const v = stages[stock.stage]!.scarcityIndex[stock.node]!;
    const index = Number.isNaN(v) ? Infinity : v;
    const at = stock.stage * n + stock.node;
    const part = { at, build: builtAt(rule, index), release: releasedAt(rule, index) };
    built[at]! += part.build;
    released[at]! += part.release;
    return part;
  });
  return Float64Array.from(own, ({ at, build, release }, k) => {
    const { stage, node } = stocks[k]!;
    const into = built[at]! > 0 ? (stages[stage]!.built[node]! * build) / built[at]! : 0;
    const out = released[at]! > 0 ? (stages[stage]!.released[node]! * release) / released[at]! : 0;
    return into - out;
  });
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
