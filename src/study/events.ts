import { z } from 'zod';
import { marketInside } from './market-file.js';
import { country, id, isoDate, localText, mineral, share, source, triple } from './shapes.js';

const months = z
  .record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be months like "2023-12"'), z.number().min(0))
  .refine((byMonth) => Object.keys(byMonth).length > 0, {
    message: 'write at least one month that was observed',
    params: { code: 'nothing-observed' },
  });

/** A measure in the grammar of `shock run`, with its dates, length and odds; `odds: null` takes the odds of docs/methods/odds.md. */
const event = z.strictObject({
  id,
  name: localText.optional(),
  mineral,
  measure: z.string().min(1),
  announced: isoDate.nullish(),
  inForce: isoDate.nullish(),
  until: isoDate.nullish(),
  months: z.number().gt(0).max(120),
  /** Chance a year: one number, or low, mode, high. */
  odds: z
    .union([share, triple.refine(([low, , high]) => low >= 0 && high <= 1, 'odds lie between 0 and 1')])
    .nullable(),
  /** Events of one decision: a government that acts hits these minerals together. */
  decision: id.optional(),
  source: source.optional(),
});

const flowSeen = z.strictObject({
  event: id,
  kind: z.literal('flow'),
  exporter: country,
  importer: country,
  /** Tonnes contained, or `ratio`: to the normal month of the year before, where customs count another scope than the market. */
  unit: z.enum(['t', 'ratio']),
  byMonth: months,
  /** Where the buyer's customs counted it: days at sea since it left. */
  seaDays: z.number().min(0).max(120).optional(),
  source,
});
const priceSeen = z.strictObject({
  event: id,
  kind: z.literal('price'),
  place: z.string().min(1),
  form: z.string().min(1),
  unit: z.literal('ratio'),
  byMonth: months,
  source,
});

type Loose = Readonly<Record<string, unknown>>;
const entries = (list: unknown): readonly Loose[] =>
  Array.isArray(list) ? list.map((one) => (typeof one === 'object' && one !== null ? (one as Loose) : {})) : [];

/** What is wrong between the dates of an event; `seen`: something was observed of it. */
function datesOf({ announced, inForce, until }: Loose, seen: boolean): readonly [string, string, string][] {
  const found: [string, string, string][] = [];
  const written = (date: unknown): date is string => isoDate.safeParse(date).success;
  if (seen && !announced && !inForce)
    found.push(['inForce', 'no-start-date', 'what was observed needs a beginning: write inForce, or announced']);
  if (written(announced) && written(inForce) && inForce < announced)
    found.push(['inForce', 'dates-out-of-order', 'a measure comes into force on or after the day it is announced']);
  const entry = written(inForce) ? inForce : announced;
  if (written(until) && written(entry) && until <= entry)
    found.push(['until', 'dates-out-of-order', 'a measure ends after it came into force']);
  return found;
}

/** Ids that stand twice, observations of no event, dates that do not follow. They are looked for in a file with other faults too: all problems at once. */
function crossCheck(file: { readonly events?: unknown; readonly observed?: unknown }, context: z.RefinementCtx): void {
  const [events, observed] = [entries(file.events), entries(file.observed)];
  const ids = events.map(({ id: name }) => name);
  const wrong = (path: PropertyKey[], code: string, message: string) =>
    context.addIssue({ code: 'custom', path, message, params: { code } });
  events.forEach((one, index) => {
    if (typeof one.id === 'string' && ids.indexOf(one.id) < index)
      wrong(['events', index, 'id'], 'duplicate-id', `the id "${one.id}" stands twice; give each event its own`);
    const seen = observed.some(({ event: name }) => name !== undefined && name === one.id);
    for (const [key, code, message] of datesOf(one, seen)) wrong(['events', index, key], code, message);
  });
  observed.forEach(({ event: name }, index) => {
    if (typeof name === 'string' && !ids.includes(name))
      wrong(
        ['observed', index, 'event'],
        'unknown-event',
        `no event has the id "${name}"; name one of the events above`,
      );
  });
}

/** events.yaml: what may happen; with `observed` also what did, which makes it a backtest. */
export const eventsFile = z
  .strictObject({
    format: z.literal('lodeward-events/1'),
    events: z.array(event),
    observed: z.array(z.discriminatedUnion('kind', [flowSeen, priceSeen])).optional(),
    /** Base markets of the reader's own, for minerals and years that the atlas lacks: lodeward-market/1, here or in a file beside this one. */
    markets: z.array(z.union([z.string().min(1), marketInside])).optional(),
  })
  .superRefine(crossCheck, { when: ({ value }) => typeof value === 'object' && value !== null });
export type EventsFile = z.output<typeof eventsFile>;

/** events.yaml of a study: its markets are those of the atlas. */
export const studyEventsFile = eventsFile.refine(({ markets }) => markets === undefined, {
  path: ['markets'],
  message:
    'a study counts with the markets of the atlas; markets of your own are for `shock run --base` and `backtest FILE`',
  params: { code: 'markets-of-own' },
});
export type StudyEvent = EventsFile['events'][number];
