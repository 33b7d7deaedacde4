import { readdir, readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import type { BacktestEvents } from '../../answers/index.js';
import type { BaseMarket } from '../../atlas/index.js';
import { InputRefused, type Problem } from '../../base/index.js';
import { parseMeasures } from '../../shock/index.js';
import { type EventsFile, eventsFile, readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';
import { readTextFile } from '../text-file.js';
import { readCountries } from './countries.js';

const code = z.string().regex(/^[A-Z]{3}$/);
const baseFile = z.strictObject({
  format: z.literal('lodeward-base/1'),
  mineral: z.string(),
  parent: z.string(),
  baseYear: z.string(),
  status: z.enum(['complete', 'partial', 'traded-only', 'estimated']),
  stage: z.strictObject({ name: z.string(), form: z.string(), usdPerTonne: z.number().positive() }),
  /** Seller, buyer, tonnes, relative error either way. */
  flows: z.array(z.tuple([code, code, z.number().nonnegative(), z.number().min(0).max(1)])).min(1),
  notes: z.array(z.string()),
});

/** A one-stage base market of a few nodes, written by hand from cited totals: what was known before an old event. */
function marketOf(file: z.output<typeof baseFile>, name: string): BaseMarket {
  const { stage, flows, ...rest } = file;
  const row = (part: string) => `backtests/markets/${name}/${part}`;
  const use = new Map<string, number>();
  for (const [, buyer, tonnes] of flows) use.set(buyer, (use.get(buyer) ?? 0) + tonnes);
  return {
    ...rest,
    baseYearReason: 'the year before the event',
    unit: 't',
    stages: [
      {
        name: stage.name,
        form: stage.form,
        basePrice: { usdPerTonne: stage.usdPerTonne, row: row('price') },
        flows: flows.map(([exporter, importer, tonnes, error]) => ({
          exporter,
          importer,
          tonnes,
          low: tonnes * (1 - error),
          high: tonnes * (1 + error),
          status: rest.status,
          row: row(`${exporter}.${importer}`),
        })),
        outputKnown: true,
        finalDemand: use,
        recovery: new Map(),
        secondary: new Map(),
        fixedSupply: new Map(),
        groups: new Map(),
      },
    ],
  };
}

const yamlIn = async (...folder: readonly string[]) =>
  (await readdir(packagePath(...folder))).filter((file) => file.endsWith('.yaml')).sort();

const heldOut = ['data', 'backtests', 'held-out'] as const;

/** The events of a folder with what happened, one file an event. @throws InputRefused with every problem */
async function readEvents(...folder: readonly string[]): Promise<Pick<EventsFile, 'events' | 'observed'>> {
  const names = (await yamlIn(...folder)).filter((name) => name !== 'reasons.yaml');
  const files = await Promise.all(
    names.map(async (name) => readOrRefuse(eventsFile, await readFile(packagePath(...folder, name), 'utf8'), name)),
  );
  return { events: files.flatMap(({ events }) => events), observed: files.flatMap(({ observed }) => observed ?? []) };
}

/** The events that behaviour is fitted on (data/backtests). */
export const readFittedEvents = () => readEvents('data', 'backtests');

/** All shipped events; `heldOut`: those that no fit has seen (data/backtests/held-out). */
export async function readBacktests(): Promise<BacktestEvents> {
  const [fitted, unseen] = await Promise.all([readFittedEvents(), readEvents(...heldOut)]);
  return {
    events: [...fitted.events, ...unseen.events],
    observed: [...(fitted.observed ?? []), ...(unseen.observed ?? [])],
    heldOut: new Set(unseen.events.map(({ id }) => id)),
  };
}

/** Base markets of old events, by mineral, and why events are missed, by event. */
export async function readBacktestFacts(): Promise<{
  readonly markets: ReadonlyMap<string, BaseMarket>;
  readonly reasons: ReadonlyMap<string, string>;
}> {
  const markets = await Promise.all(
    (await yamlIn('data', 'backtests', 'markets')).map(async (file): Promise<[string, BaseMarket]> => {
      const text = await readFile(packagePath('data', 'backtests', 'markets', file), 'utf8');
      const market = marketOf(readOrRefuse(baseFile, text, file), file.replace('.yaml', ''));
      return [market.mineral, market];
    }),
  );
  const reasons = parse(await readFile(packagePath('data', 'backtests', 'reasons.yaml'), 'utf8'));
  return {
    markets: new Map(markets),
    reasons: new Map(Object.entries(z.record(z.string(), z.string()).parse(reasons))),
  };
}

/** What cannot be read in the measures of a file of events, with the line of each. */
function measureProblems(content: string, name: string, countries?: ReadonlySet<string>): readonly Problem[] {
  const lines = new LineCounter();
  const events = parseDocument(content, { lineCounter: lines }).get('events');
  if (!isSeq(events)) return [];
  return events.items.flatMap((event, k): readonly Problem[] => {
    const measure = isMap(event) ? event.get('measure', true) : undefined;
    if (!isScalar(measure) || typeof measure.value !== 'string') return [];
    try {
      parseMeasures(measure.value, countries);
      return [];
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      const line = lines.linePos(measure.range?.[0] ?? 0).line;
      return error.problems.map((one) => ({ ...one, file: name, line, path: `events[${k}].measure` }));
    }
  });
}

const codesOf = (markets: NonNullable<EventsFile['markets']>): readonly string[] =>
  markets.flatMap((market) =>
    typeof market === 'string' ? [] : market.stages.flatMap(({ flows }) => flows.flatMap((flow) => [flow[0], flow[1]])),
  );

/**
 * A text of events with its measures read.
 * @param countries the codes there are; those of the file's own markets are added. Codes are not looked at where a market lies in another file
 * @throws InputRefused with every problem, in the order of the lines
 */
export function eventsOf(content: string, name: string, countries?: ReadonlySet<string>): EventsFile {
  const problems: Problem[] = [];
  let file: EventsFile | undefined;
  try {
    file = readOrRefuse(eventsFile, content, name);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    problems.push(...error.problems);
  }
  const markets = file?.markets ?? [];
  const elsewhere = file ? markets.some((market) => typeof market === 'string') : /^markets:/m.test(content);
  const known = countries && !elsewhere ? new Set([...countries, 'ROW', ...codesOf(markets)]) : undefined;
  problems.push(...measureProblems(content, name, known));
  if (problems.length > 0 || !file) throw new InputRefused(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  return file;
}

/** A file of events of one's own. @throws InputRefused with every problem */
export async function readEventsFile(file: string): Promise<EventsFile> {
  const countries = new Set((await readCountries()).map(({ iso3 }) => iso3));
  return eventsOf(await readTextFile(file), file, countries);
}
