import { exp, log } from '../../base/index.js';
import { logMean, type Series, streamsOf } from './likelihood.js';

/** Where quantiles 0, 0.1 .. 1 of what was learnt lie in the range of each parameter. */
export type Ranks = Readonly<Record<string, readonly number[]>>;

const steps = 10;
/** The ranges as they stand count as much as this many decisions. */
const prior = 1;

/** Posterior weights of the draws of a decision, which sum to 1. */
export function posterior(logs: Float64Array): Float64Array {
  const total = logMean(logs) + log(logs.length);
  return logs.map((value) => exp(value - total));
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

/** Where a cumulative distribution reaches `level`, four digits; its ends are the ends of the range. */
function rankAt(below: Float64Array, level: number): number {
  if (level <= 0) return 0;
  if (level >= below[1000]! - 1e-9) return 1;
  let i = 1;
  while (below[i]! < level) i++;
  const part = (level - below[i - 1]!) / (below[i]! - below[i - 1]!);
  return Math.round((i - 1 + part) * 10) / 10_000;
}

/**
 * What decisions teach of one parameter: the mean of the range as it stands (weight 1) and of each decision's posterior (Dirichlet-process
 * mixture; Escobar and West 1995), so that decisions that disagree widen it.
 * @param weights posterior weights of each decision
 * @returns undefined where no decision has the parameter
 */
export function ranksOf(
  parameter: string,
  decisions: readonly (readonly Series[])[],
  weights: readonly Float64Array[],
): readonly number[] | undefined {
  let below = Float64Array.from({ length: 1001 }, (_, i) => (prior * i) / 1000);
  let weight = prior;
  decisions.forEach((decision, d) => {
    const parts = streamsOf(decision, parameter).map((uniforms) => cumulative(uniforms, weights[d]!));
    if (parts.length === 0) return;
    below = below.map((value, i) => value + parts.reduce((sum, part) => sum + part[i]!, 0) / parts.length);
    weight += 1;
  });
  if (weight === prior) return undefined;
  return Array.from({ length: steps + 1 }, (_, k) => rankAt(below, (weight * k) / steps));
}

/** Density of the fitted distribution at a uniform number of the range: 1 where nothing was learnt. */
function densityAt(ranks: readonly number[], u: number): number {
  let k = 1;
  while (k < ranks.length - 1 && ranks[k]! < u) k++;
  return 1 / ((ranks.length - 1) * Math.max(ranks[k]! - ranks[k - 1]!, 1e-4));
}

/** Weights that turn draws of a decision from the ranges as they stand into draws of the fitted ones. */
export function weightsUnder(ranks: Ranks, decision: readonly Series[], draws: number): Float64Array {
  const weights = new Float64Array(draws).fill(1);
  for (const [parameter, of] of Object.entries(ranks))
    for (const uniforms of streamsOf(decision, parameter))
      for (let n = 0; n < draws; n++) weights[n]! *= densityAt(of, uniforms[n]!);
  return weights;
}
