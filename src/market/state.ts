import { type Curve, type CurvePoint, marketDemandAt, proximalPoint, supplyAt } from './curves.js';
import { bindGrowth, keepGrowth } from './growth.js';
import { fillIndices } from './indices.js';
import type { Programme, SupplyTerm } from './programme.js';

/** Everything that follows from the variables of a programme, in buffers that are filled again at every point. */
export interface State {
  /** Prices and multipliers. */
  readonly y: Float64Array;
  readonly stages: readonly StageState[];
  /** By supply term: argument and tonnes of the curve, slope in the argument, market part and its slope. */
  readonly argument: Float64Array;
  readonly tonnes: Float64Array;
  readonly market: Float64Array;
  readonly slope: Float64Array;
  /** Tonnes left over (stranded, or slack of a gate) and their slope, by variable. */
  readonly left: Float64Array;
  readonly leftSlope: Float64Array;
  /** Supply - demand by price variable, capacity - flow - slack by gate: the gradient of the potential over its weight, tonnes. */
  readonly excess: Float64Array;
}

export interface StageState {
  /** V, market demand, slope of the final part of it, by buyer. */
  readonly index: Float64Array;
  readonly demand: Float64Array;
  readonly slope: Float64Array;
  /** Share of each pair in its buyer's purchases. */
  readonly share: Float64Array;
  /** e^{-sigma x} of each price variable, from the lowest of the stage. */
  readonly pull: Float64Array;
  /** Multiplier of each pair's bound on growth, 0 where it does not bind (absent: no pair has one); and tonnes at their bounds, by buyer. */
  readonly rent: Float64Array | undefined;
  readonly held: Float64Array;
}

export function newState(programme: Programme): State {
  const vector = (length: number) => new Float64Array(length);
  const terms = programme.terms.length;
  return {
    y: Float64Array.from(programme.start),
    stages: programme.stages.map((stage) => ({
      index: vector(stage.buyers.length),
      demand: vector(stage.buyers.length),
      slope: vector(stage.buyers.length),
      share: vector(stage.pair.length),
      pull: vector(programme.size),
      rent: stage.bounded.length > 0 ? vector(stage.pair.length) : undefined,
      held: vector(stage.buyers.length),
    })),
    argument: vector(terms),
    tonnes: vector(terms),
    market: vector(terms),
    slope: vector(terms),
    left: vector(programme.size),
    leftSlope: vector(programme.size),
    excess: vector(programme.size),
  };
}

/** Whether a state has the buffers that a programme needs. */
export const fits = (programme: Programme, state: State): boolean =>
  state.y.length === programme.size &&
  state.tonnes.length === programme.terms.length &&
  state.stages.length === programme.stages.length &&
  programme.stages.every(
    ({ buyers, pair, bounded }, t) =>
      state.stages[t]!.index.length === buyers.length &&
      state.stages[t]!.share.length === pair.length &&
      (state.stages[t]!.rent !== undefined) === bounded.length > 0,
  );

/** Supply curves that give way by `lambda` times the distance of their tonnes (over their base) from a centre; not where that is 0. By supply term. */
export interface Easing {
  readonly lambda: Float64Array;
  readonly tonnes: Float64Array;
}

/**
 * A softened programme. Curves and bounds give way by `lambda` times the distance from a centre, so that none is steeper than 1/lambda; and
 * buyers give up between half the price `backstop` and all of it, and use no more than `ceiling` times their base. At its centre, below half
 * its backstop and under its ceiling it is the programme itself.
 */
export interface Softening extends Easing {
  backstop: number;
  /** Most that a final buyer may use, in multiples of his base. */
  ceiling: number;
  /** By variable. */
  readonly boundLambda: Float64Array;
  readonly left: Float64Array;
}

const point = { argument: 0, tonnes: 0, slope: 0 };

/** Argument of a supply term: the price, or the margin of a processor. */
export function argumentOf(programme: Programme, state: State, term: number): number {
  const { oreShare, oreBuyer, stage } = programme.terms[term]!;
  const earned = earnedBy(programme.terms[term]!, state.y);
  return oreBuyer < 0 ? earned : earned - oreShare * state.stages[stage - 1]!.index[oreBuyer]!;
}

/** What a tonne of a term earns, its joint outputs included, before ore. */
export function earnedBy({ variable, priceShare, joint }: SupplyTerm, y: Float64Array): number {
  let earned = variable < 0 ? 0 : y[variable]! * priceShare;
  if (joint) for (const other of joint) if (other.variable >= 0) earned += other.priceShare * y[other.variable]!;
  return earned;
}

