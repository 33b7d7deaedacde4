import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { RawLine } from '../../../atlas/index.js';

/**
 * The lines of a raw CSV (gzipped where its name says so), nothing interpreted. `line` is the row as a spreadsheet shows it: the header is row 1.
 * @example rawTable(Buffer.from('a,b\n1,2\n'), 'x.csv') // [{ line: 2, cells: { a: '1', b: '2' } }]
 */
export function rawTable(bytes: Buffer, file: string): readonly RawLine[] {
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const records: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  return records.map((cells, i) => ({ line: i + 2, cells }));
}
