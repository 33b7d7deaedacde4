import type { Compiled } from './compile.js';
import { type CurvePoint, demandAt, wish } from './curves.js';
import type { ContractResult, GateResult, GrowthBoundResult, StageEquilibrium } from './equilibrium.js';
import type { MarketModel, Measure } from './model.js';
import { finalBuyer } from './pairs.js';
import type { GateTerm } from './programme.js';
import type { State } from './state.js';
import { builtAt, releasedAt } from './stocks.js';

/** The equilibrium of every stage in tonnes and prices, read off a solved state. */
export function stageAnswers(model: MarketModel, compiled: Compiled, state: State): StageEquilibrium[] {
  const stages = model.stages.map(() => emptyStage(model.nodes));
  const scrap = fillSupply(compiled, state, stages);
  for (let t = 0; t < stages.length; t++) {
    fillSellers(model, compiled, state, t, stages[t]!);
    fillBuyers(model, compiled, state, t, stages, scrap);
  }
  return stages;
}

function fillSellers(model: MarketModel, compiled: Compiled, state: State, t: number, out: StageEquilibrium): void {
  const { secondary } = model.stages[t]!;
  const { variableOf } = compiled.programme.stages[t]!;
  const { sales, primary } = compiled.base[t]!;
  const offers = compiled.offers[t]!;
  const owed = compiled.agreed.owed[t]!;
  const running = compiled.agreed.running[t]!;
  const { supply, idled, price, stranded } = out;
  for (let i = 0; i < model.nodes; i++) {
    const able = running[i]! * primary[i]! + (t > 0 ? secondary.tonnes[i]! : 0);
    idled[i] = Math.max(able - supply[i]!, 0);
    if (!(sales[i]! > 0) || offers[i] === 0) continue;
    const variable = variableOf[i]!;
    price[i] = variable < 0 ? 0 : state.y[variable]!;
    stranded[i] = variable < 0 ? supply[i]! - owed[i]! : state.left[variable]!;
  }
}

function fillBuyers(
  model: MarketModel,
  compiled: Compiled,
  state: State,
  t: number,
  stages: readonly StageEquilibrium[],
  scrap: readonly Float64Array[],
): void {
  const next = model.stages[t + 1];
  const processing = compiled.base[t + 1];
  const made = stages[t + 1]?.supply;
  const { purchases } = compiled.base[t]!;
  const { start, pair, seller, wedge, gateStart, gate, toll, bound, buyerOf } = compiled.programme.stages[t]!;
  const { index, demand, share, rent } = state.stages[t]!;
  const { y } = state;
  const out = stages[t]!;
  for (let j = 0; j < model.nodes; j++) {
    let processed = 0;
    if (next && processing!.primary[j]! > 0)
      processed = (made![j]! - scrap[t + 1]![j]! - (next.now?.offered?.[j] ?? 0)) / next.recovery[j]!;
    const b = buyerOf[j]!;
    if (purchases[j]! > 0) {
      const used = finalUse(model, compiled, t, j, b < 0 ? Number.NaN : index[b]!);
      out.demand[j] = processed + used.consumption;
      out.unserved[j] = used.unserved;
      out.released[j] = used.released;
      out.built[j] = used.built;
    } else out.demand[j] = processed;
    if (b < 0) continue;
    out.scarcityIndex[j] = index[b]!;
    const bought = demand[b]!;
    let paid = 0;
    for (let p = start[b]!, end = start[b + 1]!; p < end; p++) {
      let price = y[seller[p]!]! + wedge[p]!;
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += toll[g]! * y[gate[g]!]!;
      if (rent) {
        price += rent[p]!;
        if (rent[p]! > 0) bounds(out).push({ pair: pair[p]!, tonnes: bound[p]!, multiplier: rent[p]! });
      }
      paid += share[p]! * price;
      out.flow[pair[p]!]! += share[p]! * bought;
    }
    out.averagePrice[j] = paid;
  }
}

const bounds = (stage: StageEquilibrium) => stage.bounds as GrowthBoundResult[];

/** One buffer for the columns of a stage: an allocation costs more than a month's look at one. */
function emptyStage(n: number) {
  const columns = new Float64Array(n * (n + 10));
  const column = (k: number) => new Float64Array(columns.buffer, 8 * k * n, n);
  columns.fill(Number.NaN, 0, 3 * n);
  return {
    price: column(0),
    scarcityIndex: column(1),
    averagePrice: column(2),
    supply: column(3),
    demand: column(4),
    unserved: column(5),
    stranded: column(6),
    idled: column(7),
    released: column(8),
    built: column(9),
    flow: new Float64Array(columns.buffer, 80 * n, n * n),
    bounds: [] as GrowthBoundResult[],
  };
}

