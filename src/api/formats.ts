import { parseAccept } from 'hono/utils/accept';
import { tableCsv, tableParquet } from '../node/index.js';
import { plainProblem, Refused } from './problem.js';

export const formats = ['json', 'csv', 'parquet'] as const;
export type Format = (typeof formats)[number];
export const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
};

const matches = (range: string, type: string) =>
  range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));

/** The format named in the query, else the first that the Accept header takes; JSON where it says nothing. @throws Refused not-acceptable */
export function wantedFormat(header: string | undefined, named: Format | undefined): Format {
  if (named) return named;
  if (!header) return 'json';
  for (const { type, q } of parseAccept(header)) {
    const found = formats.find((format) => matches(type, mediaTypes[format]));
    if (found && q > 0) return found;
  }
  throw new Refused(plainProblem('not-acceptable', 406, { formats: Object.values(mediaTypes) }));
}

/** Rows in a format for tables; a missing value is an empty cell with its code in the column beside it. @throws Refused where no row names the columns that Parquet needs */
export async function tableBytes(rows: readonly object[], format: 'csv' | 'parquet'): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'parquet' && rows.length === 0) throw new Refused(plainProblem('no-columns', 406));
  const bytes = format === 'csv' ? new TextEncoder().encode(tableCsv(rows)) : await tableParquet(rows);
  return bytes as Uint8Array<ArrayBuffer>;
}
