import { backSolve, factorise } from './cholesky.js';
import { fillHessian } from './hessian.js';
import type { Programme } from './programme.js';
import { evaluate, newState, type State } from './state.js';

/** Residual (over the scale of each variable) at which the search ends, and most steps it may take. */
const tolerance = 1e-13;
const mostSteps = 25;

/**
 * Projected Newton on the potential from the prices of a neighbouring answer (the month before): the curves as they are, variables at their
 * bound left there while tonnes are left over. A few steps where little has changed; where it does not get on it says so at once, and the
 * solvers that start from nothing take over.
 * @returns the state before `settle`, or undefined
 */
export function nearby(programme: Programme, start: Float64Array): { state: State; iterations: number } | undefined {
  const n = programme.size;
  const { weight, bounded } = programme;
  const state = newState(programme);
  state.y.set(start);
  const from = new Float64Array(n);
  const direction = new Float64Array(n);
  const floor = new Float64Array(n);
  const held = new Uint8Array(n);
  const hessian = new Float64Array(n * n);
  evaluate(programme, state);
  let residual = residualOf(programme, state, held);
  for (let steps = 0; steps < mostSteps; steps++) {
    if (residual <= tolerance) return finish(programme, state, steps);
    fillHessian(programme, state, hessian);
    for (let i = 0; i < n; i++) {
      direction[i] = held[i] === 1 ? 0 : -weight[i]! * state.excess[i]!;
      hold(hessian, held, n, i);
      floor[i] = 1e-14 * hessian[i * n + i]! + 1e-280;
    }
    factorise(hessian, n, floor);
    backSolve(hessian, n, direction);
    from.set(state.y);
    const before = residual;
    let length = 1;
    for (;;) {
      for (let i = 0; i < n; i++) {
        const next = from[i]! + length * direction[i]!;
        state.y[i] = bounded[i] === 1 ? Math.max(next, 0) : Math.max(next, 0.2 * from[i]!);
      }
      evaluate(programme, state);
      residual = residualOf(programme, state, held);
      if (residual < before || length < 0.1) break;
      length *= 0.4;
    }
    if (!(residual < before)) {
      if (!(before <= 1e-11)) return undefined;
      state.y.set(from);
      evaluate(programme, state);
      residualOf(programme, state, held);
      return finish(programme, state, steps + 1);
    }
    if (steps > 12 && residual > 0.5 * before && residual > 1e-9) return undefined;
  }
  return residual <= 1e-11 ? finish(programme, state, mostSteps) : undefined;
}

/** Largest |excess| over its scale; a bounded variable at 0 with tonnes left over is held and counts as none. */
function residualOf({ size, scale, bounded }: Programme, { y, excess }: State, held: Uint8Array): number {
  let most = 0;
  for (let v = 0; v < size; v++) {
    held[v] = bounded[v] === 1 && y[v] === 0 && excess[v]! >= 0 ? 1 : 0;
    if (held[v] === 0) most = Math.max(most, Math.abs(excess[v]!) / scale[v]!);
    if (Number.isNaN(excess[v]!)) return Infinity;
  }
  return most;
}

/** Takes a held variable out of the lower triangle of the system. */
function hold(h: Float64Array, held: Uint8Array, n: number, i: number): void {
  for (let k = 0; k < i; k++) if (held[i] === 1 || held[k] === 1) h[i * n + k] = 0;
  if (held[i] === 1) h[i * n + i] = 1;
}

function finish({ size, bounded }: Programme, state: State, iterations: number): { state: State; iterations: number } {
  for (let v = 0; v < size; v++) {
    if (bounded[v] === 0 || state.y[v] !== 0) continue;
    state.left[v] = Math.max(state.excess[v]!, 0);
    state.excess[v]! -= state.left[v]!;
  }
  return { state, iterations };
}
