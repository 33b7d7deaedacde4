import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import { madeGood } from './after-stock.js';
import type { Column, Runner, Scenario } from './job.js';
import { type Closure, effectsOf, type Measure, routed } from './measures/index.js';
import { occurring, shareOfYear, type YearlyEvent } from './occurrence.js';
import { Outcome } from './outcome.js';
import type { ParameterRow } from './parameters.js';

export interface MineralYearQuestion {
  readonly market: BaseMarket;
  readonly parameters: readonly ParameterRow[];
  readonly importer: CountryCode;
  readonly seed: number;
  readonly draws: number;
  /** All of this mineral. */
  readonly events: readonly YearlyEvent[];
  /** In force in every state in which something happens. */
  readonly standing: readonly Measure[];
  /** What passes a route (with `shut` of an event). Default: none. */
  readonly closures?: readonly Closure[];
  /** Each event is solved for so many draws from the first (given-event figures), and for every draw in which it happens. */
  readonly givenDraws: number;
  /** What the importer holds in stock, as a share of a year's use (default none). */
  readonly cover?: number;
  /** Years simulated with the parameters of each draw (default 1): a rare event needs many. */
  readonly years?: number;
}

export interface MineralYear {
  /** Scenario k < events.length is event k alone; the later ones are events that fell into one year together. */
  readonly outcome: Outcome;
  /** Events that happen in each year; year k of draw n is number n x years + k. */
  readonly happening: readonly (readonly number[])[];
  /**
   * Loss of each year. One event: its loss times its share t of the year. Several: sum t L + (product of t)(L_all - sum L),
   * L_all solved with all of them in force: for events that last the year it is L_all, for short ones nearly the sum. The stock is let out once
   * a year (`afterStock`).
   */
  loss(column: Column): Float64Array;
  /** The loss before any stock as a share of the draw's base use; 0 in a year without events and where nothing was bought. */
  share(column: 'tonnesLost' | 'unserved'): Float64Array;
}

/** Simulates a year or several a draw of one mineral for the importer. */
export async function mineralYear(runner: Runner, question: MineralYearQuestion): Promise<MineralYear> {
  const { market, events, seed, draws, standing, givenDraws, years = 1 } = question;
  const drawOf = (number: number) => Math.floor(number / years);
  const happening = Array.from({ length: draws * years }, (_, number) =>
    occurring(events, seed, drawOf(number), number % years),
  );
  const drawsOf = (test: (set: readonly number[], draw: number) => boolean) => [
    ...new Set(happening.flatMap((set, number) => (test(set, drawOf(number)) ? [drawOf(number)] : []))),
  ];
  const together = [...new Set(happening.filter((set) => set.length > 1).map((set) => set.join('+')))].sort();
  const standingFor = (months: number) => effectsOf(standing, market, Math.min(months, 12));
  const jointly = (set: readonly YearlyEvent[]) =>
    routed(
      [...standingFor(Math.max(...set.map(({ months }) => months))), ...set.flatMap(({ effects }) => effects)],
      new Set(set.flatMap(({ shut }) => shut ?? [])),
      market,
      question.closures ?? [],
    );
  const scenarios: Scenario[] = [
    ...events.map((event, k) => ({
      effects: jointly([event]),
      only: drawsOf((set, draw) => draw < givenDraws || set.includes(k)),
    })),
    ...together.map((name) => ({
      effects: jointly(name.split('+').map((k) => events[Number(k)]!)),
      only: drawsOf((set) => set.join('+') === name),
    })),
  ];
  const { parameters, importer } = question;
  const job = { market, parameters, importer, seed, draws, scenarios, sellers: false };
  const outcome = new Outcome(job, await runner.run(job));
  const lossOf = (number: number, column: Column): number => {
    const set = happening[number]!;
    const draw = drawOf(number);
    let sum = 0;
    let apart = 0;
    let shares = 1;
    for (const k of set) {
      const alone = outcome.value(draw, k, column);
      sum += shareOfYear(events[k]!) * alone;
      apart += alone;
      shares *= shareOfYear(events[k]!);
    }
    if (set.length < 2) return sum;
    const joint = outcome.value(draw, events.length + together.indexOf(set.join('+')), column);
    return sum + shares * (joint - apart);
  };
  const cover = question.cover ?? 0;
  const afterStock = (number: number, column: Column): number => {
    const loss = lossOf(number, column);
    const [first] = happening[number]!;
    if (cover === 0 || first === undefined || (column !== 'tonnesLost' && column !== 'buyerLossUsd')) return loss;
    const s = madeGood(lossOf(number, 'tonnesLost'), outcome.value(drawOf(number), first, 'baseTonnes'), cover);
    return column === 'tonnesLost'
      ? (1 - s) * loss
      : loss - s * (loss - lossOf(number, 'paidMoreUsd') - lossOf(number, 'switchingUsd'));
  };
  return {
    outcome,
    happening,
    loss: (column) => Float64Array.from(happening, (_, number) => afterStock(number, column)),
    share: (column) =>
      Float64Array.from(happening, ([first], number) => {
        const base = first === undefined ? 0 : outcome.value(drawOf(number), first, 'baseTonnes');
        return base > 0 ? lossOf(number, column) / base : 0;
      }),
  };
}