/** Size of the prices that the argument of a term is made of, 1 at least. */
export function priceLevel(programme: Programme, state: State, term: number): number {
  const { oreShare, oreBuyer, stage } = programme.terms[term]!;
  const price = earnedBy(programme.terms[term]!, state.y);
  const ore = oreBuyer < 0 ? 0 : state.stages[stage - 1]!.index[oreBuyer]! * oreShare;
  return Math.max(1, Math.abs(price), Math.abs(ore));
}

/** Fills a state from its `y`; with an easing the curves are the proximal ones, with a softening demand and bounds are soft as well. */
export function evaluate(programme: Programme, state: State, soft?: Softening, eased: Easing | undefined = soft): void {
  fillIndices(programme, state);
  boundGrowth(programme, state, soft, eased);
  for (let c = 0; c < programme.terms.length; c++) {
    const term = programme.terms[c]!;
    const argument = argumentOf(programme, state, c);
    suppliedAt(term.curve, argument, c, eased, state.argument[c]!);
    state.argument[c] = point.argument;
    state.tonnes[c] = point.tonnes;
    state.market[c] = Math.max(point.tonnes - term.owed, 0);
    state.slope[c] = point.tonnes > term.owed ? point.slope : 0;
  }
  fillDemand(programme, state, soft);
  fillLeft(programme, state, soft);
  fillExcess(programme, state);
}

/** The point of the curve of a term at an argument, proximal where it is eased. */
function suppliedAt(curve: Curve, argument: number, term: number, eased: Easing | undefined, near = 0): void {
  if (eased && eased.lambda[term]! > 0)
    proximalPoint(curve, argument, eased.lambda[term]!, eased.tonnes[term]!, point, near);
  else supplyAt(curve, argument, point);
}

/** Market demand of final buyer b at the index v, constant demand included, and its slope; under a softening less the nearer its backstop. */
function finalAt(programme: Programme, t: number, b: number, v: number, soft: Softening | undefined): CurvePoint {
  const stage = programme.stages[t]!;
  const final = stage.final[b]!;
  marketDemandAt(final, stage.received[b]!, v, atFinal);
  if (soft && atFinal.tonnes > soft.ceiling * final.base && final.stocks === undefined) {
    atFinal.tonnes = soft.ceiling * final.base;
    atFinal.slope = 0;
  }
  atFinal.tonnes += stage.constantDemand[b]!;
  if (soft && v > 0.5 * soft.backstop) giveUp(atFinal, v, soft.backstop);
  return atFinal;
}
const atFinal: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };

/** Smooth step from all of the demand at half the backstop to none of it at the backstop. */
function giveUp(demand: CurvePoint, v: number, backstop: number): void {
  const s = Math.min((2 * v) / backstop - 1, 1);
  const kept = 1 - s * s * (3 - 2 * s);
  demand.slope = demand.slope * kept - (demand.tonnes * 6 * s * (1 - s) * 2) / backstop;
  demand.tonnes *= kept;
}

function fillDemand(programme: Programme, state: State, soft?: Softening): void {
  for (let t = 0; t < state.stages.length; t++) {
    const { index, demand, slope } = state.stages[t]!;
    for (let b = 0; b < index.length; b++) {
      finalAt(programme, t, b, index[b]!, soft);
      demand[b] = atFinal.tonnes;
      slope[b] = atFinal.slope;
    }
  }
  for (let c = 0; c < programme.terms.length; c++) {
    const { oreBuyer, stage, recovery } = programme.terms[c]!;
    if (oreBuyer >= 0) state.stages[stage - 1]!.demand[oreBuyer]! += state.market[c]! / recovery;
  }
}

/** Indices, shares and rents of the buyers whose sellers may not grow beyond a bound: at given prices one equation each (growth.ts). */
function boundGrowth(programme: Programme, state: State, soft: Softening | undefined, eased: Easing | undefined): void {
  for (let t = 0; t < programme.stages.length; t++) {
    const stage = programme.stages[t]!;
    if (stage.bounded.length === 0) continue;
    const found = state.stages[t]!;
    found.rent!.fill(0);
    for (const b of stage.bounded) {
      const c = programme.processorOf[t]![b]!;
      const demandAt = (v: number, out: CurvePoint) => {
        const final = finalAt(programme, t, b, v, soft);
        out.tonnes = final.tonnes;
        out.slope = final.slope;
        if (c < 0) return;
        const { owed, recovery, oreShare, curve } = programme.terms[c]!;
        const argument = earnedBy(programme.terms[c]!, state.y) - oreShare * v;
        suppliedAt(curve, argument, c, eased);
        if (!(point.tonnes > owed)) return;
        out.tonnes += (point.tonnes - owed) / recovery;
        out.slope -= (point.slope * oreShare) / recovery;
      };
      bindGrowth(stage, b, state.y, found, demandAt);
    }
  }
}

