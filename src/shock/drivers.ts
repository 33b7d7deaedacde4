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

/** Correlation over the draws given, from first values for exactness; 0 where one of the two does not vary. */
function correlation(x: Float64Array, y: Float64Array, draws: Int32Array): number {
  const [x0, y0] = [x[draws[0]!]!, y[draws[0]!]!];
  let [sumX, sumY, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const n of draws) {
    const [dx, dy] = [x[n]! - x0, y[n]! - y0];
    sumX += dx;
    sumY += dy;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const [ofX, ofY] = [xx - (sumX * sumX) / draws.length, yy - (sumY * sumY) / draws.length];
  return ofX <= 0 || ofY <= 0 ? 0 : (xy - (sumX * sumY) / draws.length) / Math.sqrt(ofX * ofY);
}

/**
 * First-order and total index as correlations (Glen and Isaacs 2012): r(f_B, f_AB) and 1 - r(f_A, f_AB), with `chance`, what A and B have in
 * common in these draws, taken out, so that a group that changes nothing has 0 and one that is everything has 1 at any number of draws.
 */
function indices(
  { a, b }: Design,
  ab: Float64Array,
  draws: Int32Array,
  chance: number,
): { first: number; total: number } {
  if (chance === 1 || correlation(a, a, draws) === 0) return { first: 0, total: 0 };
  const [withB, withA] = [correlation(b, ab, draws), correlation(a, ab, draws)];
  return { first: (withB - chance) / (1 - chance), total: (1 - withA) / (1 - chance) };
}

const resamples = 200;

/** The figure under the two streams, and under the first with one group of the second. */
interface Design {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly swapped: readonly { readonly group: Driver['group']; readonly values: Float64Array }[];
}

function indicesOf(design: Design, seed: number): readonly Driver[] {
  const { a, b, swapped } = design;
  const draws = a.length;
  const everyDraw = Int32Array.from({ length: draws }, (_, n) => n);
  const resample = Array.from({ length: resamples }, (_, r) =>
    everyDraw.map((n) => Math.floor(draws * uniform(seed, 'bootstrap', n, String(r)))),
  );
  const samples = [everyDraw, ...resample].map((some) => ({ some, chance: correlation(a, b, some) }));
  return swapped
    .map(({ group, values }) => {
      const [at, ...again] = samples.map(({ some, chance }) => indices(design, values, some, chance));
      const index = (key: 'first' | 'total'): DriverIndex => {
        const sorted = again.map((found) => found[key]).sort((x, y) => x - y);
        return { value: at![key], p05: quantile(sorted, 0.05), p95: quantile(sorted, 0.95) };
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