/** Output of every stage, contracts and tonnes that answer to no price included; returns all scrap, by stage and node. */
function fillSupply(
  { programme, constant, constantScrap, agreed }: Compiled,
  state: State,
  stages: readonly StageEquilibrium[],
): Float64Array[] {
  const scrap = constantScrap.map((tonnes) => tonnes.slice());
  const { terms } = programme;
  for (let c = 0; c < terms.length; c++) {
    const { kind, stage, node } = terms[c]!;
    stages[stage]!.supply[node]! += state.market[c]!;
    if (kind === 'scrap') scrap[stage]![node] = state.market[c]!;
  }
  for (let t = 0; t < stages.length; t++) {
    const { supply } = stages[t]!;
    const [fixed, owed] = [constant[t]!, agreed.owed[t]!];
    for (let i = 0; i < supply.length; i++) supply[i] = supply[i]! + fixed[i]! + owed[i]!;
  }
  return scrap;
}

const use = { consumption: 0, unserved: 0, surplus: 0, released: 0, built: 0 };
const point: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };

/** What the final buyer j consumes at the index V (NaN: no seller), with his contracts; and what he lacks of his wish, and has beyond it. Good until the next call. */
function finalUse(model: MarketModel, compiled: Compiled, t: number, j: number, index: number): typeof use {
  const stage = model.stages[t]!;
  const next = compiled.base[t + 1];
  const received = next && next.primary[j]! > 0 ? 0 : compiled.agreed.received[t]![j]!;
  const b = compiled.programme.stages[t]!.buyerOf[j]!;
  const demand = b < 0 ? finalBuyer(stage, j) : compiled.programme.stages[t]!.final[b]!;
  point.tonnes = 0;
  if (!Number.isNaN(index)) demandAt(demand, index, point);
  // So far below the choke what is wished is what is used.
  const wished = index < demand.choke - 2 ? point.tonnes : wish(demand, index);
  const v = Number.isNaN(index) ? Infinity : index;
  let released = 0;
  let built = 0;
  if (demand.stocks)
    for (const rule of demand.stocks) {
      released += releasedAt(rule, v);
      built += builtAt(rule, v);
    }
  const consumption = Number.isNaN(index)
    ? Math.min(received + released, wished)
    : Math.max(point.tonnes, Math.min(received, wished));
  use.released = Math.min(released, Math.max(consumption + built - received, 0));
  use.built = built;
  use.consumption = consumption;
  use.unserved = Math.max(wished - consumption, 0);
  use.surplus = Math.max(received - wished, 0);
  return use;
}

export function gateAnswers(compiled: Compiled, measures: readonly Measure[], state: State): GateResult[] {
  const results: GateResult[] = [];
  measures.forEach((measure, index) => {
    if (measure.kind !== 'gate') return;
    const gate = compiled.programme.gates.find((x) => x.measure === index);
    const multiplier = measure.maxTonnes === 0 ? Number.NaN : gate ? state.y[gate.variable]! : 0;
    if (measure.maxTonnes === 0) {
      results.push({ measure: index, flowTonnes: 0, multiplier });
      return;
    }
    const flowTonnes = gate ? flowThrough(compiled, state, gate) : 0;
    results.push({ measure: index, flowTonnes, multiplier });
  });
  return results;
}

function flowThrough({ programme }: Compiled, state: State, { stage, variable }: GateTerm): number {
  const { start, gateStart, gate } = programme.stages[stage]!;
  const { share, demand } = state.stages[stage]!;
  let tonnes = 0;
  for (let b = 0; b < demand.length; b++)
    for (let p = start[b]!; p < start[b + 1]!; p++)
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++)
        if (gate[g] === variable) tonnes += share[p]! * demand[b]!;
  return tonnes;
}

/** Contracts after cuts; what a final buyer has beyond his wish is laid to his last contracts first. */
export function contractAnswers(
  model: MarketModel,
  compiled: Compiled,
  measures: readonly Measure[],
  stages: readonly StageEquilibrium[],
): ContractResult[] {
  const results: { measure: number; tonnes: number; surplus: number }[] = [];
  if (!measures.some(({ kind }) => kind === 'commit')) return results;
  const beyond = stages.map((stage, t) =>
    Array.from(stage.scarcityIndex, (index, j) =>
      compiled.base[t]!.purchases[j]! > 0 ? finalUse(model, compiled, t, j, index).surplus : 0,
    ),
  );
  for (let index = measures.length - 1; index >= 0; index--) {
    const measure = measures[index]!;
    if (measure.kind !== 'commit') continue;
    const tonnes = compiled.agreed.delivered[index]!;
    const surplus = Math.min(tonnes, beyond[measure.stage]![measure.to]!);
    beyond[measure.stage]![measure.to]! -= surplus;
    results.push({ measure: index, tonnes, surplus });
  }
  return results.reverse();
}
