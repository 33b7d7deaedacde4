import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputRefused } from '../../base/index.js';
import type { Exchange } from '../../fiscal/index.js';
import { exchangeOf } from '../../project/index.js';
import { type OverlayFile, overlayFile, type RegimeFile, readOrRefuse, regimeFile } from '../../study/index.js';
import { packagePath } from '../places.js';
import { readTable } from './table.js';

const unknown = (code: string, message: string, value: string) =>
  new InputRefused([{ code, message, value, path: 'host' }]);

async function names(...path: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(packagePath(...path), { withFileTypes: true }).catch(() => []);
  return entries.map((e) => e.name).sort();
}

/** Countries whose regime ships: folders of data/fiscal. */
export const regimeCountries = async (): Promise<readonly string[]> =>
  (await names('data', 'fiscal')).filter((name) => /^[A-Z]{3}$/.test(name));

/** The regime of data/fiscal/<country>. @throws InputRefused naming the countries there are */
export async function readRegime(country: string): Promise<RegimeFile> {
  const known = await regimeCountries();
  if (!known.includes(country))
    throw unknown(
      'no-regime',
      `no fiscal regime of ${country} ships; there are ${known.join(', ')}. Write "regime: ./my-regime.yaml"`,
      country,
    );
  const file = `data/fiscal/${country}/regime.yaml`;
  return readOrRefuse(regimeFile, await readFile(packagePath(...file.split('/')), 'utf8'), file);
}

/** Overlays that ship for a country, by name: `draft-law-2026`. */
export async function readOverlays(country: string): Promise<ReadonlyMap<string, OverlayFile>> {
  const files = (await names('data', 'fiscal', country, 'overlays')).filter((name) => name.endsWith('.yaml'));
  const read = await Promise.all(
    files.map(async (name) => {
      const file = `data/fiscal/${country}/overlays/${name}`;
      return [
        name.replace('.yaml', ''),
        readOrRefuse(overlayFile, await readFile(packagePath(...file.split('/')), 'utf8'), file),
      ] as const;
    }),
  );
  return new Map(read);
}

const rateRow = z.strictObject({
  currency: z.string(),
  year: z.coerce.number(),
  per_usd: z.coerce.number().positive(),
});

/** Rates of exchange of data/fiscal/exchange.csv: of each currency the date's year, or the newest it has before; the newest of all where no date is given. */
export async function readExchange(date?: string): Promise<Exchange> {
  const rows = await readTable(rateRow, 'data', 'fiscal', 'exchange.csv');
  const wanted = date === undefined ? Infinity : Number(date.slice(0, 4));
  const dated = rows.filter((row) => row.year <= wanted).sort((a, b) => a.year - b.year);
  return exchangeOf(Object.fromEntries(dated.map((row) => [row.currency, row.per_usd])), date ?? 'the newest year');
}
