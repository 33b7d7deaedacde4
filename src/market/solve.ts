import { Bug } from '../base/index.js';
import { contractAnswers, gateAnswers, stageAnswers } from './answer.js';
import { certify } from './certificate.js';
import { type Compiled, compile } from './compile.js';
import { continuation } from './continuation.js';
import type { Certificate, Equilibrium, StageEquilibrium } from './equilibrium.js';
import type { MarketModel, Measure, Wedge } from './model.js';
import { account } from './money.js';
import { Nearby, nearby } from './nearby.js';
import { newton } from './newton.js';
import type { Programme } from './programme.js';
import { renew } from './renew.js';
import { type State, settle } from './state.js';
import { sweep } from './sweep.js';

export interface SolveOptions {
  /** Which solver to use; without it the quick one, and the safeguard where that does not reach the certificate. */
  readonly solver?: 'sweep' | 'newton';
  /** `buyers` leaves out surpluses, rents and the identity of parties (NaN there): for draws that ask for losses of buyers alone. */
  readonly money?: 'full' | 'buyers';
  /** With `buyers`: the one buyer whose money is counted (NaN for the others); without it all of them. */
  readonly buyer?: number;
  /** A neighbouring answer (the month before): its prices are where the search starts. The answer does not depend on it beyond rounding. */
  readonly near?: readonly StageEquilibrium[];
}

/** Relative excess beyond which there is no result, and beyond which the quick solvers hand on. */
const enough = 1e-9;
const exact = 1e-11;

/**
 * The equilibrium of a market under measures: prices and multipliers at which every market clears, by minimising the convex potential.
 * Quantities are unique; prices are unique in every connected part that has demand.
 *
 * @param model typed arrays of the base year; read anew at every call
 * @param measures gates, wedges, outages and contracts, in file order (contracts are cut in that order)
 * @returns status `solved` with a certificate of at most 1e-9; `infeasible` where tonnes that answer to no price cannot be delivered
 */
export function solve(model: MarketModel, measures: readonly Measure[], options: SolveOptions = {}): Equilibrium {
  return new Solver().solve(model, measures, options);
}

/** Solves one market again and again: what stands from one time to the next (pairs, gates, buffers, factors) is kept. */
export class Solver {
  private readonly search: Nearby;
  private last: Standing | undefined;
  /** Prices and multipliers of the two last answers, the later first: the second only while one programme stands. */
  private trail: readonly Float64Array[] = [];

  /** @param keep matrices of one solve serve the next: for months, of which each is near the one before */
  constructor(keep = false) {
    this.search = new Nearby(keep);
  }

  /** The programme solved last and its state. */
  get solved(): Standing {
    if (!this.last) throw new Bug('nothing-solved', 'solve a market first');
    return this.last;
  }

  solve(model: MarketModel, measures: readonly Measure[], options: SolveOptions = {}): Equilibrium {
    const once = (now: readonly Measure[]) => {
      const standing = this.last && renew(this.last, model, now) ? this.last.compiled : undefined;
      const compiled = standing ?? compile(model, now);
      const start = standing ? onwards(standing.programme, this.trail) : this.startOf(compiled.programme, options.near);
      const { state, certificate } = find(compiled.programme, options, this.search, start);
      this.trail = [state.y.slice(), ...(standing ? this.trail.slice(0, 1) : [])];
      this.last = { model, measures: now, compiled, state };
      return answered(this.last, certificate, options);
    };
    return measures.some(isAdValorem) ? atNewPrices(model, measures, once) : once(measures);
  }

  /** Base-year prices, or those of a neighbouring answer where it has them; multipliers of gates in the same place of the list. */
  private startOf(programme: Programme, near: readonly StageEquilibrium[] | undefined): Float64Array {
    const start = programme.start.slice();
    if (!near) return start;
    for (let t = 0; t < near.length; t++) {
      const { price } = near[t]!;
      const { variableOf } = programme.stages[t]!;
      for (let i = 0; i < price.length; i++)
        if (variableOf[i]! >= 0 && price[i]! > 0) start[variableOf[i]!] = price[i]!;
    }
    for (const { measure, stage, variable } of programme.gates) {
      const same = this.last?.compiled.programme.gates.find((gate) => gate.measure === measure && gate.stage === stage);
      if (same) start[variable] = this.trail[0]![same.variable]!;
    }
    return start;
  }
}

interface Standing {
  readonly model: MarketModel;
  readonly measures: readonly Measure[];
  readonly compiled: Compiled;
  readonly state: State;
}

