import { exp, log } from '../base/index.js';
import { marketDemandAt, proximalPoint, supplyAt } from './curves.js';
import type { Programme, StageProgramme } from './programme.js';

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

interface StageState {
  /** V, market demand, slope of the final part of it, by buyer. */
  readonly index: Float64Array;
  readonly demand: Float64Array;
  readonly slope: Float64Array;
  /** Share of each pair in its buyer's purchases. */
  readonly share: Float64Array;
  /** e^{-sigma x} of each price variable, from the lowest of the stage. */
  readonly pull: Float64Array;
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

/**
 * A softened programme. Curves and bounds give way by `lambda` times the distance from a centre, so that none is steeper than 1/lambda; and
 * buyers give up between half the price `backstop` and all of it, and use no more than `ceiling` times their base. At its centre, below half
 * its backstop and under its ceiling it is the programme itself.
 */
export interface Softening {
  backstop: number;
  /** Most that a final buyer may use, in multiples of his base. */
  ceiling: number;
  /** By supply term. */
  readonly lambda: Float64Array;
  readonly tonnes: Float64Array;
  /** By variable. */
  readonly boundLambda: Float64Array;
  readonly left: Float64Array;
}

/**
 * Scarcity index and shares of every buyer at the prices of `state`. The exponential of a price is taken once a seller, from the lowest price
 * of the stage; a buyer for whom that underflows, or whose index is near 0, is done pair by pair.
 */
function fillIndices(programme: Programme, state: State): void {
  const { y } = state;
  programme.stages.forEach((stage, t) => {
    const { index, share, pull } = state.stages[t]!;
    const { start, seller, preference, wedge, gateStart, gate, sigma, variableOf } = stage;
    let low = Infinity;
    for (const v of variableOf) if (v >= 0 && y[v]! < low) low = y[v]!;
    for (const v of variableOf) if (v >= 0) pull[v] = exp(sigma * (low - y[v]!));
    for (let b = 0; b < index.length; b++) {
      const first = start[b]!;
      const end = start[b + 1]!;
      let sum = 0;
      for (let p = first; p < end; p++) {
        let w = preference[p]! * pull[seller[p]!]!;
        if (wedge[p] !== 0 || gateStart[p + 1]! > gateStart[p]!) {
          let extra = wedge[p]!;
          for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) extra += y[gate[g]!]!;
          w *= exp(-sigma * extra);
        }
        share[p] = w;
        sum += w;
      }
      const v = low - log(sum) / sigma;
      if (sum > 1e-200 && sum < 1e200 && Math.abs(v) > 1e-3) {
        index[b] = v;
        const inverse = 1 / sum;
        for (let p = first; p < end; p++) share[p]! *= inverse;
      } else index[b] = fillBuyer(stage, y, share, first, end);
    }
  });
}

/** One buyer, pair by pair: shares from his lowest delivered price; his index, without loss of digits near 0. */
function fillBuyer(stage: StageProgramme, y: Float64Array, share: Float64Array, first: number, end: number): number {
  const { preference, sigma } = stage;
  let least = Infinity;
  for (let p = first; p < end; p++) {
    share[p] = deliveredPrice(stage, y, p);
    least = Math.min(least, share[p]!);
  }
  const near = Math.abs(least) < 1e-2 ? indexNearZero(stage, share, first, end) : Number.NaN;
  let sum = 0;
  for (let p = first; p < end; p++) {
    const w = preference[p]! * exp(sigma * (least - share[p]!));
    share[p] = w;
    sum += w;
  }
  for (let p = first; p < end; p++) share[p]! /= sum;
  return Number.isNaN(near) ? least - log(sum) / sigma : near;
}

/** P = x + tau + sum mu of a pair. */
function deliveredPrice({ seller, wedge, gateStart, gate }: StageProgramme, y: Float64Array, p: number): number {
  let price = y[seller[p]!]! + wedge[p]!;
  for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += y[gate[g]!]!;
  return price;
}

/** V = -(1/sigma) ln(1 + sum a (e^{-sigma P} - 1) - what bans took): the same index without the loss of digits near 0. */
function indexNearZero(stage: StageProgramme, prices: Float64Array, first: number, end: number): number {
  const { preference, sigma } = stage;
  let kept = 0;
  let sum = 0;
  for (let p = first; p < end; p++) {
    kept += preference[p]!;
    sum += preference[p]! * expMinusOne(-sigma * prices[p]!);
  }
  const lost = Math.abs(1 - kept) < 1e-14 ? 0 : 1 - kept;
  return -logOnePlus(sum - lost) / sigma;
}

