import type { BaseMarket } from '../atlas/index.js';
import { InputRefused, type Interval, interval, isMissing, type Maybe, missing } from '../base/index.js';
import { type Capacity, type DemandScenario, demandRatio, type MineralUse } from '../industry/index.js';
import type { Ahead } from '../shock/index.js';
import { growthOf } from './demand-scenario.js';

/** The base year of an answer rolled forward under a demand scenario. */
export interface RolledBase {
  readonly year: number;
  readonly scenario: string;
  /** Of the importer's final demand, times the base year. */
  readonly demand: Interval;
  /** Built into the rolled year; new output takes the place of other sellers'. */
  readonly capacity: readonly Capacity[];
  /** In the scenario and by then, but at a place that the market does not hold. */
  readonly notBuilt: readonly Capacity[];
  readonly sources: readonly string[];
}

export interface RollQuestion {
  readonly year: number;
  readonly importer: string;
  readonly seed: number;
  readonly draws: number;
}

const median = (values: readonly number[]): number => interval(Float64Array.from(values)).p50;

/**
 * What a scenario makes of a market by a year: a multiple of every buyer's final demand in every draw, and new output.
 * @returns missing `no-growth-in-scenario` where it says nothing of the mineral
 * @throws InputRefused out-of-range for a year before the base year
 */
export function rollBase(
  market: BaseMarket,
  scenario: DemandScenario,
  uses: readonly MineralUse[],
  { year, importer, seed, draws }: RollQuestion,
): Maybe<{ readonly ahead: Ahead; readonly told: RolledBase }> {
  const { base, growth, mineral } = growthOf(scenario, market, year);
  const of = (one: Capacity) => one.mineral === market.parent || one.mineral === market.mineral;
  const capacity = scenario.capacity.filter((one) => of(one) && one.from <= year && one.from > base);
  if (growth.length === 0 && capacity.length === 0)
    return missing('no-growth-in-scenario', `${scenario.id} says nothing of ${market.parent}`);
  const countries = [...new Set(market.stages.flatMap((s) => s.flows.flatMap((f) => [f.importer])))].sort();
  const ratio = (country: string, number: number) =>
    demandRatio(scenario, uses, mineral, { country, base, year }, { seed, number });
  const byCountry = countries.map((country) => Array.from({ length: draws }, (_, n) => ratio(country, n)));
  const sells = ({ stage, country }: Capacity) =>
    market.stages.some((one) => one.name === stage && one.flows.some((f) => f.exporter === country)) ||
    market.stages.some((one) => one.name === stage && countries.includes(country));
  const built = capacity.filter(sells);
  const own = byCountry[countries.indexOf(importer)];
  return {
    ahead: {
      year,
      countries,
      ratios: Array.from({ length: draws }, (_, n) => byCountry.map((values) => values[n]!)).flat(),
      medians: byCountry.map(median),
      capacity: built.map(({ country, stage, tonnes: { low, mode, high } }) => ({
        country,
        stage,
        tonnes: [low, mode, high],
      })),
    },
    told: {
      year,
      scenario: scenario.id,
      demand: interval(Float64Array.from(own ?? [1])),
      capacity: built,
      notBuilt: capacity.filter((one) => !sells(one)),
      sources: [...new Set([...growth, ...capacity].map(({ source, status }) => `${source} [${status}]`))],
    },
  };
}

/** The rolled base, or the reason as a refusal: a what-if of 2035 on a base that nothing moves would be one of the base year. */
export function rolledOrRefused<T>(rolled: Maybe<T>, year: number): T {
  if (!isMissing(rolled)) return rolled as T;
  const message = `the base cannot be rolled forward to ${year}: ${rolled.missing.detail}; write a lodeward-demand/1 file and give it with --scenario`;
  throw new InputRefused([{ code: rolled.missing.code, path: 'year', value: year, message }]);
}
