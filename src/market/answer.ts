import type { Compiled } from './compile.js';
import { type CurvePoint, demandAt, wish } from './curves.js';
import type { ContractResult, GateResult, GrowthBoundResult, StageEquilibrium } from './equilibrium.js';
import { deliveredPrice } from './indices.js';
import type { MarketModel, Measure } from './model.js';
import { finalBuyer } from './pairs.js';
import type { State } from './state.js';
import { builtAt, releasedAt } from './stocks.js';

/** The equilibrium of every stage in tonnes and prices, read off a solved state. */
export function stageAnswers(model: MarketModel, compiled: Compiled, state: State): StageEquilibrium[] {
  const n = model.nodes;
  const { programme, agreed, base } = compiled;
  const { market, scrap } = marketSupply(compiled, state);
  const supply = model.stages.map((_, t) =>
    market[t]!.map((tonnes, i) => tonnes + compiled.constant[t]![i]! + agreed.owed[t]![i]!),
  );
  return model.stages.map((stage, t) => {
    const part = programme.stages[t]!;
    const { index, demand, share, rent } = state.stages[t]!;
    const { sales, purchases, primary } = base[t]!;
    const out = emptyStage(n);
    for (let i = 0; i < n; i++) {
      const variable = part.variableOf[i]!;
      out.supply[i] = supply[t]![i]!;
      const able = agreed.running[t]![i]! * primary[i]! + (t > 0 ? stage.secondary.tonnes[i]! : 0);
      out.idled[i] = Math.max(able - out.supply[i]!, 0);
      if (!(sales[i]! > 0) || compiled.offers[t]![i] === 0) continue;
      out.price[i] = variable < 0 ? 0 : state.y[variable]!;
      out.stranded[i] = variable < 0 ? out.supply[i]! - agreed.owed[t]![i]! : state.left[variable]!;
    }
    for (let j = 0; j < n; j++) {
      const next = model.stages[t + 1];
      const made =
        next && base[t + 1]!.primary[j]! > 0
          ? supply[t + 1]![j]! - scrap[t + 1]![j]! - (next.now?.offered?.[j] ?? 0)
          : 0;
      const b = part.buyerOf[j]!;
      const processed = next ? made / next.recovery[j]! : 0;
      const used = purchases[j]! > 0 ? finalUse(model, compiled, t, j, b < 0 ? Number.NaN : index[b]!) : noUse;
      out.demand[j] = processed + used.consumption;
      out.unserved[j] = used.unserved;
      out.released[j] = used.released;
      out.built[j] = used.built;
      if (b < 0) continue;
      out.scarcityIndex[j] = index[b]!;
      let paid = 0;
      for (let p = part.start[b]!; p < part.start[b + 1]!; p++) {
        let price = deliveredPrice(part, state.y, p);
        if (rent) {
          price += rent[p]!;
          if (rent[p]! > 0) out.bounds.push({ pair: part.pair[p]!, tonnes: part.bound[p]!, multiplier: rent[p]! });
        }
        paid += share[p]! * price;
        out.flow[part.pair[p]!]! += share[p]! * demand[b]!;
      }
      out.averagePrice[j] = paid;
    }
    return out;
  });
}

/** One buffer for the columns of a stage: an allocation costs more than a month's look at one. */
function emptyStage(n: number) {
  const columns = new Float64Array(n * 10);
  const column = (k: number) => columns.subarray(k * n, (k + 1) * n);
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
    flow: new Float64Array(n * n),
    bounds: [] as GrowthBoundResult[],
  };
}

/** Market tonnes that answer to price, scrap included, and all scrap, by stage and node. */
function marketSupply(compiled: Compiled, state: State): { market: Float64Array[]; scrap: Float64Array[] } {
  const market = compiled.constant.map((tonnes) => new Float64Array(tonnes.length));
  const scrap = compiled.constantScrap.map((tonnes) => tonnes.slice());
  compiled.programme.terms.forEach(({ kind, stage, node }, c) => {
    market[stage]![node]! += state.market[c]!;
    if (kind === 'scrap') scrap[stage]![node] = state.market[c]!;
  });
  return { market, scrap };
}

const noUse = { consumption: 0, unserved: 0, surplus: 0, released: 0, built: 0 };

/** What the final buyer j consumes at the index V (NaN: no seller), with his contracts; and what he lacks of his wish, and has beyond it. */
function finalUse(model: MarketModel, compiled: Compiled, t: number, j: number, index: number): typeof noUse {
  const stage = model.stages[t]!;
  const next = compiled.base[t + 1];
  const received = next && next.primary[j]! > 0 ? 0 : compiled.agreed.received[t]![j]!;
  const b = compiled.programme.stages[t]!.buyerOf[j]!;
  const demand = b < 0 ? finalBuyer(stage, j) : compiled.programme.stages[t]!.final[b]!;
  const point: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };
  if (!Number.isNaN(index)) demandAt(demand, index, point);
  // So far below the choke what is wished is what is used.
  const wished = index < demand.choke - 2 ? point.tonnes : wish(demand, index);
  const v = Number.isNaN(index) ? Infinity : index;
  let released = 0;
  let built = 0;
  for (const rule of demand.stocks ?? []) {
    released += releasedAt(rule, v);
    built += builtAt(rule, v);
  }
  const consumption = Number.isNaN(index)
    ? Math.min(received + released, wished)
    : Math.max(point.tonnes, Math.min(received, wished));
  released = Math.min(released, Math.max(consumption + built - received, 0));
  return {
    released,
    built,
    consumption,
    unserved: Math.max(wished - consumption, 0),
    surplus: Math.max(received - wished, 0),
  };
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
    let flowTonnes = 0;
    const stage = compiled.programme.stages[measure.stage]!;
    const inside = new Set(Array.from(measure.pairs));
    for (let b = 0; b < stage.buyers.length; b++) {
      for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
        if (stage.evades[p] === 0 && inside.has(stage.pair[p]!)) {
          flowTonnes += state.stages[measure.stage]!.share[p]! * state.stages[measure.stage]!.demand[b]!;
        }
      }
    }
    results.push({ measure: index, flowTonnes, multiplier });
  });
  return results;
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
