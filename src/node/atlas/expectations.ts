import { z } from 'zod';
import { type Exception, type Expectations, type Names, type Row, totals } from '../../atlas/index.js';
import { readTable } from '../facts/table.js';

const exception = z.strictObject({ check: z.string().min(1), key: z.string().min(1), reason: z.string().min(1) });

/** Findings of checks that are known and explained, from data/exceptions.csv. */
export const readExceptions = (): Promise<readonly Exception[]> => readTable(exception, 'data', 'exceptions.csv');

/** What checks hold rows against: the tables of data/ and the last vintage. */
export const expectations = (names: Names, last: readonly Row[]): Expectations => ({
  minerals: names.minerals,
  forms: new Set(names.forms.keys()),
  places: new Set([...[...names.countries.iso3.values()].flatMap(({ iso3 }) => iso3 ?? []), ...totals]),
  units: new Set([...names.units.values()].map(({ base }) => base)),
  last,
});
