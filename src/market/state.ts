import { exp, log } from '../base/index.js';
import { demandAt, proximalPoint, supplyAt } from './curves.js';
import type { Programme } from './programme.js';

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

/** Centre of a proximal step: curves and bounds give way by `lambda` times the distance from it, so that none is steeper than 1/lambda. */
export interface Centre {
  lambda: number;
  readonly tonnes: Float64Array;
  readonly left: Float64Array;
}

/** Scarcity index and shares of every buyer at the prices `y` (shares by the largest-term-first sum, safe against overflow). */
export function fillIndices(programme: Programme, state: State): void {
  const { y } = state;
  programme.stages.forEach((stage, t) => {
    const { index, share } = state.stages[t]!;
    const { start, seller, attraction, gateStart, gate, sigma } = stage;
    for (let b = 0; b < index.length; b++) {
      const first = start[b]!;
      const end = start[b + 1]!;
      let most = -Infinity;
      for (let p = first; p < end; p++) {
        let price = y[seller[p]!]!;
        for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += y[gate[g]!]!;
        const logit = attraction[p]! - sigma * price;
        share[p] = logit;
        if (logit > most) most = logit;
      }
      let sum = 0;
      for (let p = first; p < end; p++) {
        const w = exp(share[p]! - most);
        share[p] = w;
        sum += w;
      }
      for (let p = first; p < end; p++) share[p]! /= sum;
      index[b] = 1 - (most + log(sum)) / sigma;
    }
  });
}

const point = { argument: 0, tonnes: 0, slope: 0 };

/** Argument of a supply term: the price, or the margin of a processor. */
export function argumentOf(programme: Programme, state: State, term: number): number {
  const { variable, priceShare, oreShare, oreBuyer, stage } = programme.terms[term]!;
  const x = variable < 0 ? 0 : state.y[variable]!;
  return oreBuyer < 0 ? x * priceShare : x * priceShare - oreShare * state.stages[stage - 1]!.index[oreBuyer]!;
}

/** Fills a state from its `y`; with a centre the curves are the proximal ones. */
export function evaluate(programme: Programme, state: State, centre?: Centre): void {
  fillIndices(programme, state);
  programme.terms.forEach((term, c) => {
    const argument = argumentOf(programme, state, c);
    if (centre) proximalPoint(term.curve, argument, centre.lambda, centre.tonnes[c]!, point);
    else supplyAt(term.curve, argument, point);
    state.argument[c] = point.argument;
    state.tonnes[c] = point.tonnes;
    state.market[c] = Math.max(point.tonnes - term.owed, 0);
    state.slope[c] = point.tonnes > term.owed ? point.slope : 0;
  });
  fillDemand(programme, state);
  fillLeft(programme, state, centre);
  fillExcess(programme, state);
}

function fillDemand(programme: Programme, state: State): void {
  programme.stages.forEach((stage, t) => {
    const { index, demand, slope } = state.stages[t]!;
    for (let b = 0; b < index.length; b++) {
      demandAt(stage.final[b]!, index[b]!, point);
      const market = point.tonnes - stage.received[b]!;
      demand[b] = stage.constantDemand[b]! + Math.max(market, 0);
      slope[b] = market > 0 ? point.slope : 0;
    }
  });
  programme.terms.forEach((term, c) => {
    if (term.oreBuyer >= 0) state.stages[term.stage - 1]!.demand[term.oreBuyer]! += state.market[c]! / term.recovery;
  });
}

function fillLeft(programme: Programme, state: State, centre: Centre | undefined): void {
  const { left, leftSlope, y } = state;
  const { bounded, scale } = programme;
  for (let v = 0; v < programme.size; v++) {
    if (bounded[v] === 0 || centre === undefined) {
      left[v] = 0;
      leftSlope[v] = 0;
      continue;
    }
    const rise = scale[v]! / centre.lambda;
    const tonnes = centre.left[v]! - y[v]! * rise;
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

/** Takes a solved state to its answer: no price or multiplier below 0; indices, demand and excess follow, tonnes of the curves stay. */
export function settle(programme: Programme, state: State): void {
  for (let v = 0; v < programme.size; v++)
    if (programme.bounded[v] === 1 || state.y[v]! < 0) state.y[v] = Math.max(state.y[v]!, 0);
  fillIndices(programme, state);
  fillDemand(programme, state);
  fillExcess(programme, state);
}
