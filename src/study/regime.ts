import { z } from 'zod';
import { money } from './money.js';
import { country, currency, isoDate, localText, mineral, share, source, status, year } from './shapes.js';

/** What every levy may say of itself; a `range` is the declared reach of an uncertain rate: drawn, and shown in the tornado. */
const common = {
  from: isoDate.optional(),
  to: isoDate.optional(),
  source: source.optional(),
  status: status.optional(),
  note: z.string().optional(),
  /** Parts of an otherwise read law that are not verified: `depreciation`. */
  unverified: z.array(z.string()).optional(),
  /** Only projects that say so of themselves: `strategic: true`. */
  appliesTo: z.literal('strategic').optional(),
};
const minerals = z.union([mineral, z.array(mineral).min(1)]);
const range = z.tuple([z.number(), z.number()]).refine(([low, high]) => low <= high, {
  message: 'the range is [low, high] and must not fall',
  params: { code: 'not-ascending' },
});
const ascending = (name: string) => ({
  message: `${name} must rise: each entry is [from, rate], in the order of "from"`,
  params: { code: 'not-ascending' },
});
/** `[from, rate]`, rising in `from`. */
const bands = z
  .array(z.tuple([z.number(), z.number()]))
  .min(1)
  .refine((list) => list.every((band, i) => i === 0 || band[0] > list[i - 1]![0]), ascending('bands'));
/** Forms of the unit of a price band: `USD/t`, `USD/oz`. */
const priceUnit = z.string().regex(/^[A-Z]{3}\/(t|kg|lb|oz)$/, 'must be money over mass, like USD/t or USD/oz');
const rate = z.number().min(-1).max(2);

const kinds = {
  royalty: z
    .strictObject({
      kind: z.literal('royalty'),
      base: z.enum(['gross', 'net']).default('gross'),
      /** One rate, or bands by price as in a surtax. */
      rate: rate.optional(),
      bands: bands.optional(),
      unit: priceUnit.optional(),
      /** Official price over the price got, where the base is valued at a benchmark. */
      benchmark: z.number().positive().default(1),
      mineral: minerals.optional(),
      grade: z.string().optional(),
      deductible: z.boolean().default(false),
      /** Rate 0 for this many years from the first producing year. */
      holidayYears: z.int().min(0).optional(),
      range: range.optional(),
      ...common,
    })
    .refine((levy) => (levy.rate === undefined) !== (levy.bands === undefined), {
      message: 'a royalty has either "rate" or "bands"',
      params: { code: 'rate-or-bands' },
    }),
  surtax: z.strictObject({
    kind: z.literal('surtax'),
    mineral: minerals.optional(),
    grade: z.string().optional(),
    bands,
    unit: priceUnit.optional(),
    deductible: z.boolean().default(false),
    range: range.optional(),
    ...common,
  }),
  'profit-royalty': z.strictObject({
    kind: z.literal('profit-royalty'),
    /** Effective rate by operating margin, straight line between the points. */
    byMargin: bands,
    mineral: minerals.optional(),
    deductible: z.boolean().default(false),
    depreciation: z.record(z.string(), z.number().positive()).default({}),
    ...common,
  }),
  'burden-cap': z.strictObject({
    kind: z.literal('burden-cap'),
    /** Highest burden as a share of operating profit. */
    cap: share,
    /** What the taxes on profit and on its distribution count for, as a share of operating profit. */
    finalRate: share,
    /** Levies that are cut. */
    limits: z.array(z.enum(['royalty', 'surtax', 'profit-royalty', 'special-royalty'])).min(1),
    /** Another cap while the mean output of the last `years` years lies below `tonnes`. */
    below: z.strictObject({ tonnes: z.number().positive(), years: z.int().min(1).default(1), cap: share }).optional(),
    mineral: minerals.optional(),
    deductible: z.boolean().default(false),
    depreciation: z.record(z.string(), z.number().positive()).default({}),
    ...common,
  }),
  'income-tax': z.strictObject({
    kind: z.literal('income-tax'),
    brackets: bands,
    lossYears: z.int().min(0).default(0),
    lossCap: share.default(1),
    depreciation: z.record(z.string(), z.number().positive()).default({}),
    range: range.optional(),
    ...common,
  }),
  withholding: z.strictObject({
    kind: z.literal('withholding'),
    on: z.enum(['dividend', 'interest', 'services']),
    rate: share,
    treaty: z.record(country, share).default({}),
    ...common,
  }),
  'state-share': z.strictObject({
    kind: z.literal('state-share'),
    share,
    terms: z.enum(['paid', 'carried', 'free']).default('paid'),
    rate: z.number().min(0).optional(),
    ...common,
  }),
  'special-royalty': z.strictObject({
    kind: z.literal('special-royalty'),
    insteadOf: z.literal('state-share').default('state-share'),
    rate,
    deductible: z.boolean().default(false),
    range: range.optional(),
    ...common,
  }),
  vat: z.strictObject({
    kind: z.literal('vat'),
    on: z.literal('capital'),
    rate: share,
    /** Share that comes back, in equal parts over `refundYears` years after the spend. */
    refund: share.default(0),
    refundYears: z.int().min(1).default(1),
    ...common,
  }),
  duty: z.strictObject({
    kind: z.literal('duty'),
    on: z.literal('capital'),
    rate: share,
    /** Share of capital spend that is imported goods, where the project does not say. */
    importedShare: share.optional(),
    ...common,
  }),
  'licence-fee': z.strictObject({
    kind: z.literal('licence-fee'),
    perHectare: money,
    deductible: z.boolean().default(false),
    ...common,
  }),
  stabilisation: z.strictObject({
    kind: z.literal('stabilisation'),
    /** Years from the first year in which a later law does not touch the project. */
    years: z.int().min(1),
    ...common,
  }),
} as const;

const levy = z.discriminatedUnion('kind', [
  kinds.royalty,
  kinds.surtax,
  kinds['profit-royalty'],
  kinds['burden-cap'],
  kinds['income-tax'],
  kinds.withholding,
  kinds['state-share'],
  kinds['special-royalty'],
  kinds.vat,
  kinds.duty,
  kinds['licence-fee'],
  kinds.stabilisation,
]);
export type Levy = z.output<typeof levy>;
export type LevyOf<K extends Levy['kind']> = Extract<Levy, { kind: K }>;

export const regimeFile = z.strictObject({
  format: z.literal('lodeward-regime/1'),
  country,
  name: localText.optional(),
  /** Money of bands, brackets and fees; the project's where absent. */
  money: currency.optional(),
  notes: z.array(z.string()).optional(),
  levies: z.array(levy).min(1),
});
export type RegimeFile = z.output<typeof regimeFile>;

/** A what-if over a regime: levies that replace those with the same name, and names that fall away; never an edit of the law in force. */
export const overlayFile = z.strictObject({
  format: z.literal('lodeward-overlay/1'),
  country,
  name: localText,
  status: status.default('draft'),
  /** First year in which it counts for projects that are not stabilised; all years where absent. */
  fromYear: year.optional(),
  money: currency.optional(),
  notes: z.array(z.string()).optional(),
  remove: z.array(z.string()).default([]),
  levies: z.array(levy).default([]),
});
export type OverlayFile = z.output<typeof overlayFile>;
