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

/** How rows are written; the general way has a column for every cell that a row has. */
export interface Writers {
  readonly csv: (rows: readonly never[]) => string;
  /** @throws Refused where no row names the columns that Parquet needs */
  readonly parquet: (rows: readonly never[]) => Promise<Uint8Array>;
}
const general: Writers = {
  csv: tableCsv,
  parquet: async (rows) => {
    if (rows.length === 0) throw new Refused(plainProblem('no-columns', 406));
    return tableParquet(rows);
  },
};

/** Rows in a format for tables; a missing value is an empty cell with its code in the column beside it. */
export async function tableBytes(
  rows: readonly object[],
  format: 'csv' | 'parquet',
  write: Writers = general,
): Promise<Uint8Array<ArrayBuffer>> {
  const own = rows as readonly never[];
  const bytes = format === 'csv' ? new TextEncoder().encode(write.csv(own)) : await write.parquet(own);
  return bytes as Uint8Array<ArrayBuffer>;
}
