import { quantile } from '../../base/index.js';

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
