import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, InputRefused, NoAnswer } from '../base/index.js';
import {
  fitted,
  inside50,
  inside90,
  type Job,
  Outcome,
  type ParameterRow,
  type PathPlan,
  type Prediction,
  parseMeasures,
  predict,
  type Runner,
  type Series,
  type WatchedFlow,
} from '../shock/index.js';
import type { EventsFile, StudyEvent } from '../study/index.js';

export interface BacktestPorts {
  readonly parameters: readonly ParameterRow[];
  readonly runner: Runner;
  /** The market as it was known before the event, or today's of the atlas. */
  readonly market: (event: StudyEvent) => Promise<BaseMarket | undefined>;
  readonly countries: ReadonlySet<CountryCode>;
  /** Why an event was missed, by event; kept in data/backtests/reasons.yaml. */
  readonly reasons: ReadonlyMap<string, string>;
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
  readonly predicted: Prediction;
  readonly inside50: boolean;
  readonly inside90: boolean;
  /** The same with draws weighed on the other events. */
  readonly fitted: Prediction;
  readonly fittedInside90: boolean;
}

interface Coverage {
  readonly cells: number;
  readonly events: number;
  readonly inside50: number;
  readonly inside90: number;
  readonly fittedInside90: number;
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
  readonly fits: readonly { readonly leftOut: string; readonly effectiveDraws: number }[];
}

type Observed = NonNullable<EventsFile['observed']>[number];

const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** Months between the day an event was known and the day it was in force, to the nearest. */
function noticeOf({ announced, inForce }: StudyEvent): number {
  if (!announced || !inForce) return 0;
  const days = (text: string) => monthNumber(text) * 30.4 + Number(text.slice(8, 10));
  return Math.max(0, Math.round((days(inForce) - days(announced)) / 30.4));
}

const seriesName = (seen: Observed): string =>
  seen.kind === 'flow' ? `${seen.exporter} > ${seen.importer}` : `${seen.form}, ${seen.place}`;

/** Base tonnes a month of a watched flow. */
function normalMonth(market: BaseMarket, seen: Observed): number {
  if (seen.kind === 'price') return 0;
  const { flows } = market.stages.at(-1)!;
  return (
    flows.reduce(
      (sum, f) =>
        f.exporter === seen.exporter &&
        (seen.importer === 'WLD' ? f.importer !== f.exporter : f.importer === seen.importer)
          ? sum + f.tonnes
          : sum,
      0,
    ) / 12
  );
}

/** The buyer a series is about, or the largest buyer abroad where it is about none. */
function importerOf(market: BaseMarket, event: StudyEvent, seen: Observed): CountryCode {
  const buyers = new Map<CountryCode, number>();
  for (const f of market.stages.at(-1)!.flows)
    if (f.exporter !== f.importer) buyers.set(f.importer, (buyers.get(f.importer) ?? 0) + f.tonnes);
  const largest = [...buyers].sort((a, b) => b[1] - a[1])[0]?.[0];
  const importer = seen.kind === 'flow' && seen.importer !== 'WLD' ? seen.importer : largest;
  if (importer !== undefined && buyers.has(importer)) return importer;
  throw new NoAnswer('importer-buys-none', `${importer} buys no ${event.mineral} in the base year.`, {
    event: event.id,
  });
}

const watchOf = (seen: Observed): WatchedFlow[] =>
  seen.kind === 'flow' ? [{ exporter: seen.exporter, importer: seen.importer === 'WLD' ? '*' : seen.importer }] : [];

/** The path that covers every observed month of an event, 36 months in force at most, with all its flows watched. */
function planOf(event: StudyEvent, seen: readonly Observed[], countries: ReadonlySet<CountryCode>): PathPlan {
  const start = monthNumber(event.inForce ?? event.announced ?? '');
  const last = Math.max(
    ...seen.flatMap(({ byMonth }) => Object.keys(byMonth)).map((month) => monthNumber(month) - start + 1),
  );
  return {
    measures: parseMeasures(event.measure, new Set([...countries, 'ROW'])),
    months: Math.min(Math.max(last, 3), 36),
    notice: noticeOf(event),
    watch: seen.flatMap(watchOf),
  };
}

