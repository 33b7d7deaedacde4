import { Mixing } from './mixing.js';
import type { Programme } from './programme.js';
import { newState, type State } from './state.js';
import { SweepStep } from './sweep-step.js';

const depth = 5;
const mostSweeps = 60;
const tolerance = 5e-12;
/** By this sweep the residual of a market that will settle has fallen well below 1. */
const patience = 16;

export interface Swept {
  /** The state at the last point; its excess says how good it is. */
  readonly state: State;
  readonly sweeps: number;
  readonly converged: boolean;
}

/**
 * Fixed point per seller with Anderson mixing: seller i moves to the price that solves  ln S_i(x) + sigma x = ln sum_j A_ij D_j / Z_j,
 * a gate to the multiplier that lets its cap through. With A = a e^{-sigma (tau + mu)} and w = e^{-sigma x} held, a sweep is two sparse
 * products. Quick where no curve is steep; where it does not settle in sixty sweeps it says so and the safeguard takes over.
 */
export function sweep(programme: Programme, from: Float64Array): Swept {
  const state = newState(programme);
  const { y } = state;
  y.set(from);
  const f = new Float64Array(programme.size);
  const work = new SweepStep(programme);
  const mixing = new Mixing(programme.size, depth);
  let best = Infinity;
  let since = 0;
  let sweeps = 0;
  let residual = Infinity;
  while (sweeps < mostSweeps) {
    sweeps++;
    residual = work.run(y, f);
    if (residual <= tolerance || !(residual < 1e9)) break;
    since = residual < 0.9 * best ? 0 : since + 1;
    if (since > 25 || (sweeps === patience && best > 0.3)) break;
    best = Math.min(best, residual);
    mixing.next(y, f);
    for (let v = 0; v < programme.size; v++) if (!(y[v]! > 0)) y[v] = 0;
  }
  work.fill(state);
  return { state, sweeps, converged: residual <= 1e-11 };
}
