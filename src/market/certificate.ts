import { exp, log } from '../base/index.js';
import { supplyTonnes } from './curves.js';
import type { Certificate } from './equilibrium.js';
import { deliveredPrice } from './indices.js';
import type { Programme } from './programme.js';
import { argumentOf, priceLevel, type State } from './state.js';

/**
 * How far a state is from an equilibrium, recomputed from its prices, flows and tonnes alone. A supply term is off by the smaller of the
 * tonnes it misses at its price and the price it misses at its tonnes (over the prices it is made of, times base tonnes): a steep curve is not
 * resolved by its price.
 */
export function certify(programme: Programme, state: State, iterations: number): Omit<Certificate, 'moneyResidual'> {
  let maxExcessTonnes = 0;
  let relativeExcess = 0;
  let maxGateViolationTonnes = 0;
  let complementarityTonnes = 0;
  const count = (tonnes: number, stage: number) => {
    maxExcessTonnes = Math.max(maxExcessTonnes, tonnes);
    relativeExcess = Math.max(relativeExcess, tonnes / programme.stages[stage]!.baseTonnes);
  };
  for (let t = 0; t < programme.stages.length; t++) {
    const { variableOf } = programme.stages[t]!;
    for (let i = 0; i < variableOf.length; i++) {
      const v = variableOf[i]!;
      if (v < 0) continue;
      count(Math.abs(state.excess[v]!), t);
      complementarityTonnes = Math.max(complementarityTonnes, state.y[v]! * state.left[v]!);
    }
  }
  for (let c = 0; c < programme.terms.length; c++) {
    const term = programme.terms[c]!;
    const argument = argumentOf(programme, state, c);
    const inTonnes = Math.abs(Math.max(supplyTonnes(term.curve, argument) - term.owed, 0) - state.market[c]!);
    const inPrice = (Math.abs(argument - state.argument[c]!) / priceLevel(programme, state, c)) * term.curve.base;
    count(Math.min(inTonnes, inPrice), term.stage);
  }
  programme.stages.forEach((stage, t) => {
    for (const b of stage.bounded) countBuyer(programme, state, t, b, count);
  });
  for (const gate of programme.gates) {
    const slack = state.excess[gate.variable]! + state.left[gate.variable]!;
    maxGateViolationTonnes = Math.max(maxGateViolationTonnes, -slack);
    relativeExcess = Math.max(relativeExcess, -slack / programme.stages[gate.stage]!.baseTonnes);
    complementarityTonnes = Math.max(complementarityTonnes, state.y[gate.variable]! * Math.max(slack, 0));
  }
  return { maxExcessTonnes, relativeExcess, maxGateViolationTonnes, complementarityTonnes, iterations };
}

/** A buyer under bounds on growth: shares that add up to 1, no flow above its bound, and the index of the prices with their rents. */
function countBuyer(
  { stages }: Programme,
  state: State,
  t: number,
  b: number,
  count: (tonnes: number, stage: number) => void,
): void {
  const stage = stages[t]!;
  const { share, demand, index, rent } = state.stages[t]!;
  let bought = 0;
  let pull = 0;
  for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
    bought += share[p]! * demand[b]!;
    count(Math.max(share[p]! * demand[b]! - stage.bound[p]!, 0), t);
    const price = deliveredPrice(stage, state.y, p) + rent![p]!;
    pull += stage.preference[p]! * exp(stage.sigma * (index[b]! - price));
  }
  count(Math.abs(demand[b]! - bought), t);
  // Of a price above 1 its digits, as for every curve.
  count(
    (Math.abs(log(pull)) / (stage.sigma * Math.max(1, Math.abs(index[b]!)))) * Math.min(demand[b]!, stage.baseTonnes),
    t,
  );
}
