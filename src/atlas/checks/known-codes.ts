import type { Check, Finding } from './finding.js';

/** Minerals, forms, places and units are those of data/. */
export const knownCodes: Check = (rows, { minerals, forms, places, units }) => {
  const found = new Map<string, Finding>();
  for (const row of rows) {
    const words: readonly (readonly [string, string | undefined, ReadonlySet<string>])[] = [
      ['mineral', row.mineral || undefined, minerals],
      ['form', row.form || undefined, forms],
      ['place', row.country, places],
      ['place', row.exporter, places],
      ['place', row.importer, places],
      ['unit', row.unit, units],
    ];
    for (const [what, word, known] of words) {
      if (word === undefined || known.has(word)) continue;
      const key = `${what}|${word}`;
      if (found.has(key)) continue;
      const message = `${what} "${word}" is in no table of data/ (first in ${row.id})`;
      found.set(key, { check: 'known-codes', key, message, rows: [row.id] });
    }
  }
  return [...found.values()];
};
