import type { Programme } from './programme.js';
import { argumentOf, type Easing, evaluate, priceLevel, type State } from './state.js';

/** How far the curves give way: of processors, whose margin is a small difference of prices, and of sellers whose price is low. */
const ofProcessors = 3;
const ofSellers = 1;
/** Margin and price under which a curve is steep enough to be eased. */
const lowMargin = 0.8;
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
  private readonly processors: Int32Array;
  /** Terms of mines and scrap, and the variables of their prices. */
  private readonly sellers: Int32Array;
  private readonly priceOf: Int32Array;
  /** Terms that are eased in this step, `active` of them. */
  private readonly terms: Int32Array;
  private active = 0;
  /** By term where the step begins: tonnes and slope of the point, its distance from the prices, and what a whole step changes that by. */
  private readonly tonnes: Float64Array;
  private readonly slope: Float64Array;
  private readonly distance: Float64Array;
  private readonly rise: Float64Array;
  /** Distance now. */
  private readonly now: Float64Array;
  private readonly excess: Float64Array;
  private warm = false;
  /** Whether the search begins far from its end: then every processor is eased. */
  far = false;

  constructor(readonly programme: Programme) {
    const { terms, stages, size } = programme;
    const vector = () => new Float64Array(terms.length);
    this.easing = { lambda: vector(), tonnes: vector() };
    const steep = terms.flatMap(({ curve }, c) => (curve.elasticity > 0 ? [c] : []));
    const free = (t: number, b: number) => b >= 0 && !stages[t - 1]!.bounded.includes(b);
    this.processors = Int32Array.from(steep.filter((c) => free(terms[c]!.stage, terms[c]!.oreBuyer)));
    this.sellers = Int32Array.from(steep.filter((c) => terms[c]!.oreBuyer < 0 && terms[c]!.variable >= 0));
    this.priceOf = this.sellers.map((c) => terms[c]!.variable);
    this.terms = new Int32Array(terms.length);
    [this.tonnes, this.slope, this.distance, this.rise, this.now] = [vector(), vector(), vector(), vector(), vector()];
    this.excess = new Float64Array(size);
  }

  /** Evaluates the state at the start of a search, with the tonnes that steep curves gave at the end of the last one. */
  start(state: State): void {
    this.far = false;
    this.choose(state, state.y);
    if (!this.warm) this.rest();
    this.warm = true;
    for (let k = 0; k < this.active; k++) this.easing.tonnes[this.terms[k]!] = state.tonnes[this.terms[k]!]!;
    this.evaluate(state);
  }

  /** Eases processors whose margin is low, or all where the way is far, and the sellers whose price is low at either end of a step. */
  private choose({ y, argument }: State, from: Float64Array): void {
    const { processors, sellers, priceOf, terms, now } = this;
    const { lambda } = this.easing;
    let active = 0;
    for (let k = 0; k < processors.length; k++) {
      const c = processors[k]!;
      const low = this.far || argument[c]! < lowMargin || now[c] !== 0;
      lambda[c] = low ? ofProcessors : 0;
      if (low) terms[active++] = c;
    }
    for (let k = 0; k < sellers.length; k++) {
      const v = priceOf[k]!;
      const low = y[v]! < lowPrice || from[v]! < lowPrice;
      lambda[sellers[k]!] = low ? ofSellers : 0;
      if (low) terms[active++] = sellers[k]!;
      else now[sellers[k]!] = 0;
    }
    this.active = active;
  }

  /** Eases none. */
  private rest(): void {
    this.easing.lambda.fill(0);
    this.now.fill(0);
    this.active = 0;
  }

  /** Excess with every point carried along its tangent to where its prices are. */
  carried(state: State): Float64Array {
    if (this.active === 0) return state.excess;
    const { excess, terms, now } = this;
    excess.set(state.excess);
    for (let k = 0; k < this.active; k++) {
      const c = terms[k]!;
      if (now[c] !== 0) this.add(state, c, state.slope[c]! * now[c]!);
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

  /** A step begins from the prices `from`, of which the state still holds all but the prices: what it changes the arguments by. */
  aim(state: State, from: Float64Array): void {
    const { y } = state;
    this.choose(state, from);
    const { programme, terms, tonnes, slope, distance, rise, now } = this;
    for (let k = 0; k < this.active; k++) {
      const c = terms[k]!;
      tonnes[c] = state.tonnes[c]!;
      slope[c] = state.slope[c]!;
      distance[c] = now[c]!;
      const { variable, priceShare, joint, oreShare, oreBuyer, stage } = programme.terms[c]!;
      let change = variable < 0 ? 0 : priceShare * (y[variable]! - from[variable]!);
      if (joint)
        for (const other of joint)
          if (other.variable >= 0) change += other.priceShare * (y[other.variable]! - from[other.variable]!);
      if (oreBuyer >= 0) {
        const { start, seller, gateStart, gate, toll } = programme.stages[stage - 1]!;
        const { share } = state.stages[stage - 1]!;
        for (let p = start[oreBuyer]!; p < start[oreBuyer + 1]!; p++) {
          let price = y[seller[p]!]! - from[seller[p]!]!;
          for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += toll[g]! * (y[gate[g]!]! - from[gate[g]!]!);
          change -= oreShare * share[p]! * price;
        }
      }
      rise[c] = change;
    }
  }

  /** Evaluates the state at its prices, the points taken along by so much of the whole step; 0 is where it began. */
  move(state: State, length: number): void {
    const { programme, easing, terms, tonnes, slope, distance, rise } = this;
    for (let k = 0; k < this.active; k++) {
      const c = terms[k]!;
      const left = ((1 - length) * distance[c]! * programme.terms[c]!.curve.base) / easing.lambda[c]!;
      easing.tonnes[c] = tonnes[c]! + length * slope[c]! * (distance[c]! + rise[c]!) - left;
    }
    this.evaluate(state);
  }

  private evaluate(state: State): void {
    const { programme, easing, terms, now } = this;
    evaluate(programme, state, undefined, this.active > 0 ? easing : undefined);
    this.apart = 0;
    this.together = true;
    for (let k = 0; k < this.active; k++) {
      const c = terms[k]!;
      const { curve, variable } = programme.terms[c]!;
      state.slope[c]! /= Math.max(1 - (easing.lambda[c]! * state.slope[c]!) / curve.base, 1e-12);
      now[c] = argumentOf(programme, state, c) - state.argument[c]!;
      const [far, level] = [Math.abs(now[c]!), priceLevel(programme, state, c)];
      const scale = variable < 0 ? curve.base : programme.scale[variable]!;
      this.apart = Math.max(this.apart, (far * Math.min(state.slope[c]!, curve.base / level)) / scale);
      this.together &&= far <= 1e-13 * level;
    }
  }
}
