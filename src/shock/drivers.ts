import { quantile, uniform } from '../base/index.js';
import { type DriverGroup, driverGroups } from './draw.js';
import type { Column, Job, Runner, Scenario } from './job.js';
import type { Effect } from './measures/index.js';
import { happens, shareOfYear, type YearlyEvent } from './occurrence.js';
import { Outcome } from './outcome.js';

/** Share of the variance of a result that a group of assumptions explains, with 5 to 95 % of its bootstrap. */
interface DriverIndex {
  readonly value: number;
  readonly p05: number;
  readonly p95: number;
}

export interface Driver {
  readonly group: DriverGroup | 'odds';
  /** By itself (first-order Sobol index). */
  readonly first: DriverIndex;
  /** With all its interactions (total Sobol index): what would be left if all others were known. */
  readonly total: DriverIndex;
}

/** Scenarios of a Saltelli design: A, B, and A with one group of B, for every group. */
export const driverScenarios = (effects: readonly Effect[]): readonly Scenario[] => [
  { effects },
  { effects, swapped: driverGroups },
  ...driverGroups.map((group) => ({ effects, swapped: [group] })),
];

const mean = (values: Float64Array, draws: Int32Array) => {
  let sum = 0;
  for (const n of draws) sum += values[n]!;
  return sum / draws.length;
};

/**
 * First-order index (Saltelli et al. 2010) E[f_B (f_AB - f_A)]/V and total index (Jansen 1999) E[(f_A - f_AB)^2]/2V over the draws given;
 * V is the variance of f over A and B together.
 */
function indices(
  a: Float64Array,
  b: Float64Array,
  ab: Float64Array,
  draws: Int32Array,
): { first: number; total: number } {
  const [meanA, meanB] = [mean(a, draws), mean(b, draws)];
  const centre = (meanA + meanB) / 2;
  let variance = 0;
  let first = 0;
  let total = 0;
  for (const n of draws) {
    variance += ((a[n]! - centre) ** 2 + (b[n]! - centre) ** 2) / 2;
    first += (b[n]! - centre) * (ab[n]! - a[n]!);
    total += (a[n]! - ab[n]!) ** 2 / 2;
  }
  return variance === 0 ? { first: 0, total: 0 } : { first: first / variance, total: total / variance };
}

const resamples = 200;

/** The figure under the two streams, and under the first with one group of the second. */
interface Design {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly swapped: readonly { readonly group: Driver['group']; readonly values: Float64Array }[];
}

function indicesOf({ a, b, swapped }: Design, seed: number): readonly Driver[] {
  const draws = a.length;
  const everyDraw = Int32Array.from({ length: draws }, (_, n) => n);
  const resample = Array.from({ length: resamples }, (_, r) =>
    everyDraw.map((n) => Math.floor(draws * uniform(seed, 'bootstrap', n, String(r)))),
  );
  return swapped
    .map(({ group, values }) => {
      const at = indices(a, b, values, everyDraw);
      const again = resample.map((draws) => indices(a, b, values, draws));
      const index = (key: 'first' | 'total'): DriverIndex => {
        const sorted = again.map((found) => found[key]).sort((x, y) => x - y);
        return { value: at[key], p05: quantile(sorted, 0.05), p95: quantile(sorted, 0.95) };
      };
      return { group, first: index('first'), total: index('total') };
    })
    .sort((x, y) => y.total.value - x.total.value || (x.group < y.group ? -1 : 1));
}

const designOf = (outcome: Outcome, column: Column): Design => ({
  a: outcome.all(0, column),
  b: outcome.all(1, column),
  swapped: driverGroups.map((group, g) => ({ group, values: outcome.all(2 + g, column) })),
});

/** Which group of assumptions drives a column of a Saltelli outcome; greatest total index first. */
export const driversOf = (outcome: Outcome, column: Column): readonly Driver[] =>
  indicesOf(designOf(outcome, column), outcome.job.seed);

/** Solves (groups + 2) x draws equilibria and says which assumptions the tonnes lost hang on. */
export async function drivers(
  runner: Runner,
  job: Omit<Job, 'scenarios' | 'sellers'>,
  effects: readonly Effect[],
  column: Column,
): Promise<readonly Driver[]> {
  const design: Job = { ...job, scenarios: driverScenarios(effects), sellers: false };
  return driversOf(new Outcome(design, await runner.run(design)), column);
}

/**
 * Which assumptions the expected loss a year from one event hangs on: chance x share of the year x loss, the odds being a group of their own.
 * The odds of the second stream are those of the draws `draws` .. 2 draws - 1 of the event.
 */
export async function yearlyDrivers(
  runner: Runner,
  job: Omit<Job, 'scenarios' | 'sellers'>,
  event: YearlyEvent,
  column: Column,
): Promise<{ readonly drivers: readonly Driver[]; readonly certificate: ReturnType<Outcome['certificate']> }> {
  const design: Job = { ...job, scenarios: driverScenarios(event.effects), sellers: false };
  const outcome = new Outcome(design, await runner.run(design));
  const { a, b, swapped } = designOf(outcome, column);
  const odds = (draw: number) => happens(event, draw) * event.chances[draw]! * shareOfYear(event);
  const first = (losses: Float64Array) => losses.map((loss, n) => odds(n) * loss);
  const second = (losses: Float64Array) => losses.map((loss, n) => odds(job.draws + n) * loss);
  const groups = swapped.map(({ group, values }) => ({ group, values: first(values) }));
  return {
    drivers: indicesOf(
      { a: first(a), b: second(b), swapped: [...groups, { group: 'odds', values: second(a) }] },
      job.seed,
    ),
    certificate: outcome.certificate(),
  };
}
