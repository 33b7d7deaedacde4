import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, type Missing, missing, NoAnswer } from '../base/index.js';
import {
  behaviourUniforms,
  type Closure,
  effectsOf,
  type Job,
  marketUniforms,
  Outcome,
  type ParameterRow,
  type PathPlan,
  parseMeasures,
  type Runner,
  type Series,
  toothless,
  type WatchedFlow,
} from '../shock/index.js';
import type { EventsFile, StudyEvent } from '../study/index.js';
import { type Calendar, calendarOf, monthNumber, seenIn } from './backtest-calendar.js';

export interface PathPorts {
  readonly parameters: readonly ParameterRow[];
  readonly runner: Runner;
  /** The market as it was known before the event, or today's of the atlas. */
  readonly market: (event: StudyEvent) => Promise<BaseMarket | undefined>;
  readonly countries: ReadonlySet<CountryCode>;
  /** What passes a route, for `close ROUTE`. Default: none. */
  readonly closures?: readonly Closure[];
}

export type Observed = NonNullable<EventsFile['observed']>[number];

/** What the file asks and the base market or the path cannot answer, with the reason. */
export interface Unanswered extends Missing {
  readonly event: string;
  readonly series: string;
  readonly months: readonly string[];
}

/** A base market of the year before an event, or of the year of it, which holds some of its months. */
export interface BaseKnown {
  readonly year: string;
  readonly status: string;
  readonly known: 'before' | 'holds';
}

/** One event on its path: its series, each with what was seen, and what stays without answer. */
export interface EventSeries {
  readonly base?: BaseKnown;
  readonly answered: readonly { readonly series: Series; readonly seen: Observed }[];
  readonly unanswered: readonly Unanswered[];
}

const nameOf = (seen: Observed): string =>
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
function importerOf(market: BaseMarket, seen: Observed): CountryCode {
  if (seen.kind === 'flow' && seen.importer !== 'WLD') return seen.importer;
  const buyers = new Map<CountryCode, number>();
  for (const f of market.stages.at(-1)!.flows)
    if (f.exporter !== f.importer) buyers.set(f.importer, (buyers.get(f.importer) ?? 0) + f.tonnes);
  return [...buyers].sort((a, b) => b[1] - a[1])[0]![0];
}

const watchOf = (seen: Observed): WatchedFlow[] =>
  seen.kind === 'flow' ? [{ exporter: seen.exporter, importer: seen.importer === 'WLD' ? '*' : seen.importer }] : [];

const yearOf = ({ announced, inForce }: StudyEvent): number => Number((announced ?? inForce ?? '').slice(0, 4));

/** The path that covers every observed month of an event, 36 months in force at most, with all its flows watched. */
function planOf(
  event: StudyEvent,
  { notice, first, until }: Calendar,
  seen: readonly Observed[],
  countries: ReadonlySet<CountryCode>,
  closures: readonly Closure[],
): PathPlan {
  const last = Math.max(...seen.flatMap(({ byMonth }) => Object.keys(byMonth)).map(monthNumber)) - first - notice + 1;
  return {
    measures: parseMeasures(event.measure, new Set([...countries, 'ROW'])),
    months: Math.min(Math.max(last, 3), 36),
    notice,
    watch: seen.flatMap(watchOf),
    closures,
    ...(until === undefined ? {} : { lifted: [{ from: until, to: Number.MAX_SAFE_INTEGER }] }),
  };
}

/** Why no measure of a plan changes anything in the base year, if none does. */
function idle({ measures, months, closures }: PathPlan, market: BaseMarket): string | undefined {
  const acting = measures.filter((measure) => !('date' in measure) && measure.kind !== 'stock');
  const effects = effectsOf(acting, market, months, closures);
  const without = toothless(effects, market).filter(({ code }) => code !== 'quota-above-trade');
  return effects.length > 0 && without.length === effects.length ? without[0]!.detail : undefined;
}

