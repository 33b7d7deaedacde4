import { backSolve, factorise } from './cholesky.js';
import { Eased } from './eased.js';
import { fillHessian } from './hessian.js';
import { Mixing } from './mixing.js';
import type { Programme } from './programme.js';
import { fits, newState, type State } from './state.js';

/** Residual (over the scale of each variable) at which a search ends (with matrices that are kept, at the second), and at which it may. */
const tolerance = 1e-13;
const toleranceOfKept = 1e-11;
const enough = 1e-11;
/** Most matrices and most points it may take. */
const mostMatrices = 25;
const mostPoints = 80;
/** A matrix is kept while a step with it leaves less than this of the residual. */
const good = 0.1;
/** Residual from which a search is far from its end: its steps may be large. */
const far = 0.03;
/** Steps that are mixed. */
const depth = 5;

/**
 * Projected Newton on the potential from the prices of a neighbouring answer (the month before): steep curves at points of their own (`Eased`),
 * variables at their bound left there while tonnes are left over. Where it does not get on it says so at once, and the solvers that start from nothing take
 * over. With `keep`, a matrix serves for as long as it brings the search on, its steps mixed (`Mixing`), in the next searches too: most
 * months of a path need no new one.
 */
export class Nearby {
  private state: State | undefined;
  private from = new Float64Array(0);
  private direction = this.from;
  private floor = this.from;
  private matrix = this.from;
  private held = new Uint8Array(0);
  private heldInMatrix = this.held;
  private mixing = new Mixing(0, depth);
  private eased: Eased | undefined;
  /** Slope of the potential along a step where it begins. */
  private first = 0;
  /** Whether `matrix` holds factors that may serve. */
  private kept = false;

  constructor(private readonly keep = false) {}

  /** @returns the state before `settle`, good until the next search, or undefined */
  find(programme: Programme, start: Float64Array): { state: State; iterations: number } | undefined {
    const state = this.fit(programme);
    const { y } = state;
    const { from, direction, mixing } = this;
    y.set(start);
    mixing.restart();
    const eased = this.easedOf(programme);
    eased.start(state);
    let residual = this.left(programme, state);
    eased.far = residual > far;
    let matrices = 0;
    for (let points = 0; points < mostPoints; points++) {
      if (residual <= (this.keep ? toleranceOfKept : tolerance) && eased.together)
        return finish(programme, state, points);
      const fresh = !this.kept || this.holdsOthers();
      if (fresh) {
        if (++matrices > mostMatrices) break;
        this.renew(programme, state);
      }
      this.aim(programme, state);
      from.set(y);
      const before = residual;
      mixing.next(y, direction);
      residual = this.move(programme, state, 1);
      let onwards = residual < before;
      if (fresh && !onwards && !(before <= enough)) {
        residual = this.shorten(programme, state, before, residual);
        onwards = residual < Infinity;
      }
      this.kept = this.keep && residual < good * before;
      if (!onwards) {
        if (fresh && !(before <= enough)) return undefined;
        y.set(from);
        eased.move(state, 0);
        residual = this.left(programme, state);
        if (before <= enough) return eased.together ? finish(programme, state, points + 1) : undefined;
      }
      if (matrices > 12 && residual > 0.5 * before && residual > 1e-9) return undefined;
    }
    return residual <= enough && eased.together ? finish(programme, state, mostPoints) : undefined;
  }

  /** Buffers of the programme's size. */
  private fit(programme: Programme): State {
    if (this.state && fits(programme, this.state)) return this.state;
    const n = programme.size;
    this.from = new Float64Array(n);
    this.direction = new Float64Array(n);
    this.floor = new Float64Array(n);
    this.matrix = new Float64Array(n * n);
    this.held = new Uint8Array(n);
    this.heldInMatrix = new Uint8Array(n);
    this.mixing = new Mixing(n, depth);
    this.kept = false;
    this.state = newState(programme);
    return this.state;
  }

