import { uniform } from '../../base/index.js';
import { betaQuantile, gammaQuantile } from './gamma.js';

/** A rate a year whose uncertainty is Gamma(shape, rate); low and high are its 5 and 95 % points, mid its mean. */
export interface RateOdds {
  readonly shape: number;
  readonly rate: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** A chance whose uncertainty is Beta(alpha, beta); low and high are its 5 and 95 % points, mid its mean. */
export interface ChanceOdds {
  readonly alpha: number;
  readonly beta: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export const rateOdds = (shape: number, rate: number): RateOdds => ({
  shape,
  rate,
  low: gammaQuantile(0.05, shape, rate),
  mid: shape / rate,
  high: gammaQuantile(0.95, shape, rate),
});

export const chanceOdds = (alpha: number, beta: number): ChanceOdds => ({
  alpha,
  beta,
  low: betaQuantile(0.05, alpha, beta),
  mid: alpha / (alpha + beta),
  high: betaQuantile(0.95, alpha, beta),
});

/**
 * The Gamma with the mean and variance given, its shape held at 1 or more: a rate known from less than one event is exponential, so that its
 * median is not nought for want of history.
 */
const gammaOfMoments = (mean: number, variance: number) => {
  const shape = Math.max(1, (mean * mean) / variance);
  return { shape, rate: shape / mean };
};

const gammaMoments = (g: { shape: number; rate: number }) => ({
  mean: g.shape / g.rate,
  variance: g.shape / (g.rate * g.rate),
});

/** Mixture of Gammas with equal weights, as the Gamma with its mean and variance. */
export function mixture(parts: readonly { readonly shape: number; readonly rate: number }[]) {
  const moments = parts.map(gammaMoments);
  const mean = moments.reduce((sum, m) => sum + m.mean, 0) / parts.length;
  const second = moments.reduce((sum, m) => sum + m.variance + m.mean * m.mean, 0) / parts.length;
  return gammaOfMoments(mean, second - mean * mean);
}

/** Gamma rate thinned by an independent Beta chance, as the Gamma with the mean and variance of the product. */
export function thinned(
  g: { readonly shape: number; readonly rate: number },
  chance: { readonly alpha: number; readonly beta: number },
) {
  const { mean, variance } = gammaMoments(g);
  const n = chance.alpha + chance.beta;
  const p = chance.alpha / n;
  const v = (p * (1 - p)) / (n + 1);
  return gammaOfMoments(mean * p, variance * v + variance * p * p + mean * mean * v);
}

/** One draw of a rate: a function of its keys alone (base `uniform`), the same on every machine. */
export const drawRate = (odds: RateOdds, seed: number, event: string, draw: number): number =>
  gammaQuantile(uniform(seed, event, draw, 'odds'), odds.shape, odds.rate);

/** A chance of 1: what an event does to the one mineral it is about. */
export const certain: ChanceOdds = { alpha: 1, beta: 0, low: 1, mid: 1, high: 1 };

/** One draw of a chance, keyed as `drawRate` with the mineral added. */
export const drawChance = (odds: ChanceOdds, seed: number, event: string, draw: number, mineral: string): number =>
  odds.beta === 0 ? 1 : betaQuantile(uniform(seed, event, draw, `chance ${mineral}`), odds.alpha, odds.beta);
