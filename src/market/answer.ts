import type { Compiled } from './compile.js';
import { type CurvePoint, demandAt, wish } from './curves.js';
import type { ContractResult, GateResult, GrowthBoundResult, StageEquilibrium } from './equilibrium.js';
import type { MarketModel, Measure } from './model.js';
import { finalBuyer } from './pairs.js';
import type { State } from './state.js';
import { builtAt, releasedAt } from './stocks.js';

/** The equilibrium of every stage in tonnes and prices, read off a solved state. */
export function stageAnswers(model: MarketModel, compiled: Compiled, state: State): StageEquilibrium[] {
  const n = model.nodes;
  const { programme, agreed, base } = compiled;
  const market = marketSupply(compiled, state);
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
          ? supply[t + 1]![j]! - scrapOf(compiled, state, t + 1, j) - (next.now?.offered?.[j] ?? 0)
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
        let price = state.y[part.seller[p]!]! + part.wedge[p]!;
        for (let g = part.gateStart[p]!; g < part.gateStart[p + 1]!; g++)
          price += part.toll[g]! * state.y[part.gate[g]!]!;
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

function emptyStage(n: number) {
  const zeros = () => new Float64Array(n);
  const absent = () => new Float64Array(n).fill(Number.NaN);
  return {
    price: absent(),
    supply: zeros(),
    demand: zeros(),
    scarcityIndex: absent(),
    averagePrice: absent(),
    unserved: zeros(),
    stranded: zeros(),
    idled: zeros(),
    released: zeros(),
    built: zeros(),
    flow: new Float64Array(n * n),
    bounds: [] as GrowthBoundResult[],
  };
}

/** Market tonnes that answer to price, by stage and node, scrap included. */
function marketSupply(compiled: Compiled, state: State): Float64Array[] {
  const supply = compiled.constant.map((tonnes) => new Float64Array(tonnes.length));
  compiled.programme.terms.forEach((term, c) => {
    supply[term.stage]![term.node]! += state.market[c]!;
  });
  return supply;
}

function scrapOf(compiled: Compiled, state: State, t: number, node: number): number {
  const c = compiled.programme.terms.findIndex((x) => x.kind === 'scrap' && x.stage === t && x.node === node);
  return c < 0 ? compiled.constantScrap[t]![node]! : state.market[c]!;
}

const noUse = { consumption: 0, unserved: 0, surplus: 0, released: 0, built: 0 };

/** What the final buyer j consumes at the index V (NaN: no seller), with his contracts; and what he lacks of his wish, and has beyond it. */
function finalUse(model: MarketModel, compiled: Compiled, t: number, j: number, index: number): typeof noUse {
  const stage = model.stages[t]!;
  const next = compiled.base[t + 1];
  const received = next && next.primary[j]! > 0 ? 0 : compiled.agreed.received[t]![j]!;
  const demand = finalBuyer(stage, j);
  const point: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };
  if (!Number.isNaN(index)) demandAt(demand, index, point);
  const wished = wish(demand, index);
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
