import type { Programme } from './programme.js';
import { argumentOf, type Easing, evaluate, priceLevel, type State } from './state.js';

/** How far the curves give way: of processors, whose margin is a small difference of prices, and of sellers whose price is low. */
const ofProcessors = 3;
const ofSellers = 1;
/** Price under which a curve of a seller is steep enough to be eased. */
const lowPrice = 0.4;

/**
 * Points of steep supply curves inside a Newton search. A processor's margin is a small difference of prices and his curve a cliff where output
 * shuts, so a step that is counted in prices alone overruns it. Each steep curve therefore has a point of its own, counted by
 * argument + lambda tonnes / base (Minty's coordinate, in which no monotone curve is steep): a step takes the point along its tangent, the next
 * one closes what is left between its argument and that of the prices.
 */
export class Eased {
  /** Largest distance between a point and its prices: in tonnes or in price, the smaller, over the scale of its seller. */
  apart = 0;
  /** Whether every point is where its prices are, but for rounding. */
  together = true;
  private readonly easing: Easing;
  private readonly terms: readonly number[];
  /** By term, where the step begins: argument, tonnes, slope and distance of the point; and the change of its argument in a whole step. */
  private readonly tonnes: Float64Array;
  private readonly slope: Float64Array;
  private readonly distance: Float64Array;
  private readonly rise: Float64Array;
  private readonly now: Float64Array;
  private readonly excess: Float64Array;
  private warm = false;

  constructor(readonly programme: Programme) {
    const { terms, stages, size } = programme;
    this.easing = { lambda: new Float64Array(terms.length), tonnes: new Float64Array(terms.length) };
    this.terms = terms.flatMap(({ curve, variable, oreBuyer, stage }, c) =>
      curve.elasticity > 0 && (oreBuyer < 0 ? variable >= 0 : !stages[stage - 1]!.bounded.includes(oreBuyer))
        ? [c]
        : [],
    );
    const vector = () => new Float64Array(this.terms.length);
    [this.tonnes, this.slope, this.distance, this.rise, this.now] = [vector(), vector(), vector(), vector(), vector()];
    this.excess = new Float64Array(size);
  }

  /** Evaluates the state at the start of a search, with the tonnes that curves gave at the end of the last one. */
  start(state: State): void {
    const { easing, terms } = this;
    const { programme } = this;
    for (let k = 0; k < terms.length; k++) {
      const c = terms[k]!;
      const { oreBuyer, variable } = programme.terms[c]!;
      easing.lambda[c] = this.warm ? lambdaOf(oreBuyer, state.y[variable]!, state.argument[c]!) : 0;
      easing.tonnes[c] = state.tonnes[c]!;
    }
    this.warm = true;
    this.evaluate(state);
  }

  /** Excess with every point carried along its tangent to where its prices are. Here a step begins. */
  carried(state: State): Float64Array {
    const { excess, terms, tonnes, slope, distance, now } = this;
    excess.set(state.excess);
    for (let k = 0; k < terms.length; k++) {
      const c = terms[k]!;
      tonnes[k] = state.tonnes[c]!;
      slope[k] = state.slope[c]!;
      distance[k] = now[k]!;
      if (now[k] !== 0) this.add(state, c, slope[k]! * now[k]!);
    }
    return excess;
  }

  /** More tonnes of a term in the excess: of its seller, of what comes beside, and of who sells it ore. */
  private add(state: State, c: number, tonnes: number): void {
    const { excess, programme } = this;
    const { variable, joint, oreBuyer, stage, recovery } = programme.terms[c]!;
    if (variable >= 0) excess[variable]! += tonnes;
    if (joint) for (const other of joint) if (other.variable >= 0) excess[other.variable]! += other.yield * tonnes;
    if (oreBuyer < 0) return;
    const { start, seller, gateStart, gate, load } = programme.stages[stage - 1]!;
    const { share } = state.stages[stage - 1]!;
    for (let p = start[oreBuyer]!; p < start[oreBuyer + 1]!; p++) {
      const flow = (share[p]! * tonnes) / recovery;
      excess[seller[p]!]! -= flow;
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) excess[gate[g]!]! -= load[g]! * flow;
    }
  }

  /** What a step from the prices `from` to those of the state changes the arguments by, along the shares where it begins. */
  aim({ y, stages }: State, from: Float64Array): void {
    const { programme, terms, easing, rise } = this;
    for (let k = 0; k < terms.length; k++) {
      const c = terms[k]!;
      const { variable, priceShare, joint, oreShare, oreBuyer, stage } = programme.terms[c]!;
      easing.lambda[c] = lambdaOf(oreBuyer, y[variable]!, from[variable]!);
      let change = variable < 0 ? 0 : priceShare * (y[variable]! - from[variable]!);
      if (joint)
        for (const other of joint)
          if (other.variable >= 0) change += other.priceShare * (y[other.variable]! - from[other.variable]!);
      if (oreBuyer >= 0) {
        const { start, seller, gateStart, gate, toll } = programme.stages[stage - 1]!;
        const { share } = stages[stage - 1]!;
        for (let p = start[oreBuyer]!; p < start[oreBuyer + 1]!; p++) {
          let price = y[seller[p]!]! - from[seller[p]!]!;
          for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += toll[g]! * (y[gate[g]!]! - from[gate[g]!]!);
          change -= oreShare * share[p]! * price;
        }
      }
      rise[k] = change;
    }
  }

  /** Evaluates the state at its prices, the points taken along by so much of the whole step; 0 is where it began. */
  move(state: State, length: number): void {
    const { programme, easing, terms, tonnes, slope, distance, rise } = this;
    for (let k = 0; k < terms.length; k++) {
      const c = terms[k]!;
      const lambda = easing.lambda[c]!;
      if (lambda === 0) continue;
      const left = ((1 - length) * distance[k]! * programme.terms[c]!.curve.base) / lambda;
      easing.tonnes[c] = tonnes[k]! + length * slope[k]! * (distance[k]! + rise[k]!) - left;
    }
    this.evaluate(state);
  }

  private evaluate(state: State): void {
    const { programme, easing, terms, now } = this;
    evaluate(programme, state, undefined, easing);
    this.apart = 0;
    this.together = true;
    for (let k = 0; k < terms.length; k++) {
      const c = terms[k]!;
      const lambda = easing.lambda[c]!;
      now[k] = 0;
      if (lambda === 0) continue;
      const { curve, variable } = programme.terms[c]!;
      state.slope[c]! /= Math.max(1 - (lambda * state.slope[c]!) / curve.base, 1e-12);
      now[k] = argumentOf(programme, state, c) - state.argument[c]!;
      const [far, level] = [Math.abs(now[k]!), priceLevel(programme, state, c)];
      const scale = variable < 0 ? curve.base : programme.scale[variable]!;
      this.apart = Math.max(this.apart, (far * Math.min(state.slope[c]!, curve.base / level)) / scale);
      this.together &&= far <= 1e-13 * level;
    }
  }
}

function lambdaOf(oreBuyer: number, price: number, before: number): number {
  if (oreBuyer >= 0) return ofProcessors;
  return price < lowPrice || before < lowPrice ? ofSellers : 0;
}
