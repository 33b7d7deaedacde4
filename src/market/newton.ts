import { backSolve, factorise } from './cholesky.js';
import { demandAt } from './curves.js';
import { fillHessian } from './hessian.js';
import { nearby } from './nearby.js';
import type { Programme } from './programme.js';
import { evaluate, newState, priceLevel, type Softening, type State } from './state.js';

export interface Solved {
  readonly state: State;
  readonly iterations: number;
  /** Largest |excess| over its own scale, and largest move of the last proximal step over its base. */
  readonly residual: number;
  readonly gap: number;
}

const tolerance = 1e-13;
/** First price at which buyers may give up while the search is on, its growth, and the price beyond which no answer is looked for. */
const firstBackstop = 8;
const growth = 4;
const lastBackstop = 1e10;

/**
 * Minimises the potential by Newton steps with a line search on its slope, inside proximal steps on the supply curves and bounds
 * (Rockafellar 1976): each inner problem is convex with a bounded second derivative however steep a curve, so the search cannot stall, and
 * the centres converge to the curves themselves. A backstop price and a ceiling of demand keep the search near: they are raised until
 * they bind no buyer.
 * @param quick after the first proximal steps try the curves as they are (`nearby`): many markets are near enough by then
 */
export function newton(programme: Programme, y: Float64Array, quick = false): Solved {
  const state = newState(programme);
  const trial = newState(programme);
  state.y.set(y);
  evaluate(programme, state);
  const soft: Softening = {
    backstop: firstBackstop,
    ceiling: firstBackstop,
    lambda: new Float64Array(programme.terms.length),
    tonnes: state.tonnes.slice(),
    boundLambda: new Float64Array(programme.size),
    left: state.left.slice(),
  };
  while (soft.backstop < 4 * highestIndex(state)) soft.backstop *= growth;
  const work = new Workspace(programme.size);
  let solved = proximal(programme, state, trial, soft, work, quick);
  let iterations = solved.iterations;
  for (;;) {
    const high = highestIndex(state) > 0.5 * soft.backstop;
    const low = mostDemand(programme, state) >= soft.ceiling;
    if ((!high && !low) || soft.backstop > lastBackstop) break;
    if (high) soft.backstop *= growth;
    if (low) soft.ceiling *= growth;
    solved = proximal(programme, state, trial, soft, work, quick);
    iterations += solved.iterations;
  }
  return { ...solved, iterations };
}

function highestIndex(state: State): number {
  let most = 0;
  for (const { index } of state.stages) for (const v of index) most = Math.max(most, v);
  return most;
}

/** Largest multiple of base final demand, under the softening's ceiling. */
function mostDemand(programme: Programme, state: State): number {
  let most = 0;
  programme.stages.forEach((stage, t) => {
    const { index } = state.stages[t]!;
    stage.final.forEach((final, b) => {
      if (!(final.base > 0)) return;
      demandAt(final, index[b]!, point);
      most = Math.max(most, point.tonnes / final.base);
    });
  });
  return most;
}
const point = { argument: 0, tonnes: 0, slope: 0 };

function proximal(
  programme: Programme,
  state: State,
  trial: State,
  soft: Softening,
  work: Workspace,
  quick: boolean,
): Solved {
  let iterations = 0;
  let gap = Infinity;
  let residual = Infinity;
  let best = Infinity;
  let stuck = 0;
  let lambda = 0.3;
  for (let outer = 0; outer < 60 && iterations < 300; outer++) {
    soften(programme, state, soft, lambda);
    evaluate(programme, state, soft);
    residual = norm(programme, state.excess);
    const enough = Math.max(tolerance, Math.min(1e-2, 1e-3 * gap));
    for (let inner = 0; inner < 60 && residual > enough; inner++) {
      iterations++;
      const next = step(programme, state, trial, soft, work, residual);
      if (next >= residual && residual < 1e-9) break;
      residual = next;
    }
    const before = gap;
    gap = recentre(programme, state, soft);
    if (quick && outer > 0 && outer < 7 && gap < 0.1 && highestIndex(state) <= 0.5 * soft.backstop) {
      const close = nearby(programme, state.y);
      if (close) {
        copyState(close.state, state);
        return { state, iterations: iterations + close.iterations, residual: 0, gap: 0 };
      }
    }
    if (lambda > 2e-4 || (gap > 0.3 * before && gap > 1e-9 && lambda > 1e-14)) lambda *= 0.1;
    if (gap <= 1e-10 && residual <= 1e-12) break;
    const worst = Math.max(gap, residual);
    stuck = worst < 0.5 * best ? 0 : stuck + 1;
    best = Math.min(best, worst);
    if (stuck > 4 && best < 1e-9) break;
  }
  return { state, iterations, residual, gap };
}

