import { conditionalValueAtRisk, type Interval, interval, type Maybe, missing } from '../base/index.js';

const figures = ['mean', 'pZero', 'p95', 'cvar95'] as const;

/** A simulated year: its spread, the chance of no loss and CVaR 95 %, with the Monte Carlo standard error of each headline. */
export interface TheYear extends Interval {
  readonly pZero: number;
  readonly cvar95: number;
  readonly error: Maybe<Readonly<Record<(typeof figures)[number], number>>>;
}

const point = (losses: Float64Array) => ({
  ...interval(losses),
  pZero: losses.reduce((zeros, loss) => zeros + (loss > 0 ? 0 : 1), 0) / losses.length,
  cvar95: conditionalValueAtRisk(losses),
});

const batches = 10;

/** Standard errors by batch means: the spread of ten interleaved batches over sqrt(10); missing below twenty draws. */
export function theYear(losses: Float64Array): TheYear {
  if (losses.length < 2 * batches)
    return {
      ...point(losses),
      error: missing('too-few-draws', `${losses.length} draws; a standard error needs ${2 * batches}`),
    };
  const parts = Array.from({ length: batches }, (_, b) => point(losses.filter((_, draw) => draw % batches === b)));
  const error = (key: (typeof figures)[number]) => {
    const values = parts.map((part) => part[key]);
    const mean = values.reduce((a, b) => a + b, 0) / batches;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (batches - 1);
    return Math.sqrt(variance / batches);
  };
  return {
    ...point(losses),
    error: { mean: error('mean'), pZero: error('pZero'), p95: error('p95'), cvar95: error('cvar95') },
  };
}
