import { isMissing } from '../../base/index.js';
import type { Check } from './finding.js';

/** Least and greatest value of a unit that can be true; what lies outside is an error of unit or of reading. */
const bounds: Readonly<Record<string, readonly [number, number]>> = {
  t: [0, 1e12],
  usd: [0, 1e15],
  'usd-per-t': [Number.MIN_VALUE, 1e9],
  'lcu-per-usd': [Number.MIN_VALUE, 1e10],
  wgi: [-4, 4],
  'trade-parameter': [0.5, 2],
  'eu-supply-risk': [0, 20],
  'eu-economic-importance': [0, 20],
  person: [0, 1e11],
};
/** Shares of a whole; growth rates carry the same unit and may be negative or large. */
const shares: ReadonlySet<string> = new Set(['production', 'trade', 'use']);

export const ranges: Check = (rows) =>
  rows.flatMap((row) => {
    const [least, greatest] = bounds[row.unit] ?? (shares.has(row.kind) ? [0, 1.0000001] : [-1e4, 1e4]);
    const outside = !isMissing(row.value) && !(row.value >= least && row.value <= greatest);
    const dated =
      row.year >= 1900 && row.year <= 2100 && (row.month === undefined || (row.month >= 1 && row.month <= 12));
    if (!outside && dated) return [];
    const what = outside
      ? `${row.value} ${row.unit} is outside ${least} to ${greatest}`
      : `${row.year}-${row.month} is no date`;
    return [{ check: 'ranges', key: row.id, message: `${row.id}: ${what}`, rows: [row.id] }];
  });
