import { exp, log } from '../../base/index.js';
import { baseSales } from '../contracts.js';
import type { Equilibrium, StageEquilibrium } from '../equilibrium.js';
import type { MarketModel, Measure } from '../model.js';
import { type SolveOptions, solve } from '../solve.js';
import { builtAt, releasedAt } from '../stocks.js';
import { adjust, type StageAdjustment, type StageShift } from './adjust.js';
import { basePreference, monthOf } from './month.js';
import { type PathStock, ruleOf } from './stock.js';

/** New or restarting capacity: tonnes a year that come on stream from a month, in equal steps over the months of its ramp. */
export interface NewCapacity {
  readonly stage: number;
  readonly node: number;
  readonly tonnes: number;
  readonly from: number;
  readonly rampMonths: number;
}

export interface PathSpec {
  /** Months to run, 1 to 120. */
  readonly months: number;
  /** One a stage; absent: the short run for ever. */
  readonly adjustment?: readonly StageAdjustment[];
  readonly stocks?: readonly PathStock[];
  readonly capacity?: readonly NewCapacity[];
  /** Measures in force in a month (0 is the first), in tonnes of that month. */
  readonly measures: (month: number, history: readonly PathMonth[]) => readonly Measure[];
}

export interface PathMonth {
  readonly equilibrium: Equilibrium;
  /** Held after the month, by stock of the spec, tonnes. */
  readonly stocks: Float64Array;
}

export interface Path {
  readonly status: Equilibrium['status'];
  readonly reason: string;
  readonly months: readonly PathMonth[];
  /** Tonnes that each stock is short of its calm target at the end, and what they cost at the last month's scarcity index: no free lunch. */
  readonly short: { readonly tonnes: Float64Array; readonly money: Float64Array };
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
  let held = Float64Array.from(stocks, (stock) => stock.tonnes);
  const months: PathMonth[] = [];
  let near: readonly StageEquilibrium[] | undefined;
  for (let month = 0; month < spec.months; month++) {
    const now = momentOf(monthly, spec, shifts, sales, held, month);
    const equilibrium = solve(now, spec.measures(month, months), { ...options, ...(near ? { near } : {}) });
    if (equilibrium.status !== 'solved') {
      const reason = `month ${month + 1}: ${equilibrium.reason}`;
      return { status: equilibrium.status, reason, months, short: shortOf(model, stocks, held, near) };
    }
    near = equilibrium.stages;
    held = held.map((tonnes, k) => tonnes + moved(equilibrium, stocks, k, held, month));
    months.push({ equilibrium, stocks: held });
    spec.adjustment?.forEach((adjustment, t) => {
      adjust(monthly, t, equilibrium.stages, adjustment, shifts[t]!, logBase[t]!);
    });
  }
  return { status: 'solved', reason: '', months, short: shortOf(model, stocks, held, near) };
}

/** The month's market: shifts, capacity and stock rules in place. Capacity bounds the shifted curve: min(cap, e^z x^eta). */
function momentOf(
  monthly: MarketModel,
  spec: PathSpec,
  shifts: readonly StageShift[],
  sales: readonly Float64Array[],
  held: Float64Array,
  month: number,
): MarketModel {
  const stages = monthly.stages.map((stage, t) => {
    const shift = shifts[t]!;
    const grown = shift.supply.map((z, i) => exp(z) * grownBy(spec, t, i, sales[t]![i]!, month));
    const stocks = (spec.stocks ?? []).flatMap((stock, k) =>
      stock.stage === t ? [ruleOf(stock, held[k]!, month)] : [],
    );
    const { elasticity, capacity, shutdown } = stage.output;
    return {
      ...stage,
      output: { elasticity, shutdown, capacity: capacity.map((cap, i) => cap * exp(-shift.supply[i]!)) },
      now: {
        preference: shift.preference,
        supplyShift: grown,
        demandShift: shift.demand.map((z) => exp(z)),
        ...(stocks.length > 0 ? { stocks } : {}),
      },
    };
  });
  return { nodes: monthly.nodes, stages };
}

/** 1 + new tonnes over base tonnes. */
function grownBy(spec: PathSpec, t: number, node: number, sales: number, month: number): number {
  let tonnes = 0;
  for (const project of spec.capacity ?? []) {
    if (project.stage !== t || project.node !== node) continue;
    const done = (month - project.from + 1) / Math.max(project.rampMonths, 1);
    tonnes += (project.tonnes / 12) * Math.min(Math.max(done, 0), 1);
  }
  return sales > 0 ? 1 + tonnes / sales : 1;
}

/** Net tonnes into stock k: what its node built and released, shared among the stocks of the node by their rules at the index. */
function moved(
  equilibrium: Equilibrium,
  stocks: readonly PathStock[],
  k: number,
  held: Float64Array,
  month: number,
): number {
  const stock = stocks[k]!;
  const stage = equilibrium.stages[stock.stage]!;
  let build = 0;
  let release = 0;
  let own = { build: 0, release: 0 };
  stocks.forEach((other, o) => {
    if (other.node !== stock.node || other.stage !== stock.stage) return;
    const rule = ruleOf(other, held[o]!, month);
    const v = stage.scarcityIndex[stock.node]!;
    const at = Number.isNaN(v) ? Infinity : v;
    const parts = { build: builtAt(rule, at), release: releasedAt(rule, at) };
    build += parts.build;
    release += parts.release;
    if (o === k) own = parts;
  });
  const into = build > 0 ? (stage.built[stock.node]! * own.build) / build : 0;
  const out = release > 0 ? (stage.released[stock.node]! * own.release) / release : 0;
  return into - out;
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
