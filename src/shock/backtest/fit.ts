import { exp, log } from '../../base/index.js';
import type { ParameterRow } from '../parameters.js';

/** One observed series of an event: what was seen and what each draw says, cell by cell. */
export interface Series {
  readonly event: string;
  /** Events of one decision are fitted and left out together. */
  readonly decision: string;
  readonly kind: 'flow' | 'price';
  /** Added to both sides before logarithms: a tenth of a normal month for tonnes, 0 for price ratios. */
  readonly floor: number;
  readonly cells: readonly { readonly month: string; readonly observed: number; readonly draws: Float64Array }[];
  /** Uniform numbers behind each draw's behaviour as this series sees it, by parameter. */
  readonly uniforms: ReadonlyMap<string, Float64Array>;
}

/** What a set of decisions says. */
export interface Fold {
  /** Standard deviation of ln(seen / modelled): another form, another place, months of customs. */
  readonly observation: { readonly flow: number; readonly price: number };
  /** By parameter: where the quantiles 0, 0.1 .. 1 of what was learnt lie in its range, as ranks of the range. */
  readonly ranks: Readonly<Record<string, readonly number[]>>;
}

/** data/behaviour-fit.yaml. */
export interface BehaviourFit {
  readonly format: 'lodeward-fit/1';
  readonly source: string;
  readonly date: string;
  readonly status: 'estimated';
  readonly draws: number;
  readonly seed: number;
  /** What all decisions say: what shocks through time are drawn from. */
  readonly all: Fold;
  /** What the others say, by the decision left out: what its events are predicted with. */
  readonly leftOut: Readonly<Record<string, Fold>>;
}

const steps = 10;
const grid = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5];
/** The ranges as they stand count as much as this many decisions. */
const prior = 1;

const missed = ({ floor }: Series, seen: number, modelled: number): number =>
  log(Math.max(modelled, 0) + floor + 1e-9) - log(seen + floor + 1e-9);

/** Normal log density of the misfits of a series. Its months are neither one observation nor independent: n of them count as the root of n. */
function logDensity(series: Series, draw: number, error: number): number {
  let sum = 0;
  for (const { observed, draws } of series.cells) {
    const z = missed(series, observed, draws[draw]!) / error;
    sum -= z * z;
  }
  const counted = Math.sqrt(series.cells.length);
  return sum / (2 * counted) - counted * log(error);
}

/** Log density of the series of one decision, draw by draw. */
const logDensities = (series: readonly Series[], draws: number, { flow, price }: Fold['observation']): Float64Array =>
  Float64Array.from({ length: draws }, (_, n) =>
    series.reduce((sum, one) => sum + logDensity(one, n, one.kind === 'flow' ? flow : price), 0),
  );

/** ln of the mean of e^x. */
function logMean(values: Float64Array): number {
  const top = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return top + log(values.reduce((sum, value) => sum + exp(value - top), 0) / values.length);
}

/** The error of one kind of observation that makes what was seen likeliest, behaviour integrated out (maximum marginal likelihood). */
function errorOf(decisions: readonly (readonly Series[])[], draws: number, kind: Series['kind']): number {
  let [best, found] = [Number.NEGATIVE_INFINITY, grid.at(-1)!];
  for (const error of grid) {
    let sum = 0;
    for (const series of decisions) {
      const some = series.filter((one) => one.kind === kind);
      if (some.length > 0) sum += logMean(logDensities(some, draws, { flow: error, price: error }));
    }
    if (sum > best) [best, found] = [sum, error];
  }
  return found;
}

/** Cumulative distribution, on 0, 0.001 .. 1, of weighted uniform numbers. */
function cumulative(uniforms: Float64Array, weights: Float64Array): Float64Array {
  const out = new Float64Array(1001);
  uniforms.forEach((u, n) => {
    out[Math.min(Math.ceil(u * 1000), 1000)]! += weights[n]!;
  });
  for (let i = 1; i <= 1000; i++) out[i]! += out[i - 1]!;
  return out;
}

/**
 * What decisions teach about the next one. Every decision has a behaviour of its own, drawn from a population that is not known: the estimate
 * is the mean of the ranges as they stand (weight 1) and of each decision's posterior (Dirichlet-process mixture; Escobar and West 1995), so decisions that disagree
 * widen it. Marginal by parameter, as ranks. The error of observation is that of maximum marginal likelihood.
 */
export function learn(series: readonly Series[], draws: number): Fold {
  const decisions = [...new Set(series.map(({ decision }) => decision))].map((name) =>
    series.filter(({ decision }) => decision === name),
  );
  const observation = { flow: errorOf(decisions, draws, 'flow'), price: errorOf(decisions, draws, 'price') };
  const sums = new Map<string, { weight: number; below: Float64Array }>();
  for (const one of decisions) {
    const logs = logDensities(one, draws, observation);
    const total = logMean(logs) + log(draws);
    const weights = logs.map((value) => exp(value - total));
    const names = new Set(one.flatMap(({ uniforms }) => [...uniforms.keys()]));
    for (const name of names) {
      const seen = one.flatMap(({ uniforms }) => uniforms.get(name) ?? []);
      const parts = seen.map((uniforms) => cumulative(uniforms, weights));
      const before = sums.get(name) ?? {
        weight: prior,
        below: Float64Array.from({ length: 1001 }, (_, i) => (prior * i) / 1000),
      };
      sums.set(name, {
        weight: before.weight + 1,
        below: before.below.map((value, i) => value + parts.reduce((sum, part) => sum + part[i]!, 0) / parts.length),
      });
    }
  }
  const ranks = [...sums].map(([name, { weight, below }]): [string, number[]] => [
    name,
    Array.from({ length: steps + 1 }, (_, k) => rankAt(below, (weight * k) / steps)),
  ]);
  return { observation, ranks: Object.fromEntries(ranks.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Where a cumulative distribution reaches `level`, four digits; its ends are the ends of the range. */
function rankAt(below: Float64Array, level: number): number {
  if (level <= 0) return 0;
  if (level >= below[1000]! - 1e-9) return 1;
  let i = 1;
  while (below[i]! < level) i++;
  const part = (level - below[i - 1]!) / (below[i]! - below[i - 1]!);
  return Math.round((i - 1 + part) * 10) / 10_000;
}

/** Ranges as a fold knows them: rows of fitted parameters carry their ranks. */
export const withFold = (rows: readonly ParameterRow[], { ranks }: Fold): readonly ParameterRow[] =>
  rows.map((row) => {
    const own = ranks[row.parameter];
    return own ? { ...row, ranks: own } : row;
  });
