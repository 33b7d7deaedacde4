import { InputRefused, NoAnswer } from '../base/index.js';
import {
  type BehaviourFit,
  type Fold,
  inside50,
  inside90,
  type Prediction,
  predict,
  type Series,
  seenDraws,
  withFold,
} from '../shock/index.js';
import type { EventsFile, StudyEvent } from '../study/index.js';
import { calendarOf, monthNumber } from './backtest-calendar.js';
import {
  type BaseKnown,
  type EventSeries,
  type Observed,
  type PathPorts,
  seriesOf,
  type Unanswered,
} from './backtest-series.js';

export interface BacktestPorts extends PathPorts {
  /** Why an event was missed, by event; kept in data/backtests/reasons.yaml. */
  readonly reasons: ReadonlyMap<string, string>;
  /** What the shipped events taught (data/behaviour-fit.yaml). */
  readonly fit: BehaviourFit;
}

interface Cell {
  readonly event: string;
  readonly kind: 'flow' | 'price';
  /** `CHN > KOR`, or place and form of a price. */
  readonly series: string;
  readonly unit: 't' | 'ratio';
  /** A month, `total` of the series, or `gap`: the first three months in force. */
  readonly month: string;
  readonly observed: number;
  /** What would be seen: the model, fitted on the other decisions, and the error of observation they show. */
  readonly predicted: Prediction;
  readonly inside50: boolean;
  readonly inside90: boolean;
  /** The model without that error. */
  readonly model: Prediction;
  readonly modelInside90: boolean;
}

/** Events with what was observed; `heldOut`: the shipped ones that no fit has seen. */
export type BacktestEvents = Pick<EventsFile, 'events' | 'observed' | 'markets'> & {
  readonly heldOut?: ReadonlySet<string>;
};

interface Coverage {
  readonly cells: number;
  readonly events: number;
  readonly inside50: number;
  readonly inside90: number;
  readonly modelInside90: number;
}

export interface Backtest {
  readonly format: 'lodeward-backtest/1';
  readonly draws: number;
  readonly seed: number;
  readonly cells: readonly Cell[];
  /** Months alone; totals and gaps apart. Events of one decision count once. Without those held out. */
  readonly coverage: Coverage;
  readonly coverageOfTotals: Coverage;
  /** Of shipped events that no fit has seen. */
  readonly heldOut?: { readonly coverage: Coverage; readonly coverageOfTotals: Coverage };
  readonly misses: readonly {
    readonly event: string;
    readonly series: string;
    readonly month: string;
    readonly reason: string;
  }[];
  /** What each event was predicted with: the error of observation (standard deviation of logarithms) learnt from the others. */
  readonly fits: readonly {
    readonly event: string;
    readonly leftOut: string;
    readonly heldOut: boolean;
    readonly observation: Fold['observation'];
    readonly base: BaseKnown;
  }[];
  /** What was asked and not answered, and why; months that are not among the cells. */
  readonly unanswered: readonly Unanswered[];
}

const add = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts[0]!, (_, n) => parts.reduce((sum, part) => sum + part[n]!, 0));

/** The cells of a series and, for flows with several months, its total and the gap (months in force, three at most) tested apart. */
function withTotals(series: Series, seen: Observed, start: number): (Series['cells'][number] & { months: number })[] {
  const cells = series.cells.map((cell) => ({ ...cell, months: 1 }));
  if (seen.kind === 'price' || cells.length < 3) return cells;
  const joined = (month: string, some: Series['cells']) => {
    if (some.length < 2) return [];
    const total = some.reduce((sum, c) => sum + c.observed, 0);
    return [{ month, observed: total, draws: add(some.map((c) => c.draws)), months: some.length }];
  };
  const gap = series.cells.filter(({ month }) => monthNumber(month) >= start && monthNumber(month) < start + 3);
  return [...cells, ...joined('total', series.cells), ...joined('gap', gap)];
}

function coverageOf(cells: readonly Cell[], decisions: ReadonlyMap<string, string>): Coverage {
  const count = (test: (cell: Cell) => boolean) => cells.filter(test).length;
  return {
    cells: cells.length,
    events: new Set(cells.map(({ event }) => decisions.get(event))).size,
    inside50: count((cell) => cell.inside50),
    inside90: count((cell) => cell.inside90),
    modelInside90: count((cell) => cell.modelInside90),
  };
}

