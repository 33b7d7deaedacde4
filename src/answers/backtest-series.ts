import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, NoAnswer } from '../base/index.js';
import {
  behaviourUniforms,
  type Job,
  Outcome,
  type ParameterRow,
  type PathPlan,
  parseMeasures,
  type Runner,
  type Series,
  type WatchedFlow,
} from '../shock/index.js';
import type { EventsFile, StudyEvent } from '../study/index.js';

export interface PathPorts {
  readonly parameters: readonly ParameterRow[];
  readonly runner: Runner;
  /** The market as it was known before the event, or today's of the atlas. */
  readonly market: (event: StudyEvent) => Promise<BaseMarket | undefined>;
  readonly countries: ReadonlySet<CountryCode>;
}

export type Observed = NonNullable<EventsFile['observed']>[number];

export const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** Months between the day an event was known and the day it was in force, to the nearest. */
function noticeOf({ announced, inForce }: StudyEvent): number {
  if (!announced || !inForce) return 0;
  const days = (text: string) => monthNumber(text) * 30.4 + Number(text.slice(8, 10));
  return Math.max(0, Math.round((days(inForce) - days(announced)) / 30.4));
}

export const seriesName = (seen: Observed): string =>
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

/** Tonnes counted at the buyer's customs in month k of what left so many days before. */
function arriving(left: (month: number) => Float64Array, k: number, seaDays: number): Float64Array {
  const months = seaDays / (365 / 12);
  const whole = Math.floor(months);
  if (months === 0) return left(k);
  const [sooner, later] = [left(k - whole), left(k - whole - 1)];
  return sooner.map((tonnes, n) => tonnes * (1 - months + whole) + later[n]! * (months - whole));
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
    ...(event.until ? { lifted: [{ from: monthNumber(event.until) - start, to: Number.MAX_SAFE_INTEGER }] } : {}),
  };
}

/** Solves one event, once for each importer its series are about, and reads every series month by month. */
export async function seriesOf(
  ports: PathPorts,
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
      const normal = normalMonth(market, one);
      const flow = seen.slice(0, s).flatMap(watchOf).length;
      const cells = Object.keys(one.byMonth)
        .sort()
        .flatMap((month) => {
          const k = monthNumber(month) - first;
          if (k < 0 || k >= path.notice + path.months) return [];
          const left = (m: number) => (m < 0 ? new Float64Array(draws).fill(normal) : outcome.watched(0, m, flow));
          const values =
            one.kind === 'flow' ? arriving(left, k, one.seaDays ?? 0) : outcome.month(0, k, 'outsidePrice');
          return [{ month, observed: one.byMonth[month]!, draws: values }];
        });
      const licensed = path.measures.some(({ kind }) => kind === 'licence');
      const uniforms = behaviourUniforms(ports.parameters, market, seed, draws, licensed ? importer : undefined);
      const decision = event.decision ?? event.id;
      return { event: event.id, decision, kind: one.kind, floor: normal / 10, cells, uniforms };
    }),
  );
}