/** Solves one event, once for each importer its series are about, and reads every series month by month. @throws NoAnswer not-converged */
export async function seriesOf(
  { parameters, runner, market: marketOf, countries, closures = [] }: PathPorts,
  event: StudyEvent,
  seen: readonly Observed[],
  draws: number,
  seed: number,
): Promise<EventSeries> {
  const without = (one: Observed, code: string, detail: string, months = Object.keys(one.byMonth)): Unanswered => ({
    event: event.id,
    series: nameOf(one),
    months,
    ...missing(code, detail),
  });
  const market = await marketOf(event);
  if (!market)
    return {
      answered: [],
      unanswered: seen.map((one) => without(one, 'no-market', `the atlas has no base market of ${event.mineral}`)),
    };
  const calendar = calendarOf(event);
  const path = planOf(event, calendar, seen, countries, closures);
  const [base, of] = [Number(market.baseYear.slice(-4)), yearOf(event)];
  const late = base > of ? ['base-after-event', market.baseYear] : undefined;
  const reason = idle(path, market);
  const [why, detail] = late ?? (reason ? ['no-effect', reason] : []);
  if (why !== undefined) return { answered: [], unanswered: seen.map((one) => without(one, why, detail)) };
  const solved = new Map<CountryCode, Promise<Outcome>>();
  const solve = async (importer: CountryCode) => {
    const job: Job = { market, parameters, importer, seed, draws, scenarios: [{ effects: [] }], sellers: false, path };
    const outcome = new Outcome(job, await runner.run(job));
    const { failed } = outcome.certificate();
    if (failed > 0)
      throw new NoAnswer('not-converged', `${event.id}: ${failed} of ${draws} draws have no certified path.`);
    return outcome;
  };
  const licensed = path.measures.some(({ kind }) => kind === 'licence');
  const ofMarket = marketUniforms(parameters, market, seed, draws);
  const found = await Promise.all(
    seen.map(async (one, s): Promise<Pick<EventSeries, 'answered' | 'unanswered'>> => {
      const normal = normalMonth(market, one);
      if (one.kind === 'flow' && normal === 0)
        return { answered: [], unanswered: [without(one, 'no-base-flow', market.baseYear)] };
      const importer = importerOf(market, one);
      if (!solved.has(importer)) solved.set(importer, solve(importer));
      const outcome = await solved.get(importer)!;
      const flow = seen.slice(0, s).flatMap(watchOf).length;
      const unit = one.kind === 'flow' && one.unit === 'ratio' ? normal : 1;
      const before = new Float64Array(draws).fill(one.kind === 'flow' ? normal / unit : 1);
      const month = (m: number): Float64Array => {
        if (m < 0) return before;
        return one.kind === 'flow'
          ? outcome.watched(0, m, flow).map((tonnes) => tonnes / unit)
          : outcome.month(0, m, 'outsidePrice');
      };
      const days = calendar.lead + (one.kind === 'flow' ? (one.seaDays ?? 0) : 0);
      const at = (text: string) => monthNumber(text) - calendar.first;
      const months = Object.keys(one.byMonth).sort();
      const early = months.filter((text) => at(text) < 0);
      const beyond = months.filter((text) => at(text) >= path.notice + path.months);
      const series: Series = {
        event: event.id,
        decision: event.decision ?? event.id,
        name: nameOf(one),
        kind: one.kind,
        floor: normal / unit / 10,
        cells: months
          .filter((text) => !early.includes(text) && !beyond.includes(text))
          .map((text) => ({ month: text, observed: one.byMonth[text]!, draws: seenIn(month, at(text), days) })),
        uniforms: new Map([
          ...ofMarket,
          ...behaviourUniforms(parameters, market, seed, draws, licensed ? importer : undefined),
        ]),
      };
      return {
        answered: series.cells.length > 0 ? [{ series, seen: one }] : [],
        unanswered: [
          ...(early.length > 0
            ? [
                without(
                  one,
                  'before-announcement',
                  'months before the event was announced; the model starts there',
                  early,
                ),
              ]
            : []),
          ...(beyond.length > 0
            ? [without(one, 'after-path', 'months after the path of this event ends; "months" makes it longer', beyond)]
            : []),
        ],
      };
    }),
  );
  return {
    base: { year: market.baseYear, status: market.status, known: base < of ? 'before' : 'holds' },
    answered: found.flatMap(({ answered }) => answered),
    unanswered: found.flatMap(({ unanswered }) => unanswered),
  };
}
