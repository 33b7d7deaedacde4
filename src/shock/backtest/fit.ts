import { exp, log } from '../../base/index.js';

/** One observed series of an event: what was seen and what each draw says, cell by cell. */
export interface Series {
  readonly event: string;
  /** Events of one decision are fitted and left out together. */
  readonly decision: string;
  /** Added to both sides before logarithms: a tenth of a normal month for tonnes, 0 for price ratios. */
  readonly floor: number;
  readonly cells: readonly { readonly month: string; readonly observed: number; readonly draws: Float64Array }[];
}

/** Standard deviation of the logarithm of what is seen about what a right model says: an own proposal. */
const spread = 0.5;

/** Mean squared misfit of a draw over the cells of a series. */
function misfit({ cells, floor }: Series, draw: number): number {
  let sum = 0;
  for (const { observed, draws } of cells) {
    const z = (log(Math.max(draws[draw]!, 0) + floor + 1e-9) - log(observed + floor + 1e-9)) / spread;
    sum += z * z;
  }
  return sum / cells.length;
}

/**
 * Weights of the draws of behaviour from the series given: w_n ~ exp(-1/2 sum over series of the mean squared misfit), each series counting
 * once however many months it has. Behaviour is drawn alike for every mineral, so draws can be weighed on some events and used on another.
 * @returns weights adding up to 1 and the effective number of draws 1 / sum w^2
 */
export function fitted(series: readonly Series[], draws: number): { weights: Float64Array; effectiveDraws: number } {
  const logs = Float64Array.from({ length: draws }, (_, n) => series.reduce((sum, one) => sum - misfit(one, n) / 2, 0));
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raw = logs.map((value) => exp(value - top));
  const total = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((value) => value / total);
  return { weights, effectiveDraws: 1 / weights.reduce((sum, w) => sum + w * w, 0) };
}