/** The outer iteration of ad valorem duties: as specific ones at the prices of the round before. */
function atNewPrices(
  model: MarketModel,
  measures: readonly Measure[],
  once: (measures: readonly Measure[]) => Equilibrium,
): Equilibrium {
  let prices = model.stages.map(() => new Float64Array(model.nodes).fill(1));
  let found = once(measures);
  for (let round = 0; round < mostRounds && found.status === 'solved'; round++) {
    const next = found.stages.map(({ price }, t) => price.map((x, i) => (Number.isNaN(x) ? prices[t]![i]! : x)));
    const moved = Math.max(...next.map((now, t) => furthest(now, prices[t]!)));
    if (moved <= 1e-12) break;
    prices = next;
    found = once(measures.map((measure) => atPrices(measure, prices, model.nodes)));
    if (round === mostRounds - 1 && moved > 1e-9) {
      const reason = `the ad valorem duty still moves prices by ${moved.toExponential(1)} after ${mostRounds} rounds`;
      return { ...found, status: 'not-converged', reason };
    }
  }
  return found;
}

const mostRounds = 200;
const isAdValorem = (measure: Measure): measure is Wedge => measure.kind === 'wedge' && measure.adValorem === true;

/** Largest move of a price, relative to prices above 1. */
function furthest(now: Float64Array, before: Float64Array): number {
  let most = 0;
  for (let i = 0; i < now.length; i++) most = Math.max(most, Math.abs(now[i]! - before[i]!) / Math.max(1, now[i]!));
  return most;
}

/** An ad valorem wedge as a specific one: its rate times the price of each pair's seller. */
function atPrices(measure: Measure, prices: readonly Float64Array[], nodes: number): Measure {
  if (!isAdValorem(measure)) return measure;
  const rates = Float64Array.from(
    measure.pairs,
    (pair) => measure.rate * prices[measure.stage]![Math.floor(pair / nodes)]!,
  );
  return { ...measure, rates };
}

function answered(
  { model, measures, compiled, state }: Standing,
  found: Found['certificate'],
  options: SolveOptions,
): Equilibrium {
  const stages = stageAnswers(model, compiled, state);
  const { money, residual } = account(model, measures, compiled, state, stages, options.money ?? 'full', options.buyer);
  const certificate: Certificate = {
    maxExcessTonnes: found.maxExcessTonnes,
    relativeExcess: found.relativeExcess,
    maxGateViolationTonnes: found.maxGateViolationTonnes,
    complementarityTonnes: found.complementarityTonnes,
    moneyResidual: residual,
    iterations: found.iterations,
  };
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

/** As far on from the last answer as it was from the one before it, no price or multiplier below 0 and no price below half. */
function onwards({ bounded }: Programme, [last, before]: readonly Float64Array[]): Float64Array {
  const start = last!.slice();
  if (before)
    for (let v = 0; v < start.length; v++)
      start[v] = Math.max(2 * last![v]! - before[v]!, bounded[v] === 1 ? 0 : 0.5 * last![v]!);
  return start;
}

interface Found {
  readonly state: State;
  readonly certificate: Omit<Certificate, 'moneyResidual'>;
}

/** One solver after the other until one holds to the certificate: the last answer if none does. */
function find(programme: Programme, { solver, near }: SolveOptions, search: Nearby, start: Float64Array): Found {
  let iterations = 0;
  let found: Found | undefined;
  const holds = (state: State, more: number, limit: number): boolean => {
    iterations += more;
    found = { state, certificate: certify(programme, state, iterations) };
    return found.certificate.relativeExcess <= limit;
  };
  const quick = (): boolean => {
    const close = near && solver === undefined ? search.find(programme, start) : undefined;
    if (close && holds(close.state, close.iterations, exact)) return true;
    iterations = 0;
    if (solver === 'newton') return false;
    const swept = sweep(programme, start);
    if ((holds(swept.state, swept.sweeps, exact) && swept.converged) || solver === 'sweep') return true;
    const after = swept.state.y.every(Number.isFinite) ? nearby(programme, swept.state.y) : undefined;
    return after !== undefined && holds(after.state, after.iterations, exact);
  };
  if (quick()) return found!;
  const attempts = [
    () => newton(programme, programme.start, solver === undefined),
    () => newton(programme, start),
    () => continuation(programme, start),
    () => continuation(programme, programme.start),
  ];
  let cold: Found | undefined;
  for (const attempt of solver === undefined ? attempts : attempts.slice(0, 1)) {
    const tried = attempt();
    if (!tried) continue;
    settle(programme, tried.state);
    if (holds(tried.state, tried.iterations, enough)) return found!;
    cold ??= found!;
  }
  return cold!;
}

const beyondAnyPrice = (state: State) =>
  state.y.some((price) => price > 1e6) || state.stages.some(({ index }) => index.some((v) => v > 1e6));

function reasonOf(state: State): string {
  return beyondAnyPrice(state)
    ? 'prices rise without end: contracts, or processing at elasticity 0, ask for tonnes that the sellers left cannot deliver; lower them, or give buyers a choke price'
    : 'neither solver reached a relative excess of 1e-9; please report this market';
}
