import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, type Interval, interval, type Maybe, type MineralCode, missing } from '../base/index.js';
import { afterStock } from './after-stock.js';
import { type GivenEvent, givenEvent } from './given-event.js';
import type { Runner } from './job.js';
import type { Closure, Measure } from './measures/index.js';
import { type MineralYear, mineralYear } from './mineral-year.js';
import { happens, shareOfYear, type YearlyEvent } from './occurrence.js';
import type { Outcome } from './outcome.js';
import type { ParameterRow } from './parameters.js';
import { type TheYear, theYear } from './the-year.js';

export interface YearlyQuestion {
  readonly markets: readonly BaseMarket[];
  readonly parameters: readonly ParameterRow[];
  readonly importer: CountryCode;
  readonly seed: number;
  readonly draws: number;
  readonly events: readonly YearlyEvent[];
  /** What passes the routes that events shut. Default: none. */
  readonly closures?: readonly Closure[];
  /** Draws, from the first, that the given-event figures and the expected loss rest on; the year rests on all. Default: all. */
  readonly givenDraws?: number;
  /** What the importer holds in stock of a market, as a share of a year's use. Default: none. */
  readonly cover?: (market: BaseMarket) => number;
}

export interface EventRisk {
  readonly id: string;
  /** Chance a year that it happens and hits the mineral. */
  readonly odds: Interval;
  /** Over the months of the year it lasts. */
  readonly givenEvent: GivenEvent;
}

export interface MineralRisk {
  readonly mineral: MineralCode;
  /** Quantiles over the parameters of the sum of odds x loss, scaled for events that fall together. */
  readonly expectedLossTonnes: Maybe<Interval>;
  readonly expectedLossUsd: Maybe<Interval>;
  /** Buyer's loss in the simulated years, USD. */
  readonly year: Maybe<TheYear>;
  readonly events: readonly EventRisk[];
  /** Event k of `events` is scenario k; solved for the first `givenDraws` draws and those in which it happens, NaN elsewhere. */
  readonly outcome: Outcome;
  readonly givenDraws: number;
  /** Tonnes lost and buyer's loss (USD) in the simulated year of each draw. */
  readonly yearTonnes: Float64Array;
  readonly yearUsd: Float64Array;
  readonly cover: number;
  /** Before any stock: tonnes lost, and those of them unserved, as a share of a year's use in the simulated year of each draw. */
  readonly yearShare: Float64Array;
  readonly yearShareUnserved: Float64Array;
}

/**
 * Expected loss by draw: sum over events of chance x share of the year x loss, times the ratio of simulated years with events
 * solved together to the same years with losses added up.
 */
function expected(
  year: MineralYear,
  events: readonly YearlyEvent[],
  column: 'tonnesLost' | 'buyerLossUsd',
  draws: number,
  cover: number,
): Interval {
  const { outcome, happening } = year;
  const loss = (k: number, draw: number) => afterStock(outcome, draw, k, column, shareOfYear(events[k]!), cover);
  const simulated = year.loss(column);
  let joint = 0;
  let added = 0;
  happening.forEach((set, draw) => {
    joint += simulated[draw]!;
    for (const k of set) added += loss(k, draw);
  });
  const overlap = added > 0 ? joint / added : 1;
  return interval(
    Float64Array.from({ length: draws }, (_, draw) => {
      let sum = 0;
      events.forEach((event, k) => {
        sum += happens(event, draw) * event.chances[draw]! * loss(k, draw);
      });
      return overlap * sum;
    }),
  );
}

async function mineralRisk(runner: Runner, question: YearlyQuestion, market: BaseMarket): Promise<MineralRisk> {
  const { parameters, importer, seed, draws } = question;
  const events = question.events.filter((event) => event.mineral === market.mineral);
  const givenDraws = Math.min(draws, question.givenDraws ?? draws);
  const cover = question.cover?.(market) ?? 0;
  const year = await mineralYear(runner, {
    market,
    parameters,
    importer,
    seed,
    draws,
    events,
    standing: [],
    ...(question.closures ? { closures: question.closures } : {}),
    givenDraws,
    cover,
  });
  const { outcome } = year;
  const { failed, solves } = outcome.certificate();
  const sound = <T>(make: () => T): Maybe<T> =>
    failed > 0 ? missing('not-converged', `${failed} of ${solves} solves have no certified equilibrium`) : make();
  const yearUsd = year.loss('buyerLossUsd');
  return {
    mineral: market.mineral,
    expectedLossTonnes: sound(() => expected(year, events, 'tonnesLost', givenDraws, cover)),
    expectedLossUsd: sound(() => expected(year, events, 'buyerLossUsd', givenDraws, cover)),
    year: sound(() => theYear(yearUsd)),
    events: events.map((event, k) => ({
      id: event.id,
      odds: interval(Float64Array.from({ length: draws }, (_, n) => happens(event, n) * event.chances[n]!)),
      givenEvent: givenEvent(outcome, k, shareOfYear(event), givenDraws, cover),
    })),
    outcome,
    givenDraws,
    cover,
    yearTonnes: year.loss('tonnesLost'),
    yearUsd,
    yearShare: year.share('tonnesLost'),
    yearShareUnserved: year.share('unserved'),
  };
}

/**
 * The three figures of engine.md "Draws" for every market: given each event, expected loss a year, and the year itself.
 * Draw n is one set of parameters, base-year errors and odds, and one year of occurrences; events share it across minerals.
 * @param report called as minerals are done
 */
export async function yearlyRisk(
  runner: Runner,
  question: YearlyQuestion,
  report: (done: MineralCode) => void = () => {},
): Promise<readonly MineralRisk[]> {
  return Promise.all(
    question.markets.map(async (market) => {
      const risk = await mineralRisk(runner, question, market);
      report(market.mineral);
      return risk;
    }),
  );
}

/**
 * Loss of each simulated year of one mineral with `standing` measures in force in every state: what a portfolio compares. `loss` is the
 * buyer's in USD, `share` the part of a year's use that is short. Only draws in which something happens are solved; other years are 0.
 * NaN where a solve has no answer.
 * @param question.years years a draw, in the order of draws
 */
export async function yearWithStanding(
  runner: Runner,
  question: Omit<YearlyQuestion, 'markets' | 'givenDraws' | 'cover'> & {
    readonly market: BaseMarket;
    readonly standing: readonly Measure[];
    readonly years?: number;
    /** What the importer holds in stock beside the standing measures, as a share of a year's use: taken off `loss`, not off `share`. */
    readonly cover?: number;
  },
): Promise<{
  readonly loss: Float64Array;
  readonly share: Float64Array;
  readonly certificate: ReturnType<Outcome['certificate']>;
}> {
  const events = question.events.filter((event) => event.mineral === question.market.mineral);
  const year = await mineralYear(runner, { ...question, events, givenDraws: 0 });
  return {
    loss: year.loss('buyerLossUsd'),
    share: year.share('tonnesLost'),
    certificate: year.outcome.certificate(),
  };
}
