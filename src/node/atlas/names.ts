import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { type Mapped, type Names, rowKinds } from '../../atlas/index.js';
import { readCountries } from '../facts/countries.js';
import { readForms } from '../facts/forms.js';
import { readMinerals } from '../facts/minerals.js';
import { readTable } from '../facts/table.js';
import { packagePath } from '../places.js';

const word = z
  .string()
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const mappedRow = z.strictObject({
  name: z.string().min(1),
  form: word,
  mineral: word,
  series: word,
  stage: word,
  unit: word,
  skip: word,
  note: word,
  iso3: word,
  kind: z.union([z.literal('').transform(() => undefined), z.enum(rowKinds)]).optional(),
});
const unitRow = z.strictObject({
  unit: z.string().min(1),
  name_en: z.string().min(1),
  factor: z.coerce.number().positive(),
  base: z.string().regex(/^[a-z-]+$/),
});

type MappedName = Mapped & { iso3?: string };

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

async function readMapping(file: string): Promise<Map<string, MappedName>> {
  const rows = await readTable(mappedRow, 'data', 'mappings', file);
  return new Map(rows.map(({ name, ...mapped }) => [name, present(mapped) as MappedName]));
}

/** Codes, units and every mapping of data/, as the tables that harmonising looks names up in. @throws InputRefused with every bad line */
export async function readNames(): Promise<Names> {
  const files = (await readdir(packagePath('data', 'mappings'))).filter((file) => file.endsWith('.csv')).sort();
  const [minerals, countries, forms, units, ...tables] = await Promise.all([
    readMinerals(),
    readCountries(),
    readForms(),
    readTable(unitRow, 'data', 'units.csv'),
    ...files.map(readMapping),
  ]);
  const mappings = new Map(files.map((file, i) => [file, tables[i]!]));
  const table = (file: string) => mappings.get(file) ?? new Map<string, MappedName>();
  const by = (key: (row: (typeof countries)[number]) => string, extra: string): Map<string, MappedName> =>
    new Map([...countries.map((row): [string, MappedName] => [key(row), { iso3: row.iso3 }]), ...table(extra)]);
  return {
    minerals: new Set(minerals.map(({ code }) => code)),
    forms: new Map(forms.map(({ form, mineral, stage }) => [form, { form, mineral, stage }])),
    codes: new Map<string, Mapped>([
      ...forms.filter(({ hs }) => hs !== '').map(({ hs, form }): [string, Mapped] => [hs, { form }]),
      ...table('hs.csv'),
    ]),
    countries: {
      iso3: by(({ iso3 }) => iso3, 'country-codes.csv'),
      iso2: by(({ iso2 }) => iso2, 'country-codes.csv'),
      m49: by(({ m49 }) => m49, 'country-codes.csv'),
      name: by(({ name_en }) => name_en, 'country-names.csv'),
      name_ko: by(({ name_ko }) => name_ko, 'country-names-ko.csv'),
    },
    mineralNames: table('mineral-names.csv'),
    units: new Map(units.map(({ unit, factor, base }) => [unit, { factor, base }])),
    mappings,
  };
}