/**
 * Sets how far each curve and bound gives way, in proportion to the prices around it where they are above 1. A margin is a difference of
 * prices, so a processor's curve stays soft enough for doubles to resolve it.
 */
function soften(programme: Programme, state: State, soft: Softening, lambda: number): void {
  programme.terms.forEach((term, c) => {
    const least = term.oreBuyer < 0 ? lambda : Math.max(lambda, 3e-8);
    soft.lambda[c] = least * priceLevel(programme, state, c);
  });
  for (let v = 0; v < programme.size; v++) soft.boundLambda[v] = lambda * Math.max(1, Math.abs(state.y[v]!));
}

class Workspace {
  readonly hessian: Float64Array;
  readonly floor: Float64Array;
  readonly direction: Float64Array;
  constructor(size: number) {
    this.hessian = new Float64Array(size * size);
    this.floor = new Float64Array(size);
    this.direction = new Float64Array(size);
  }
}

function norm(programme: Programme, excess: Float64Array): number {
  let most = 0;
  for (let i = 0; i < excess.length; i++) most = Math.max(most, Math.abs(excess[i]!) / programme.scale[i]!);
  return most;
}

/** Moves the centre to the state; returns the largest move over the base of its curve or bound. */
function recentre(programme: Programme, state: State, soft: Softening): number {
  let gap = 0;
  programme.terms.forEach((term, c) => {
    const before = Math.max(soft.tonnes[c]! - term.owed, 0);
    gap = Math.max(gap, Math.abs(state.market[c]! - before) / term.curve.base);
  });
  for (let v = 0; v < programme.size; v++) {
    gap = Math.max(gap, Math.abs(state.left[v]! - soft.left[v]!) / programme.scale[v]!);
  }
  soft.tonnes.set(state.tonnes);
  soft.left.set(state.left);
  return gap;
}

/** One Newton step with its line search; leaves the new point in `state` and returns its residual. */
function step(
  programme: Programme,
  state: State,
  trial: State,
  soft: Softening,
  work: Workspace,
  residual: number,
): number {
  const n = programme.size;
  const { hessian, floor, direction } = work;
  const { weight, scale } = programme;
  fillHessian(programme, state, hessian);
  const damping = 1e-3 * Math.min(1e-2, residual);
  for (let i = 0; i < n; i++) {
    hessian[i * n + i]! += damping * weight[i]! * scale[i]!;
    floor[i] = 1e-14 * hessian[i * n + i]! + 1e-280;
    direction[i] = -weight[i]! * state.excess[i]!;
  }
  factorise(hessian, n, floor);
  backSolve(hessian, n, direction);
  const slopeAt = (s: State) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weight[i]! * s.excess[i]! * direction[i]!;
    return sum;
  };
  const first = slopeAt(state);
  let low = 0;
  let high = Infinity;
  const reach = 0.5 * soft.backstop;
  let t = Math.min(1, reach / largest(direction));
  let next = residual;
  for (let tries = 0; tries < 60; tries++) {
    for (let i = 0; i < n; i++) trial.y[i] = state.y[i]! + t * direction[i]!;
    evaluate(programme, trial, soft);
    next = norm(programme, trial.excess);
    if (residual < 0.1 && next <= 0.5 * residual) break;
    const slope = slopeAt(trial);
    // Down to half is enough; up but slightly: else what is narrow against the step (a stock that is let out) is crossed to and fro.
    if (slope <= 0.05 * Math.abs(first) && slope >= -0.5 * Math.abs(first)) break;
    if (slope < 0) low = t;
    else high = t;
    t = high === Infinity ? 2 * t : 0.5 * (low + high);
  }
  copyState(trial, state);
  return next;
}

function largest(vector: Float64Array): number {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  return most;
}

function copyState(from: State, to: State): void {
  to.y.set(from.y);
  to.argument.set(from.argument);
  to.tonnes.set(from.tonnes);
  to.market.set(from.market);
  to.slope.set(from.slope);
  to.left.set(from.left);
  to.leftSlope.set(from.leftSlope);
  to.excess.set(from.excess);
  from.stages.forEach((stage, t) => {
    const copy = to.stages[t]!;
    copy.index.set(stage.index);
    copy.demand.set(stage.demand);
    copy.slope.set(stage.slope);
    copy.share.set(stage.share);
    copy.held.set(stage.held);
    if (stage.rent) copy.rent!.set(stage.rent);
  });
}
