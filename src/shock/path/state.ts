import { exp, log } from '../../base/index.js';
import type { Equilibrium, MarketModel, Measure, StageModel } from '../../market/index.js';
import { type Behaviour, monthly } from './behaviour.js';

/** What one month hands to the next: shifts of supply and demand (logarithms), preferences, by stage; buyers' stocks at the last. */
export interface PathState {
  readonly supply: Float64Array[];
  readonly demand: Float64Array[];
  readonly preference: Float64Array[];
  stock: Float64Array;
}

/** Base shares a_ij of each buyer's tonnes, the columns of the flows of a year. */
function preferences(stage: StageModel, n: number): Float64Array {
  const share = Float64Array.from(stage.flow);
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += share[i * n + j]!;
    if (sum > 0) for (let i = 0; i < n; i++) share[i * n + j]! /= sum;
  }
  return share;
}

/** The state before anything is known: no shift, base preferences, the usual cover. */
export function startState(model: MarketModel, b: Behaviour): PathState {
  const zeros = () => model.stages.map(() => new Float64Array(model.nodes));
  const use = model.stages.at(-1)!.finalDemand;
  return {
    supply: zeros(),
    demand: zeros(),
    preference: model.stages.map((stage) => preferences(stage, model.nodes)),
    stock: use.map((tonnes) => (b['cover-months'] * tonnes) / 12),
  };
}

/** Price of a pair at the buyer, in multiples of the base price: seller's price, wedges, rents; NaN where it is shut or has no price. */
function deliveredPrices(answer: Equilibrium, measures: readonly Measure[], stage: number, n: number): Float64Array {
  const { price } = answer.stages[stage]!;
  const delivered = Float64Array.from({ length: n * n }, (_, pair) => price[Math.floor(pair / n)]!);
  measures.forEach((measure, m) => {
    if (measure.kind !== 'gate' && measure.kind !== 'wedge') return;
    if (measure.stage !== stage) return;
    const rent = answer.gates.find((gate) => gate.measure === m)?.multiplier ?? 0;
    const extra = measure.kind === 'wedge' ? measure.rate : measure.maxTonnes === 0 ? Number.NaN : rent;
    for (let k = 0; k < measure.pairs.length; k++) delivered[measure.pairs[k]!]! += extra;
  });
  return delivered;
}

/** Margin of a processor in multiples of the base margin, kept within (0.05, 20) where its logarithm is taken. */
function margin(model: MarketModel, answer: Equilibrium, t: number, k: number): number {
  if (t === 0) return answer.stages[0]!.price[k]!;
  const [ore, metal] = [model.stages[t - 1]!, model.stages[t]!];
  const input = ore.basePrice / metal.recovery[k]!;
  const value = answer.stages[t]!.price[k]! * metal.basePrice - answer.stages[t - 1]!.scarcityIndex[k]! * input;
  return Math.min(Math.max(value / (metal.basePrice - input), 0.05), 20);
}

/**
 * z' = (1-a) z + a (eta_long - eta_short) ln x, the same for demand in V, and ln a' = (1-a) ln a + a [ln a_0 - (sigma_long - sigma_short)(P - 1)],
 * renormalised: predetermined shifts, so that the next month is again one convex programme. What has no price keeps its shift.
 * @param model the year's model of the draw; @param start its state before the first month
 */
export function advance(
  state: PathState,
  start: PathState,
  model: MarketModel,
  answer: Equilibrium,
  measures: readonly Measure[],
  b: Behaviour,
): void {
  const n = model.nodes;
  const slow = monthly(b['adjustment-months'], exp);
  const habit = monthly(b['habit-months'], exp);
  model.stages.forEach((stage, t) => {
    const { scarcityIndex } = answer.stages[t]!;
    for (let i = 0; i < n; i++) {
      const x = margin(model, answer, t, i);
      const long = t === 0 ? Math.max(b['supply-long'] - stage.output.elasticity[i]!, 0) : 0;
      const fixed = stage.output.capacity[i] === 1;
      if (x > 0)
        state.supply[t]![i] = (1 - slow) * state.supply[t]![i]! + (fixed ? 0 : slow * long * log(Math.min(x, 20)));
      const v = scarcityIndex[i]!;
      const give = Math.max(b['demand-long'] - stage.demandElasticity[i]!, 0);
      if (v > 0) state.demand[t]![i] = (1 - slow) * state.demand[t]![i]! - slow * give * log(v);
    }
    const delivered = deliveredPrices(answer, measures, t, n);
    const change = Math.max(stage.sigma - b['sigma-short'], 0);
    const preference = state.preference[t]!;
    const first = start.preference[t]!;
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const at = i * n + j;
        if (preference[at] === 0) continue;
        const p = delivered[at]!;
        if (!Number.isNaN(p))
          preference[at] = exp((1 - habit) * log(preference[at]!) + habit * (log(first[at]!) - change * (p - 1)));
        sum += preference[at]!;
      }
      if (sum > 0) for (let i = 0; i < n; i++) preference[i * n + j]! /= sum;
    }
  });
}
