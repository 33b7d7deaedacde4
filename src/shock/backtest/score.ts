import { exp, normalQuantile, quantile, uniform } from '../../base/index.js';
import type { Series } from './likelihood.js';

/** 5, 25, 50, 75 and 95 % points of predictions. */
export interface Prediction {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** Quantiles of type 7. */
export function predict(values: Float64Array): Prediction {
  const sorted = Float64Array.from(values).sort();
  const at = (p: number) => quantile(sorted, p);
  return { p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

export const inside50 = (p: Prediction, observed: number): boolean => p.p25 <= observed && observed <= p.p75;
export const inside90 = (p: Prediction, observed: number): boolean => p.p05 <= observed && observed <= p.p95;

/** What would be seen, draw by draw: the model and one error a series, ln(seen) = ln(model) + e; tonnes with their floor. */
export function seenDraws(
  { event, name, floor }: Pick<Series, 'event' | 'name' | 'floor'>,
  values: Float64Array,
  error: number,
  seed: number,
): Float64Array {
  return values.map((value, n) => {
    const e = error * normalQuantile(uniform(seed, 'observation', n, `${event}/${name}`));
    return Math.max((value + floor) * exp(e) - floor, 0);
  });
}

/** Whether what was seen lies in the middle `level` of weighted draws of what would be seen. */
export function insideWeighted(seen: Float64Array, weights: Float64Array, observed: number, level: number): boolean {
  let [below, upTo, all] = [0, 0, 0];
  seen.forEach((value, n) => {
    const w = weights[n]!;
    all += w;
    if (value < observed) below += w;
    if (value <= observed) upTo += w;
  });
  const tail = (1 - level) / 2;
  return upTo >= tail * all && below <= (1 - tail) * all;
}