/** Solves one event, once for each importer its series are about, and reads every series month by month. */
async function seriesOf(
  ports: BacktestPorts,
  event: StudyEvent,
  seen: readonly Observed[],
  draws: number,
  seed: number,
): Promise<Series[]> {
  const market = await ports.market(event);
  if (!market)
    throw new NoAnswer('no-market', `No base market of ${event.mineral} for the event ${event.id}.`, {
      event: event.id,
    });
  const path = planOf(event, seen, ports.countries);
  const first = monthNumber(event.inForce ?? event.announced ?? '') - path.notice;
  const solved = new Map<CountryCode, Promise<Outcome>>();
  const solve = async (importer: CountryCode) => {
    const { parameters, runner } = ports;
    const job: Job = { market, parameters, importer, seed, draws, scenarios: [{ effects: [] }], sellers: false, path };
    const outcome = new Outcome(job, await runner.run(job));
    const { failed } = outcome.certificate();
    if (failed > 0)
      throw new NoAnswer('not-converged', `${event.id}: ${failed} of ${draws} draws have no certified path.`);
    return outcome;
  };
  return Promise.all(
    seen.map(async (one, s) => {
      const importer = importerOf(market, event, one);
      if (!solved.has(importer)) solved.set(importer, solve(importer));
      const outcome = await solved.get(importer)!;
      const flow = seen.slice(0, s).flatMap(watchOf).length;
      const cells = Object.keys(one.byMonth)
        .sort()
        .flatMap((month) => {
          const k = monthNumber(month) - first;
          if (k < 0 || k >= path.notice + path.months) return [];
          const values = one.kind === 'flow' ? outcome.watched(0, k, flow) : outcome.month(0, k, 'outsidePrice');
          return [{ month, observed: one.byMonth[month]!, draws: values }];
        });
      return { event: event.id, decision: event.decision ?? event.id, floor: normalMonth(market, one) / 10, cells };
    }),
  );
}

const add = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts[0]!, (_, n) => parts.reduce((sum, part) => sum + part[n]!, 0));

/** The cells of a series and, for flows with several months, its total and the gap (months in force, three at most) tested apart. */
function withTotals(series: Series, seen: Observed, inForce: string): Series['cells'] {
  if (seen.kind === 'price' || series.cells.length < 3) return series.cells;
  const joined = (month: string, cells: Series['cells']) =>
    cells.length < 2
      ? []
      : [{ month, observed: cells.reduce((sum, c) => sum + c.observed, 0), draws: add(cells.map((c) => c.draws)) }];
  const start = monthNumber(inForce);
  const gap = series.cells.filter(({ month }) => monthNumber(month) >= start && monthNumber(month) < start + 3);
  return [...series.cells, ...joined('total', series.cells), ...joined('gap', gap)];
}

function coverageOf(cells: readonly Cell[], decisions: ReadonlyMap<string, string>): Coverage {
  const count = (test: (cell: Cell) => boolean) => cells.filter(test).length;
  return {
    cells: cells.length,
    events: new Set(cells.map(({ event }) => decisions.get(event))).size,
    inside50: count((cell) => cell.inside50),
    inside90: count((cell) => cell.inside90),
    fittedInside90: count((cell) => cell.fittedInside90),
  };
}

/**
 * The model, set up with what was known the day before, against what happened: median, 50 % and 90 % intervals per observed cell, inside or
 * outside, coverage with the number of independent events, misses with their reason; and again with behaviour fitted on the other events.
 * @throws InputRefused where nothing is observed; NoAnswer where an event has no market
 */
export async function backtest(
  ports: BacktestPorts,
  { events, observed = [] }: Pick<EventsFile, 'events' | 'observed'>,
  { draws, seed, only }: { readonly draws: number; readonly seed: number; readonly only?: string },
): Promise<Backtest> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const asked = observed.filter(({ event }) => only === undefined || event === only);
  if (asked.length === 0)
    throw new InputRefused([
      {
        code: 'nothing-observed',
        value: only,
        message: `Nothing is observed${only ? ` for "${only}"` : ''}. Events with observations: ${[...new Set(observed.map(({ event }) => event))].join(', ') || 'none'}.`,
      },
    ]);
  const ordered = events.flatMap(({ id }) => observed.filter(({ event }) => event === id));
  const all = (
    await Promise.all(
      events.map((event) => {
        const seen = ordered.filter((one) => one.event === event.id);
        return seen.length > 0 ? seriesOf(ports, event, seen, draws, seed) : [];
      }),
    )
  ).flat();
  const fits = new Map(
    [...new Set(all.map(({ decision }) => decision))].map((decision) => [
      decision,
      fitted(
        all.filter((series) => series.decision !== decision),
        draws,
      ),
    ]),
  );
  const cells = all.flatMap((series, s): Cell[] => {
    const seen = ordered[s]!;
    if (!asked.includes(seen)) return [];
    const { weights } = fits.get(series.decision)!;
    const event = byId.get(series.event)!;
    return withTotals(series, seen, event.inForce ?? event.announced ?? '').map(
      ({ month, observed: value, draws: values }) => {
        const [predicted, again] = [predict(values), predict(values, weights)];
        return {
          event: series.event,
          kind: seen.kind,
          series: seriesName(seen),
          unit: seen.unit,
          month,
          observed: value,
          predicted,
          inside50: inside50(predicted, value),
          inside90: inside90(predicted, value),
          fitted: again,
          fittedInside90: inside90(again, value),
        };
      },
    );
  });
  const decisions = new Map(all.map(({ event, decision }) => [event, decision]));
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
    fits: [...fits].map(([leftOut, { effectiveDraws }]) => ({ leftOut, effectiveDraws })),
  };
}
