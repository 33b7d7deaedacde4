import { exp, InputRefused, normalQuantile, uniform } from '../base/index.js';
import {
  type BehaviourFit,
  type Fold,
  inside50,
  inside90,
  type Prediction,
  predict,
  type Series,
  withFold,
} from '../shock/index.js';
import type { EventsFile } from '../study/index.js';
import { monthNumber, type Observed, type PathPorts, seriesName, seriesOf } from './backtest-series.js';

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
  /** Months alone; totals and gaps apart. Events of one decision count once. */
  readonly coverage: Coverage;
  readonly coverageOfTotals: Coverage;
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
    readonly observation: Fold['observation'];
  }[];
}

const add = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts[0]!, (_, n) => parts.reduce((sum, part) => sum + part[n]!, 0));

/** The cells of a series and, for flows with several months, its total and the gap (months in force, three at most) tested apart. */
function withTotals(series: Series, seen: Observed, inForce: string): (Series['cells'][number] & { months: number })[] {
  const cells = series.cells.map((cell) => ({ ...cell, months: 1 }));
  if (seen.kind === 'price' || cells.length < 3) return cells;
  const joined = (month: string, some: Series['cells']) => {
    if (some.length < 2) return [];
    const total = some.reduce((sum, c) => sum + c.observed, 0);
    return [{ month, observed: total, draws: add(some.map((c) => c.draws)), months: some.length }];
  };
  const start = monthNumber(inForce);
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

/** What would be seen, draw by draw: the model and one error a series, ln(seen) = ln(model) + e; tonnes with their floor. */
function seenDraws(values: Float64Array, { floor }: Series, error: number, key: string, seed: number): Float64Array {
  return values.map((value, n) => {
    const e = error * normalQuantile(uniform(seed, 'observation', n, key));
    return Math.max((value + floor) * exp(e) - floor, 0);
  });
}

/**
 * The model, set up with what was known the day before and with behaviour fitted on the other decisions, against what happened: median, 50 % and
 * 90 % intervals per observed cell, inside or outside, coverage with the number of independent events, misses with their reason.
 * @throws InputRefused where nothing is observed; NoAnswer where an event has no market
 */
export async function backtest(
  ports: BacktestPorts,
  { events, observed = [] }: Pick<EventsFile, 'events' | 'observed'>,
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
        message: `Nothing is observed${only ? ` for "${only}"` : ''}. Events with observations: ${[...new Set(observed.map(({ event }) => event))].join(', ') || 'none'}.`,
      },
    ]);
  const answered = await Promise.all(
    asked.map(async (event) => {
      const decision = event.decision ?? event.id;
      const leftOut = ports.fit.leftOut[decision];
      const fold = leftOut ?? ports.fit.all;
      const seen = observed.filter((one) => one.event === event.id);
      const parameters = withFold(ports.parameters, fold);
      const all = await seriesOf({ ...ports, parameters }, event, seen, draws, seed);
      const cells = all.flatMap((series, s) =>
        withTotals(series, seen[s]!, event.inForce ?? event.announced ?? '').map((cell): Cell => {
          const { month, observed: value, draws: values } = cell;
          const name = seriesName(seen[s]!);
          const error = fold.observation[series.kind];
          const wide = { ...series, floor: series.floor * cell.months };
          const model = predict(values);
          const predicted = predict(seenDraws(values, wide, error, `${event.id}/${name}`, seed));
          return {
            event: event.id,
            kind: series.kind,
            series: name,
            unit: seen[s]!.unit,
            month,
            observed: value,
            predicted,
            inside50: inside50(predicted, value),
            inside90: inside90(predicted, value),
            model,
            modelInside90: inside90(model, value),
          };
        }),
      );
      const used = { event: event.id, leftOut: leftOut ? decision : 'none', observation: fold.observation };
      return { event: event.id, decision, cells, used };
    }),
  );
  const cells = answered.flatMap((one) => one.cells);
  const decisions = new Map(answered.map(({ event, decision }) => [event, decision]));
  const monthly = (cell: Cell) => cell.month !== 'total' && cell.month !== 'gap';
  return {
    format: 'lodeward-backtest/1',
    draws,
    seed,
    cells,
    coverage: coverageOf(cells.filter(monthly), decisions),
    coverageOfTotals: coverageOf(
      cells.filter((cell) => !monthly(cell)),
      decisions,
    ),
    misses: cells
      .filter((cell) => !cell.inside90)
      .map(({ event, series, month }) => ({
        event,
        series,
        month,
        reason: ports.reasons.get(event) ?? 'not explained yet',
      })),
    fits: answered.map(({ used }) => used),
  };
}
