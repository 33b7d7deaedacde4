import { contractAnswers, gateAnswers, stageAnswers } from './answer.js';
import { certify } from './certificate.js';
import { compile } from './compile.js';
import type { Equilibrium, StageEquilibrium } from './equilibrium.js';
import type { MarketModel, Measure } from './model.js';
import { account } from './money.js';
import { newton } from './newton.js';
import type { Programme } from './programme.js';
import { type State, settle } from './state.js';
import { sweep } from './sweep.js';

export interface SolveOptions {
  /** Which solver to use; without it the quick one, and the safeguard where that does not reach the certificate. */
  readonly solver?: 'sweep' | 'newton';
  /** A neighbouring answer (the month before): its prices are where the search starts. The answer does not depend on it beyond rounding. */
  readonly near?: readonly StageEquilibrium[];
}

/** Relative excess beyond which there is no result. */
const enough = 1e-9;

/**
 * The equilibrium of a market under measures: prices and multipliers at which every market clears, by minimising the convex potential.
 * Quantities are unique; prices are unique in every connected part that has demand.
 *
 * @param model typed arrays of the base year; read anew at every call
 * @param measures gates, wedges, outages and contracts, in file order (contracts are cut in that order)
 * @returns status `solved` with a certificate of at most 1e-9; `infeasible` where tonnes that answer to no price cannot be delivered
 */
export function solve(model: MarketModel, measures: readonly Measure[], options: SolveOptions = {}): Equilibrium {
  const compiled = compile(model, measures);
  const { programme } = compiled;
  const { state, iterations } = find(programme, options, startOf(programme, options.near));
  const stages = stageAnswers(model, compiled, state);
  const { money, residual } = account(model, measures, compiled, state, stages);
  const certificate = { ...certify(programme, state, iterations), moneyResidual: residual };
  const solved = certificate.relativeExcess <= enough;
  return {
    status: solved ? 'solved' : beyondAnyPrice(state) ? 'infeasible' : 'not-converged',
    reason: solved ? '' : reasonOf(state),
    certificate,
    stages,
    gates: gateAnswers(compiled, measures, state),
    contracts: contractAnswers(model, compiled, measures, stages),
    money,
  };
}

/** Base-year prices, or those of a neighbouring answer where it has them. */
function startOf(programme: Programme, near: readonly StageEquilibrium[] | undefined): Float64Array {
  const start = Float64Array.from(programme.start);
  near?.forEach(({ price }, t) => {
    programme.stages[t]!.variableOf.forEach((v, i) => {
      if (v >= 0 && price[i]! > 0) start[v] = price[i]!;
    });
  });
  return start;
}

function find(programme: Programme, options: SolveOptions, start: Float64Array): { state: State; iterations: number } {
  let sweeps = 0;
  if (options.solver !== 'newton') {
    const swept = sweep(programme, start);
    sweeps = swept.sweeps;
    const exact = swept.converged && certify(programme, swept.state, sweeps).relativeExcess <= 1e-11;
    if (exact || options.solver === 'sweep') return { state: swept.state, iterations: sweeps };
  }
  const { state, iterations } = newton(programme, programme.start);
  settle(programme, state);
  return { state, iterations: sweeps + iterations };
}

const beyondAnyPrice = (state: State) => state.y.some((price) => price > 1e6);

function reasonOf(state: State): string {
  return beyondAnyPrice(state)
    ? 'prices rise without end: contracts, or processing at elasticity 0, ask for tonnes that the sellers left cannot deliver; lower them, or give buyers a choke price'
    : 'neither solver reached a relative excess of 1e-9; please report this market';
}
