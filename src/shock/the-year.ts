import { conditionalValueAtRisk, quantile } from '../base/index.js';

/** Chance of no loss, 95 % point and CVaR of a simulated year, each with its Monte Carlo standard error. */
export interface TheYear {
  readonly pZero: number;
  readonly p95: number;
  readonly cvar95: number;
  readonly error: { readonly pZero: number; readonly p95: number; readonly cvar95: number };
}

const point = (losses: Float64Array) => ({
  pZero: losses.reduce((zeros, loss) => zeros + (loss > 0 ? 0 : 1), 0) / losses.length,
  p95: quantile(Float64Array.from(losses).sort(), 0.95),
  cvar95: conditionalValueAtRisk(losses),
});

const batches = 10;

/** Standard errors by batch means: the spread of ten interleaved batches over sqrt(10). */
export function theYear(losses: Float64Array): TheYear {
  const parts = Array.from({ length: batches }, (_, b) => point(losses.filter((_, draw) => draw % batches === b)));
  const error = (key: 'pZero' | 'p95' | 'cvar95') => {
    const values = parts.map((part) => part[key]);
    const mean = values.reduce((a, b) => a + b, 0) / batches;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (batches - 1);
    return Math.sqrt(variance / batches);
  };
  return {
    ...point(losses),
    error:
      losses.length < 2 * batches
        ? { pZero: Number.NaN, p95: Number.NaN, cvar95: Number.NaN }
        : { pZero: error('pZero'), p95: error('p95'), cvar95: error('cvar95') },
  };
}
