import { exp, log } from '../base/index.js';

/** One published count of memoranda and of those that became what it counts as success. */
export interface Disclosure {
  readonly id: string;
  readonly signed: number;
  readonly became: number;
  /** False where it is shown but kept out of the base rate, because another count holds the same memoranda. */
  readonly fit?: boolean;
}

/** Odds that a memorandum becomes a contract. `mean` and the 5 and 95 % points are of the odds of a body of memoranda not yet seen. */
export interface Odds {
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

export interface BaseRate {
  /** All counts added up as if they were one: too sure, because the disclosures differ more than chance allows. */
  readonly pooled: { readonly became: number; readonly signed: number; readonly share: number };
  /** Beta-binomial of greatest likelihood, its two parameters taken as known. `spread` is 1/(alpha + beta + 1). */
  readonly mostLikely: Odds & { readonly spread: number };
  /** The least favourable disclosure alone: Beta(became + 1/2, signed - became + 1/2). */
  readonly cautious: Odds & { readonly disclosure: string };
}

/** ln of the beta-binomial likelihood without its binomial coefficient; theta = 1/(alpha + beta), 0 for a plain binomial. */
function logLikelihood(disclosures: readonly Disclosure[], mean: number, theta: number): number {
  let sum = 0;
  for (const { signed, became } of disclosures) {
    for (let i = 0; i < became; i++) sum += log(mean + i * theta);
    for (let i = 0; i < signed - became; i++) sum += log(1 - mean + i * theta);
    for (let i = 0; i < signed; i++) sum -= log(1 + i * theta);
  }
  return sum;
}

const theta = (spread: number) => spread / (1 - spread);

/** Greatest likelihood by a grid that is narrowed around its best cell until the cell is below 1e-7. */
function greatest(disclosures: readonly Disclosure[]): { mean: number; spread: number } {
  let best = { mean: 0.5, spread: 0.5 };
  for (let half = 0.5; half > 1e-7; half *= 0.5) {
    const centre = best;
    let most = -Infinity;
    for (let i = -5; i <= 5; i++)
      for (let j = -5; j <= 5; j++) {
        const mean = centre.mean + (i / 5) * half;
        const spread = Math.max(0, centre.spread + (j / 5) * half);
        if (mean <= 0 || mean >= 1 || spread >= 1) continue;
        const value = logLikelihood(disclosures, mean, theta(spread));
        if (value > most) {
          most = value;
          best = { mean, spread };
        }
      }
  }
  return best;
}

/** Grid of odds, even in ln(p/(1-p)), where a Beta density is smooth. */
const step = 0.05;
const logits = Array.from({ length: 1601 }, (_, i) => -40 + i * step);
const share = (x: number) => 1 / (1 + exp(-x));

/** Mass of Beta(alpha, beta) on the grid, adding up to 1. */
function betaMass(alpha: number, beta: number): Float64Array {
  const peak = log(alpha / beta);
  const height = alpha * log(share(peak)) + beta * log(share(-peak));
  const mass = Float64Array.from(logits, (x) => exp(alpha * log(share(x)) + beta * log(share(-x)) - height));
  const total = mass.reduce((sum, one) => sum + one, 0);
  return mass.map((one) => one / total);
}

/** Mean and the 5 and 95 % points of Beta(alpha, beta). */
function betaOdds(alpha: number, beta: number): Odds {
  const mass = betaMass(alpha, beta);
  const point = (level: number) => {
    let sum = 0;
    for (let i = 0; i < mass.length; i++) {
      const next = sum + mass[i]!;
      if (next >= level) return share(logits[i]! + ((level - sum) / mass[i]! - 0.5) * step);
      sum = next;
    }
    return 1;
  };
  return { mean: alpha / (alpha + beta), p05: point(0.05), p95: point(0.95) };
}

/**
 * Base rate of memoranda that became contracts (docs/methods/memorandum-odds.md). Each disclosure has its own odds p ~ Beta with mean m
 * and spread r = 1/(alpha + beta + 1), and counts Binomial(n, p); `mostLikely` are the odds of a new body of memoranda at the m and r of
 * greatest likelihood. `cautious` takes the disclosure with the smallest share by itself, with Jeffreys' prior: the disclosures overlap
 * in time and do not agree on what counts as success, so their mean rests on less than it seems.
 *
 * @param all at least one to fit, with signed >= 1 and 0 <= became <= signed
 * @example baseRate([{ id: 'a', signed: 71, became: 1 }, { id: 'b', signed: 73, became: 11 }]).cautious.disclosure === 'a'
 */
export function baseRate(all: readonly Disclosure[]): BaseRate {
  const disclosures = all.filter(({ fit }) => fit !== false);
  const [signed, became] = disclosures.reduce(([n, k], one) => [n + one.signed, k + one.became], [0, 0]);
  const { mean, spread } = greatest(disclosures);
  const scale = 1 / theta(Math.max(spread, 1e-6));
  const least = disclosures.reduce((low, one) => (one.became / one.signed < low.became / low.signed ? one : low));
  return {
    pooled: { became, signed, share: became / signed },
    mostLikely: { ...betaOdds(mean * scale, (1 - mean) * scale), spread },
    cautious: { ...betaOdds(least.became + 0.5, least.signed - least.became + 0.5), disclosure: least.id },
  };
}
