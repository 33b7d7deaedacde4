import { z } from 'zod';
import { type Maybe, missing } from '../../base/index.js';
import type { Leg, Plant } from '../../project/index.js';
import { readTable } from './table.js';

const optional = (text: string, detail: string): Maybe<number> =>
  text === '' ? missing('not-published', detail) : Number(text);

const plantRow = z
  .strictObject({
    id: z.string().min(1),
    company: z.string().min(1),
    site: z.string().min(1),
    name_ko: z.string(),
    name_mn: z.string(),
    country: z.string().regex(/^[A-Z]{3}$/),
    mineral: z.string().min(1),
    takes: z.string().min(1),
    makes: z.string().min(1),
    capacity: z.string().regex(/^\d*$/),
    unit: z.string(),
    limits: z.string(),
    port: z.string(),
    source: z.string().min(1),
    date: z.string().min(4),
    status: z.enum(['reported', 'planned', 'closed']),
    note: z.string(),
  })
  .transform(
    ({ name_ko: ko, name_mn: mn, ...row }): Plant => ({
      ...row,
      name: { en: `${row.company}, ${row.site}`, ...(ko ? { ko } : {}), ...(mn ? { mn } : {}) },
      capacity: optional(row.capacity, 'no source read states the capacity'),
      limits:
        row.limits === ''
          ? missing('not-published', 'no source read states limits of grade or impurities')
          : row.limits,
    }),
  );

/** Plants of data/plants.csv: cited facts only. */
export const readPlants = (): Promise<readonly Plant[]> => readTable(plantRow, 'data', 'plants.csv');

const cost = z.coerce.number().min(0);
const legRow = z
  .strictObject({
    route: z.string().min(1),
    leg: z.coerce.number().int(),
    from: z.string().min(1),
    to: z.string().min(1),
    mode: z.enum(['road', 'rail', 'sea', 'border']),
    km: z.string().regex(/^\d*$/),
    usd_low: cost,
    usd_mode: cost,
    usd_high: cost,
    days: z.string().regex(/^\d*$/),
    status: z.enum(['in force', 'estimated']),
    source: z.string().min(1),
  })
  .refine((row) => row.usd_low <= row.usd_mode && row.usd_mode <= row.usd_high, 'low <= mode <= high is needed')
  .transform(
    ({ usd_low, usd_mode, usd_high, km, days, ...row }): Leg => ({
      ...row,
      km: optional(km, 'no length read'),
      days: optional(days, `${row.from} to ${row.to}: no time read`),
      usdPerTonne: [usd_low, usd_mode, usd_high],
    }),
  );

/** Legs of data/routes.csv. */
export const readRoutes = (): Promise<readonly Leg[]> => readTable(legRow, 'data', 'routes.csv');