const said = ({ event, series, missing: { code, detail } }: Unanswered): string =>
  `${event}, ${series}: ${code === 'base-after-event' ? `the base year ${detail} lies after it, so that nothing could be foretold` : (detail ?? code)}`;

/**
 * The model, set up with what was known the day before and with behaviour fitted on the other decisions, against what happened: median, 50 % and
 * 90 % intervals per observed cell, inside or outside, coverage with the number of independent events, misses with their reason.
 * @throws InputRefused where nothing is observed; NoAnswer where nothing can be answered, with every reason
 */
export async function backtest(
  ports: BacktestPorts,
  { events, observed = [], heldOut }: BacktestEvents,
  { draws, seed, only }: { readonly draws: number; readonly seed: number; readonly only?: string },
): Promise<Backtest> {
  const asked = events.filter(
    ({ id }) => observed.some(({ event }) => event === id) && (only === undefined || id === only),
  );
  if (asked.length === 0)
    throw new InputRefused([
      {
        code: 'nothing-observed',
        value: only,
        message: `${only ? `There is no file "${only}", and nothing is observed for an event of that name.` : 'Nothing is observed.'} Events with observations: ${[...new Set(observed.map(({ event }) => event))].join(', ') || 'none'}.`,
      },
    ]);
  const answered = await Promise.all(
    asked.map(async (event) => {
      const decision = event.decision ?? event.id;
      const leftOut = ports.fit.leftOut[decision];
      const fold = leftOut ?? ports.fit.all;
      const seen = observed.filter((one) => one.event === event.id);
      const parameters = withFold(ports.parameters, fold);
      const found = await seriesOf({ ...ports, parameters }, event, seen, draws, seed);
      const used = { event: event.id, leftOut: leftOut ? decision : 'none', heldOut: heldOut?.has(event.id) ?? false };
      const cells = cellsOf(event, found, fold, seed);
      return {
        decision,
        cells,
        unanswered: found.unanswered,
        fits: found.base && cells.length > 0 ? [{ ...used, observation: fold.observation, base: found.base }] : [],
      };
    }),
  );
  const cells = answered.flatMap((one) => one.cells);
  const unanswered = answered.flatMap((one) => one.unanswered);
  if (cells.length === 0)
    throw new NoAnswer('nothing-answered', `No observed month can be answered. ${unanswered.map(said).join('; ')}.`, {
      unanswered: unanswered.map(({ event, series, missing }) => ({ event, series, ...missing })),
    });
  const decisions = new Map(asked.map(({ id }, k) => [id, answered[k]!.decision]));
  const coverages = (some: readonly Cell[]) => ({
    coverage: coverageOf(some.filter(monthly), decisions),
    coverageOfTotals: coverageOf(
      some.filter((cell) => !monthly(cell)),
      decisions,
    ),
  });
  const unseen = cells.filter(({ event }) => heldOut?.has(event));
  return {
    format: 'lodeward-backtest/1',
    draws,
    seed,
    cells,
    ...coverages(cells.filter(({ event }) => !heldOut?.has(event))),
    ...(unseen.length > 0 ? { heldOut: coverages(unseen) } : {}),
    misses: cells
      .filter((cell) => !cell.inside90)
      .map(({ event, series, month }) => ({
        event,
        series,
        month,
        reason: ports.reasons.get(event) ?? 'not explained yet',
      })),
    fits: answered.flatMap(({ fits }) => fits),
    unanswered,
  };
}

const monthly = ({ month }: Cell): boolean => month !== 'total' && month !== 'gap';

/** Every observed cell of an event beside what was predicted for it. */
const cellsOf = (event: StudyEvent, { answered }: EventSeries, fold: Fold, seed: number): readonly Cell[] =>
  answered.flatMap(({ series, seen }) =>
    withTotals(series, seen, calendarOf(event).inForce).map((cell): Cell => {
      const { month, observed, draws } = cell;
      const wide = { ...series, floor: series.floor * cell.months };
      const model = predict(draws);
      const predicted = predict(seenDraws(wide, draws, fold.observation[series.kind], seed));
      return {
        event: event.id,
        kind: series.kind,
        series: series.name,
        unit: seen.unit,
        month,
        observed,
        predicted,
        inside50: inside50(predicted, observed),
        inside90: inside90(predicted, observed),
        model,
        modelInside90: inside90(model, observed),
      };
    }),
  );
