import type { BaseMarket, RowId } from '../atlas/index.js';
import { type CountryCode, type Interval, interval, type Maybe, missing } from '../base/index.js';
import { type Closure, closedCorridor, type Effect, type Measure, type Outcome, type Range } from '../shock/index.js';

/** What a border post, line or port can carry or carried, as cited; gross. */
export interface PlaceFact {
  readonly place: string;
  readonly measure: 'capacity' | 'carried';
  readonly direction: string;
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly year: string;
  readonly licence: string;
  readonly status: string;
  readonly source: string;
  readonly address: string;
  /** Line of data/route-capacity.csv, for `atlas trace`. */
  readonly fact: string;
}

/** Places that a route or way leads over. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  'mng-chn': ['zamyn-uud', 'gashuunsukhait', 'khangi'],
  vostochny: ['sukhbaatar', 'vostochny'],
};

/** What becomes of the tonnes that pass closed routes: gross tonnes a year, and the exporter's sales abroad in tonnes of the market. */
export interface RouteShut {
  readonly routes: readonly string[];
  readonly exporters: readonly {
    readonly exporter: CountryCode;
    readonly before: Interval;
    readonly after: Interval;
    /** Flows of the base year that the figures rest on. */
    readonly rows: readonly RowId[];
  }[];
  /** Missing where no other way is known. */
  readonly ways: Maybe<RouteWays>;
  /** What is published of the places of the routes and ways. */
  readonly places: readonly PlaceFact[];
}

interface RouteWays {
  readonly passedGross: Interval;
  /** By other ways; the rest is given up or stranded. */
  readonly roundGross: Interval;
  readonly notCarriedGross: Interval;
  /** What carriage is worth when the ways are full, USD a gross tonne; near the cost of the way taken while they are not. */
  readonly rentUsdPerTonne: Interval;
  readonly ways: readonly {
    readonly by: string;
    readonly grossTonnes: Interval;
    /** Low, mode, high of what it can take and of what a gross tonne costs more. */
    readonly capacity: Range;
    readonly usdPerTonne: Range;
    readonly status: string;
    readonly source: string;
    /** Line of data/detours.csv. */
    readonly fact: string;
  }[];
}

/** Exporters of the routes that the measures shut. */
export const exportersShut = (measures: readonly Measure[], closures: readonly Closure[]): readonly CountryCode[] => [
  ...new Set(
    measures.flatMap((measure) =>
      measure.kind === 'close'
        ? closures.flatMap((c) => (c.route === measure.route && c.exporter !== '*' ? [c.exporter] : []))
        : [],
    ),
  ),
];

function waysOf(outcome: Outcome, effects: readonly Effect[]): Maybe<RouteWays> {
  const corridor = closedCorridor(effects);
  if (!corridor) return missing('no-other-way', 'data/detours.csv knows no other way for what passes there');
  const round = corridor.detours.map(({ by }) => outcome.corridor({ by }));
  const passed = outcome.corridor('passed');
  const roundAll = passed.map((_, n) => round.reduce((sum, way) => sum + way[n]!, 0));
  return {
    passedGross: interval(passed),
    roundGross: interval(roundAll),
    notCarriedGross: interval(passed.map((tonnes, n) => Math.max(tonnes - roundAll[n]!, 0))),
    rentUsdPerTonne: interval(outcome.corridor('rent')),
    ways: corridor.detours.map(({ by, tonnes, usdPerTonne, status, source }, k) => ({
      by,
      grossTonnes: interval(round[k]!),
      capacity: tonnes,
      usdPerTonne,
      status,
      source,
      fact: `detours/${corridor.routes.join('+')}/${by}`,
    })),
  };
}

/**
 * @param outcome kept with `exporters` (`exportersShut`)
 * @returns missing `no-route-shut`, or `one-year-only` for a path of months
 */
export function routeShut(
  outcome: Outcome,
  market: BaseMarket,
  measures: readonly Measure[],
  effects: readonly Effect[],
  facts: readonly PlaceFact[],
): Maybe<RouteShut> {
  const routes = measures.flatMap((measure) => (measure.kind === 'close' ? [measure.route] : []));
  if (routes.length === 0) return missing('no-route-shut', 'no measure closes a route; "close ROUTE" does');
  if (outcome.job.path) return missing('one-year-only', 'what goes round is counted for a year as a whole');
  return {
    routes,
    exporters: outcome.layout.exporters.map((exporter) => ({
      exporter,
      before: interval(outcome.exported(exporter, 'before')),
      after: interval(outcome.exported(exporter, 'after')),
      rows: market.stages.flatMap(({ flows }) =>
        flows.flatMap((flow) =>
          flow.exporter === exporter && flow.importer !== exporter && flow.tonnes > 0 ? [flow.row] : [],
        ),
      ),
    })),
    ways: waysOf(outcome, effects),
    places: facts.filter(({ place }) =>
      [...routes, ...outcome.layout.ways].some((one) => (placesOf[one] ?? [one]).includes(place)),
    ),
  };
}
