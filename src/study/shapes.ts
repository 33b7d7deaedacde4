import { z } from 'zod';
import type { LocalText } from '../base/index.js';

/** Pieces that several files share; a schema of a file is built from these, so that one thing is written one way everywhere. */

/** `{ en, ko, mn }`, or a name in English alone. */
export const localText = z
  .union([
    z.string().min(1),
    z.strictObject({ en: z.string().min(1), ko: z.string().optional(), mn: z.string().optional() }),
  ])
  .transform((text): LocalText => (typeof text === 'string' ? { en: text } : (text as LocalText)));

const dateForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Day of the month that a date of the calendar comes to: 1 for 30 February 2024. */
const dayOf = (text: string): number =>
  new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8)))).getUTCDate();

export const isoDate = z
  .string()
  .regex(dateForm, 'must be a date like 2026-01-31')
  .refine((text) => !dateForm.test(text) || dayOf(text) === Number(text.slice(8)), 'is no day of that month');
/** ISO 3166-1 alpha-3 in capitals. */
export const country = z.string().regex(/^[A-Z]{3}$/, 'must be a country code of three capitals like KOR');
/** Code of data/minerals.csv. */
export const mineral = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be a mineral code like natural-graphite');
/** Names in small letters, digits and hyphens: legal in a file name on every system. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be small letters, digits and hyphens, like chn-graphite-2023');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code like KRW');
export const year = z.int().min(1900).max(2200);
/** 0.25 for 25 %. */
export const share = z.number().min(0).max(1);
export const status = z.enum(['in force', 'draft', 'unverified', 'estimated']);

/** Where a fact comes from; a sentence or the parts. */
export const source = z.union([
  z.string().min(1),
  z.strictObject({
    publisher: z.string(),
    title: z.string().optional(),
    address: z.string().optional(),
    date: z.string().optional(),
    accessed: isoDate.optional(),
    licence: z.string().optional(),
  }),
]);

/** A range of one uncertain number; `[low, mode, high]`. */
export const triple = z
  .tuple([z.number(), z.number(), z.number()])
  .refine(([low, mode, high]) => low <= mode && mode <= high, {
    message: 'the three numbers are low, mode, high and must not fall',
    params: { code: 'not-ascending' },
  });
