import type { Interval } from './figure.js';

/**
 * Quantile of type 7 (Hyndman & Fan 1996, the default of R, NumPy and Excel's PERCENTILE.INC):
 * h = (n-1)p, x_[h] + (h-[h])(x_[h]+1 - x_[h]).
 *
 * @param sorted n >= 1 numbers in ascending order
 * @param p share in [0, 1]
 * @example quantile([1, 2, 3, 4], 0.5) === 2.5
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const high = Math.min(low + 1, sorted.length - 1);
  const a = sorted[low]!;
  const b = sorted[high]!;
  return a === b ? a : a + (h - low) * (b - a);
}

/** Mean (summed in the order given) and the 5, 50, 95 % points of n >= 1 numbers, in any order. */
export function interval(values: ArrayLike<number>): Interval {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const sorted = Float64Array.from(values).sort();
  return {
    mean: sum / values.length,
    p05: quantile(sorted, 0.05),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  };
}

/** Mean of the worst (1 - level) share of values (Rockafellar & Uryasev 2000, the atom at the quantile split). */
export function conditionalValueAtRisk(values: ArrayLike<number>, level = 0.95): number {
  const sorted = Float64Array.from(values).sort().reverse();
  const tail = sorted.length * (1 - level);
  const whole = Math.floor(tail);
  let sum = 0;
  for (let i = 0; i < whole; i++) sum += sorted[i]!;
  return whole < sorted.length ? (sum + (tail - whole) * sorted[whole]!) / tail : sum / tail;
}
