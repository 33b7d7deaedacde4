import { z } from 'zod';
import { InputRefused } from '../base/index.js';
import { readDocument } from './document.js';
import { type Fault, marketFaults } from './market-rules.js';
import { mineral, year } from './shapes.js';

const code = z
  .string()
  .min(1)
  .refine((text) => text !== '*', { message: 'must be the code of a country, not *' });
const tonnes = z.number().min(0);
const elasticity = z.number().min(0);
const multiple = z.number().min(1);

const supplyParts = { elasticity: elasticity.optional(), capacity: multiple.optional(), shutdown: tonnes.optional() };
const recovery = z.number().gt(0).max(1).optional();

const stage = z.strictObject({
  name: z.string().min(1),
  /** Money per tonne; needed when there are several stages. */
  basePrice: z.number().gt(0).optional(),
  /** Seller, buyer, tonnes bought in the base year. */
  flows: z.array(z.tuple([code, code, tonnes])).min(1),
  sigma: z.number().gt(0),
  newLink: z.number().min(0).lt(1).default(0),
  supply: z
    .strictObject({ ...supplyParts, byCountry: z.record(code, z.strictObject(supplyParts)).optional() })
    .optional(),
  processing: z
    .strictObject({
      ...supplyParts,
      recovery,
      byCountry: z.record(code, z.strictObject({ ...supplyParts, recovery })).optional(),
    })
    .optional(),
  secondary: z
    .strictObject({
      elasticity: elasticity.optional(),
      byCountry: z.record(code, z.strictObject({ tonnes, elasticity: elasticity.optional() })),
    })
    .optional(),
  finalDemand: z.record(code, tonnes).optional(),
  demand: z
    .strictObject({
      elasticity: z.number().gt(0).optional(),
      byCountry: z.record(code, z.strictObject({ elasticity: z.number().gt(0) })).optional(),
    })
    .optional(),
  choke: z.number().min(2.5).optional(),
  ceiling: multiple.optional(),
  /** Most that a seller's tonnes to one buyer may rise above the base year, as a share of the seller's output. */
  growth: z
    .strictObject({ share: z.number().min(0), buyers: z.union([z.literal('*'), z.array(code).min(1)]) })
    .optional(),
});

const countries = z.union([z.literal('*'), z.array(code).min(1)]);
const measure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('gate'),
    stage: z.string(),
    from: countries,
    to: countries,
    maxTonnes: tonnes,
    rentTo: z.enum(['exporter', 'host', 'importer', 'carrier']).optional(),
  }),
  z.strictObject({
    kind: z.literal('wedge'),
    stage: z.string(),
    from: countries,
    to: countries,
    /** Times the base price a tonne. */
    rate: z.number(),
    revenueTo: z.enum(['exporter', 'host', 'importer', 'carrier', 'cost']).optional(),
  }),
  z.strictObject({ kind: z.literal('outage'), stage: z.string(), country: code, lost: z.number().min(0).max(1) }),
  z.strictObject({
    kind: z.literal('commit'),
    stage: z.string(),
    from: code.optional(),
    to: code,
    tonnes,
    additional: z.boolean().optional(),
    /** Times the base price; 1 unless said. */
    price: tonnes.optional(),
  }),
]);

/** What a market says, without its format. */
export const marketParts = {
  /** Where the numbers come from, for the reader. */
  note: z.string().optional(),
  unit: z.string().min(1).default('t'),
  stages: z.array(stage).min(1),
  measures: z.array(measure).default([]),
};

/** Form of a market file; its sense is checked by `readMarketFile`. The keys of a base are for what-ifs and backtests, `market solve` has no use for them. */
export const marketShape = z.strictObject({
  format: z.literal('lodeward-market/1'),
  /** What the market is of, and the mineral it belongs to (default: the same). */
  mineral: mineral.optional(),
  parent: mineral.optional(),
  /** Year of the flows. */
  baseYear: year.optional(),
  /** Relative error of every flow, either way (default 0.1). */
  error: z.number().min(0).lt(1).optional(),
  ...marketParts,
});

/** A market as a user writes it (lodeward-market/1): stages in order, the last one with final demand, and the measures to be solved for. */
export type MarketFile = z.output<typeof marketShape>;
export type MarketMeasure = MarketFile['measures'][number];

/** A market inside another file, with its rules of sense. */
export const marketInside = marketShape.superRefine((input, context) => {
  for (const { code, path, message } of marketFaults(input))
    context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
});

/** What the rules see: any value, so that one fault does not hide another. */
const rulesOf = (faults: (input: unknown) => readonly Fault[]) =>
  z.unknown().superRefine((input, context) => {
    for (const { code, path, message } of faults(input))
      context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
  });

/**
 * Reads a market file: its value, or InputRefused with every problem of form (types, ranges, unknown keys) and of sense (balances, margins,
 * duplicate flows, unknown countries), each with its line.
 */
export const readMarketFile = (text: string, file: string): MarketFile =>
  readJson(text, file, marketShape, marketFaults);

/** A JSON file of this form and these rules of sense, or InputRefused with every problem, each with its line. */
export function readJson<S extends z.ZodType>(
  text: string,
  file: string,
  form: S,
  faults: (input: unknown) => readonly Fault[],
): z.output<S> {
  try {
    const input: unknown = JSON.parse(text);
    const parsed = form.safeParse(input);
    if (parsed.success && faults(input).length === 0) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = readDocument(z.unknown(), text, file).problems[0]?.line;
    const message = `this is not JSON: ${error.message}; look for a missing comma, bracket or quote`;
    throw new InputRefused([{ code: 'json-syntax', message, file, ...(line === undefined ? {} : { line }) }]);
  }
  const problems = [...readDocument(form, text, file).problems, ...readDocument(rulesOf(faults), text, file).problems];
  throw new InputRefused(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}