const expMinusOne = (x: number) => (Math.abs(x) < 1e-4 ? x * (1 + (x / 2) * (1 + (x / 3) * (1 + x / 4))) : exp(x) - 1);
/** ln(1 + x): the logarithm of the rounded sum, corrected for what the rounding lost (Kahan). */
function logOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}

const point = { argument: 0, tonnes: 0, slope: 0 };

/** Argument of a supply term: the price, or the margin of a processor. */
export function argumentOf(programme: Programme, state: State, term: number): number {
  const { variable, priceShare, oreShare, oreBuyer, stage } = programme.terms[term]!;
  const x = variable < 0 ? 0 : state.y[variable]!;
  return oreBuyer < 0 ? x * priceShare : x * priceShare - oreShare * state.stages[stage - 1]!.index[oreBuyer]!;
}

/** Size of the prices that the argument of a term is made of, 1 at least. */
export function priceLevel(programme: Programme, state: State, term: number): number {
  const { variable, priceShare, oreShare, oreBuyer, stage } = programme.terms[term]!;
  const price = variable < 0 ? 0 : state.y[variable]! * priceShare;
  const ore = oreBuyer < 0 ? 0 : state.stages[stage - 1]!.index[oreBuyer]! * oreShare;
  return Math.max(1, Math.abs(price), Math.abs(ore));
}

/** Fills a state from its `y`; with a softening the curves are the proximal ones. */
export function evaluate(programme: Programme, state: State, soft?: Softening): void {
  fillIndices(programme, state);
  programme.terms.forEach((term, c) => {
    const argument = argumentOf(programme, state, c);
    if (soft) proximalPoint(term.curve, argument, soft.lambda[c]!, soft.tonnes[c]!, point);
    else supplyAt(term.curve, argument, point);
    state.argument[c] = point.argument;
    state.tonnes[c] = point.tonnes;
    state.market[c] = Math.max(point.tonnes - term.owed, 0);
    state.slope[c] = point.tonnes > term.owed ? point.slope : 0;
  });
  fillDemand(programme, state, soft ? soft.backstop : Infinity, soft ? soft.ceiling : Infinity);
  fillLeft(programme, state, soft);
  fillExcess(programme, state);
}

function fillDemand(programme: Programme, state: State, backstop: number, ceiling: number): void {
  programme.stages.forEach((stage, t) => {
    const { index, demand, slope } = state.stages[t]!;
    for (let b = 0; b < index.length; b++) {
      const final = stage.final[b]!;
      marketDemandAt(final, stage.received[b]!, index[b]!, point);
      if (point.tonnes > ceiling * final.base && final.stocks === undefined) {
        point.tonnes = ceiling * final.base;
        point.slope = 0;
      }
      demand[b] = stage.constantDemand[b]! + point.tonnes;
      slope[b] = point.slope;
      if (index[b]! > 0.5 * backstop) giveUp(state.stages[t]!, b, backstop);
    }
  });
  programme.terms.forEach((term, c) => {
    if (term.oreBuyer >= 0) state.stages[term.stage - 1]!.demand[term.oreBuyer]! += state.market[c]! / term.recovery;
  });
}

/** Smooth step from all of the demand at half the backstop to none of it at the backstop. */
function giveUp({ index, demand, slope }: StageState, b: number, backstop: number): void {
  const s = Math.min((2 * index[b]!) / backstop - 1, 1);
  const kept = 1 - s * s * (3 - 2 * s);
  slope[b] = slope[b]! * kept - (demand[b]! * 6 * s * (1 - s) * 2) / backstop;
  demand[b]! *= kept;
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
  programme.terms.forEach((term, c) => {
    if (term.variable >= 0) excess[term.variable]! += state.market[c]!;
  });
  programme.stages.forEach((stage, t) => {
    const { demand, share } = state.stages[t]!;
    for (let b = 0; b < demand.length; b++) {
      const tonnes = demand[b]!;
      for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
        const flow = share[p]! * tonnes;
        excess[stage.seller[p]!]! -= flow;
        for (let g = stage.gateStart[p]!; g < stage.gateStart[p + 1]!; g++) excess[stage.gate[g]!]! -= flow;
      }
    }
  });
}

/**
 * Takes a solved state to its answer: no price or multiplier below 0, a mine's price on its curve to the last digit; indices, demand and
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
    } else if (term.kind === 'mine' && near) y[v] = state.argument[c]!;
  });
  fillIndices(programme, state);
  fillDemand(programme, state, Infinity, Infinity);
  fillExcess(programme, state);
  for (let v = 0; v < programme.size; v++) {
    if (programme.bounded[v] === 0 || state.y[v]! > 1e-14) continue;
    const left = Math.max(state.left[v]! + state.excess[v]!, 0);
    state.excess[v]! += state.left[v]! - left;
    state.left[v] = left;
  }
}
