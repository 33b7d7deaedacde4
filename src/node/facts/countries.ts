import { z } from 'zod';
import { readTable } from './table.js';

const row = z.strictObject({
  iso3: z.string().regex(/^[A-Z]{3}$/),
  iso2: z.string(),
  m49: z.string(),
  name_en: z.string().min(1),
  name_ko: z.string().min(1),
  name_mn: z.string().min(1),
  region: z.string(),
  subregion: z.string(),
  currency: z.string(),
  lldc: z.enum(['x', '']),
  ldc: z.enum(['x', '']),
});
export type CountryRow = z.infer<typeof row>;

const group = row.pick({ name_en: true, name_ko: true, name_mn: true }).extend({ code: z.string().min(1) });

/** Countries by ISO 3166-1 with names in the three languages, region, currency; `lldc` marks those without a coast. */
export const readCountries = (): Promise<readonly CountryRow[]> => readTable(row, 'data', 'countries.csv');

/** Groups of countries that sources and base markets name: the world, the European Union, the rest of a continent. */
export const readGroups = (): Promise<readonly z.infer<typeof group>[]> => readTable(group, 'data', 'groups.csv');
