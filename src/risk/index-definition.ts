import { z } from 'zod';
import type { Maybe, Missing } from '../base/index.js';

/** One index of the field: what it takes, what it gives, whose method it is. A new index is one file like `hhi.ts` and a line in `indices.ts`. */
export interface IndexDefinition<I = unknown, O extends object = object> {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly input: z.ZodType<I>;
  compute(input: I): O;
}

/** Keeps the types of input and output of a definition together. */
export const defineIndex = <I, O extends object>(definition: IndexDefinition<I, O>): IndexDefinition<I, O> =>
  definition;

/** ISO 3166-1 alpha-3, a group of countries, or another coding in capitals and digits; an index needs only that they differ. */
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, 'must be a country code in capitals like KOR');

/** Tonnes (or any amounts) by country, none negative, not all nought. */
export const amounts = z.record(code, z.number().min(0)).refine((r) => Object.values(r).some((t) => t > 0), {
  message: 'has no tonnes above 0; give at least one country with tonnes',
  params: { code: 'no-tonnes' },
});
export const share = z.number().min(0).max(1);
export const quantity = z.number().min(0);
export const countryCode = code;

/** Shares of the total, greatest first; equal shares in the order of the codes. */
export function sharesOf(tonnes: Readonly<Record<string, number>>): { country: string; share: number }[] {
  const codes = Object.keys(tonnes).sort();
  const total = codes.reduce((sum, c) => sum + tonnes[c]!, 0);
  return codes.map((country) => ({ country, share: tonnes[country]! / total })).sort((a, b) => b.share - a.share);
}

/** A ratio, or why there is none. */
export const ratio = (numerator: number, denominator: number, none: Missing): Maybe<number> =>
  denominator > 0 ? numerator / denominator : none;
