import { z } from 'zod';
import { country, id, isoDate, localText, mineral, share, source, triple } from './shapes.js';

const months = z.record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be months like "2023-12"'), z.number());

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
  unit: z.literal('t'),
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

/** events.yaml: what may happen; with `observed` also what did, which makes it a backtest. */
export const eventsFile = z
  .strictObject({
    format: z.literal('lodeward-events/1'),
    events: z.array(event),
    observed: z.array(z.discriminatedUnion('kind', [flowSeen, priceSeen])).optional(),
  })
  .superRefine((file, context) => {
    const seen = new Set<string>();
    file.events.forEach(({ id: name }, index) => {
      if (seen.has(name))
        context.addIssue({
          code: 'custom',
          path: ['events', index, 'id'],
          message: `the id "${name}" stands twice; give each event its own`,
          params: { code: 'duplicate-id' },
        });
      seen.add(name);
    });
    file.observed?.forEach(({ event: name }, index) => {
      if (!seen.has(name))
        context.addIssue({
          code: 'custom',
          path: ['observed', index, 'event'],
          message: `no event has the id "${name}"; name one of the events above`,
          params: { code: 'unknown-event' },
        });
    });
  });
export type EventsFile = z.output<typeof eventsFile>;
export type StudyEvent = EventsFile['events'][number];