  private easedOf(programme: Programme): Eased {
    if (this.eased?.programme !== programme) this.eased = new Eased(programme);
    return this.eased;
  }

  /** Whether other variables are at their bound than when the matrix was made. */
  private holdsOthers(): boolean {
    const { held, heldInMatrix } = this;
    for (let v = 0; v < held.length; v++) if (held[v] !== heldInMatrix[v]) return true;
    return false;
  }

  /** Factors of the second derivatives at the state, without the variables held at their bound. */
  private renew(programme: Programme, state: State): void {
    const n = programme.size;
    const { matrix, held, floor, heldInMatrix } = this;
    fillHessian(programme, state, matrix);
    for (let i = 0; i < n; i++) {
      hold(matrix, held, n, i);
      floor[i] = 1e-14 * matrix[i * n + i]! + 1e-280;
    }
    factorise(matrix, n, floor);
    heldInMatrix.set(held);
    this.mixing.restart();
  }

  /** The step that the matrix would take. */
  private aim(programme: Programme, state: State): void {
    const { size, weight } = programme;
    const { direction, held, matrix } = this;
    const excess = this.eased!.carried(state);
    for (let v = 0; v < size; v++) direction[v] = held[v] === 1 ? 0 : -weight[v]! * excess[v]!;
    backSolve(matrix, size, direction);
    this.first = this.slopeOf(programme, state);
  }

  /**
   * Shortens a whole step that leaves more than before, to where less is left or the potential all but falls no further.
   * @returns what is left; Infinity where no length is found
   */
  private shorten(programme: Programme, state: State, before: number, whole: number): number {
    const { y } = state;
    const { from, direction, first } = this;
    let [low, high, length, residual] = [0, 1, 1, whole];
    for (let tries = 0; tries <= 8; tries++) {
      const slope = this.slopeOf(programme, state);
      if (slope <= 0.05 * Math.abs(first) && (slope >= -0.5 * Math.abs(first) || length === 1)) return residual;
      if (slope < 0) low = length;
      else high = length;
      length = 0.5 * (low + high);
      for (let v = 0; v < y.length; v++) y[v] = from[v]! + length * direction[v]!;
      residual = this.move(programme, state, length);
      if (residual < before) return residual;
    }
    return Infinity;
  }

  /** Slope of the potential along the step. */
  private slopeOf({ size, weight }: Programme, { excess }: State): number {
    const { direction, held } = this;
    let sum = 0;
    for (let v = 0; v < size; v++) if (held[v] === 0) sum += weight[v]! * excess[v]! * direction[v]!;
    return sum;
  }

  /** Takes the point to where prices may be and evaluates it; returns its residual. */
  private move(programme: Programme, state: State, length: number): number {
    const { bounded, size } = programme;
    const { y } = state;
    for (let v = 0; v < size; v++) y[v] = Math.max(y[v]!, bounded[v] === 1 ? 0 : 0.2 * this.from[v]!);
    if (length === 1) this.eased!.aim(state, this.from);
    this.eased!.move(state, length);
    return this.left(programme, state);
  }

  /** What is left of the search: excess, and distance of the curves from their prices. */
  private left(programme: Programme, state: State): number {
    return Math.max(residualOf(programme, state, this.held), this.eased!.apart);
  }
}

/** One search with nothing kept. */
export const nearby = (programme: Programme, start: Float64Array) => new Nearby().find(programme, start);

/** Largest |excess| over its scale; a bounded variable at 0 with tonnes left over is held and counts as none. */
function residualOf({ size, scale, bounded }: Programme, { y, excess }: State, held: Uint8Array): number {
  let most = 0;
  for (let v = 0; v < size; v++) {
    const tonnes = excess[v]!;
    if (Number.isNaN(tonnes)) return Infinity;
    held[v] = bounded[v] === 1 && y[v] === 0 && tonnes >= 0 ? 1 : 0;
    if (held[v] === 0) most = Math.max(most, Math.abs(tonnes) / scale[v]!);
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
