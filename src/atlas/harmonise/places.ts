import type { CountryCode } from '../../base/index.js';
import type { Names, Unknown } from './names.js';
import type { SourceFile } from './source-file.js';

/** `WLD` is a printed world total, `OTH` the rest of a printed table, `EUU` the European Union where a source speaks of it as one. */
export const totals: ReadonlySet<string> = new Set(['WLD', 'OTH', 'EUU']);

/**
 * The country a publisher means, in the code system the source declares.
 * @returns the ISO3 code; a reason where the place is left out; undefined (and a note in `unknown`) where no table knows it
 */
export function country(
  text: string,
  source: SourceFile,
  line: number,
  names: Names,
  unknown: Unknown,
): CountryCode | { skip: string } | undefined {
  const word = text.trim();
  if (totals.has(word)) return word;
  const known = names.countries[source.countries ?? 'iso3'].get(word);
  if (known?.iso3) return known.iso3;
  if (known?.skip) return { skip: known.skip };
  unknown.add(
    'country',
    word,
    source.file,
    line,
    'add a line to data/mappings/country-codes.csv or country-names.csv (or to data/countries.csv)',
  );
  return undefined;
}