function fillLeft(programme: Programme, state: State, soft: Softening | undefined): void {
  const { left, leftSlope, y } = state;
  const { bounded, scale } = programme;
  for (let v = 0; v < programme.size; v++) {
    if (bounded[v] === 0 || soft === undefined) {
      left[v] = 0;
      leftSlope[v] = 0;
      continue;
    }
    const rise = scale[v]! / soft.boundLambda[v]!;
    const tonnes = soft.left[v]! - y[v]! * rise;
    left[v] = Math.max(tonnes, 0);
    leftSlope[v] = tonnes > 0 ? -rise : 0;
  }
}

function fillExcess(programme: Programme, state: State): void {
  const { excess, left } = state;
  for (let v = 0; v < programme.size; v++) excess[v] = programme.constant[v]! - left[v]!;
  for (let c = 0; c < programme.terms.length; c++) {
    const { variable, joint } = programme.terms[c]!;
    if (variable >= 0) excess[variable]! += state.market[c]!;
    if (joint)
      for (const other of joint) if (other.variable >= 0) excess[other.variable]! += other.yield * state.market[c]!;
  }
  for (let t = 0; t < programme.stages.length; t++) {
    const { start, seller, gateStart, gate, load } = programme.stages[t]!;
    const { demand, share } = state.stages[t]!;
    const gated = gate.length > 0;
    for (let b = 0; b < demand.length; b++) {
      const tonnes = demand[b]!;
      const end = start[b + 1]!;
      for (let p = start[b]!; p < end; p++) {
        const flow = share[p]! * tonnes;
        excess[seller[p]!]! -= flow;
        if (gated) for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) excess[gate[g]!]! -= load[g]! * flow;
      }
    }
  }
}

/**
 * Takes a solved state to its answer: no price or multiplier below 0, the price of a mine (and of scrap that is all but free) on its curve to the last digit; indices, demand and
 * excess follow, tonnes of the curves stay.
 */
export function settle(programme: Programme, state: State): void {
  const { y, left } = state;
  // A seller is idle where what is left over is more than what his curves give at a price that is all but 0.
  const spare = left.slice();
  programme.terms.forEach((term, c) => {
    if (term.variable >= 0 && term.oreBuyer < 0) spare[term.variable]! -= state.market[c]!;
  });
  for (let v = 0; v < programme.size; v++) {
    const idle = programme.bounded[v] === 1 && y[v]! < 1e-14 && spare[v]! > 0 && left[v]! > 1e-9 * programme.scale[v]!;
    y[v] = idle ? 0 : Math.max(y[v]!, 0);
  }
  programme.terms.forEach((term, c) => {
    const v = term.variable;
    if (v < 0 || state.tonnes[c] === 0) return;
    const near = Math.abs(state.argument[c]! - y[v]!) < 1e-15;
    if (y[v] === 0 && left[v]! > 0 && term.oreBuyer < 0 && near) {
      supplyAt(term.curve, 0, point);
      state.argument[c] = 0;
      state.tonnes[c] = point.tonnes;
      state.market[c] = Math.max(point.tonnes - term.owed, 0);
    } else if (near && (term.kind === 'mine' || (term.kind === 'scrap' && y[v] === 0))) y[v] = state.argument[c]!;
  });
  const indices = state.stages.map(({ index }) => index.slice());
  fillIndices(programme, state);
  settleGrowth(programme, state, indices);
  fillDemand(programme, state);
  fillExcess(programme, state);
  for (let v = 0; v < programme.size; v++) {
    if (programme.bounded[v] === 0 || state.y[v]! > 1e-14) continue;
    const left = Math.max(state.left[v]! + state.excess[v]!, 0);
    state.excess[v]! += state.left[v]! - left;
    state.left[v] = left;
  }
}

/** Bounds on growth that bind go on binding, at the indices and tonnes found: a margin is not resolved by prices. */
function settleGrowth(programme: Programme, state: State, indices: readonly Float64Array[]): void {
  programme.stages.forEach((stage, t) => {
    const found = state.stages[t]!;
    for (const b of stage.bounded) {
      if (found.held[b] === 0) continue;
      const v = indices[t]![b]!;
      const c = programme.processorOf[t]![b]!;
      const processed = c < 0 ? 0 : state.market[c]! / programme.terms[c]!.recovery;
      keepGrowth(stage, b, state.y, found, finalAt(programme, t, b, v, undefined).tonnes + processed, v);
    }
  });
}
