import type { TracedRow } from '../../answers/index.js';
import { readLines } from './table.js';

/** Tables of data/ whose lines answers name, with the columns of a line's id behind the table's name; `+` in an id joins several values of a column. */
const tables: Readonly<Record<string, readonly string[]>> = {
  elasticities: ['mineral', 'stage', 'parameter'],
  detours: ['route', 'by'],
  closures: ['route', 'exporter', 'importer', 'mineral'],
  'route-capacity': ['place', 'measure'],
  routes: ['route', 'leg'],
  'by-products': ['host', 'by_product', 'country'],
};

/** Columns that say where a line comes from; the others say what it is. */
const about = new Set(['source', 'address', 'licence', 'status', 'date']);

/**
 * The line of a table of data/ that an answer names (`detours/mng-chn/vostochny`), with every column and its source; undefined where the id is of no such
 * table or line. Of several lines of one id (other buyers of a route) the first is taken.
 */
export async function traceTable(id: string): Promise<TracedRow | undefined> {
  const [table = '', ...key] = id.split('/');
  const columns = tables[table];
  if (!columns || key.length !== columns.length) return undefined;
  const file = `${table}.csv`;
  const lines = await readLines('data', file);
  const found = lines.find(({ record }) =>
    columns.every((column, k) => key[k]!.split('+').includes(record[column] ?? '')),
  );
  if (!found) return undefined;
  const { record, info } = found;
  return {
    row: { id, name: columns.map((column) => record[column]).join(', '), fields: record },
    steps: Object.entries(record).flatMap(([column, value]) =>
      about.has(column) || value === '' ? [] : [{ step: column, detail: value }],
    ),
    source: {
      id: file,
      publisher: record['source'] || file,
      title: `data/${file}`,
      edition: record['status'] ?? '',
      licence: record['licence'] || 'data/LICENSES.md',
      url: record['address'] ?? '',
      accessed: record['date'] ?? '',
      row: String(info.lines),
    },
    inputs: [],
  };
}
