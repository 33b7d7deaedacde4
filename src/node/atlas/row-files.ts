import { csvText } from '../../atlas/index.js';
import { isMissing, type Maybe } from '../../base/index.js';
import { parquetFile } from '../table-files.js';

/** A row as it is handed to other programs; `atlas show` and `data export` write it. */
export interface WrittenRow {
  readonly id: string;
  readonly kind: string;
  readonly mineral: string;
  readonly form: string;
  readonly stage: string;
  readonly series?: string;
  readonly country?: string;
  readonly exporter?: string;
  readonly importer?: string;
  readonly year: number;
  readonly month?: number;
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
  readonly row: string;
  readonly status: string;
}

export const writtenColumns = [
  'id',
  'kind',
  'mineral',
  'form',
  'stage',
  'series',
  'country',
  'exporter',
  'importer',
  'year',
  'month',
  'value',
  'unit',
  'low',
  'high',
  'source',
  'row',
  'status',
  'missing',
] as const;

/** Columns that hold numbers. */
export const numericColumns: ReadonlySet<string> = new Set(['year', 'month', 'value', 'low', 'high']);

/** The cells of a row in the order of `writtenColumns`: a missing value is an empty cell, its reason stands in the last one. */
export const writtenCells = (row: WrittenRow): readonly (string | number | undefined)[] =>
  writtenColumns.map((column) => {
    if (column === 'missing') return isMissing(row.value) ? row.value.missing.code : undefined;
    if (column === 'value') return isMissing(row.value) ? undefined : row.value;
    return row[column];
  });

/** Every column is kept, empty or not; `\uFEFF` first where a spreadsheet on Windows is to open it. */
export function rowsAsCsv(rows: readonly WrittenRow[], options: { readonly bom?: boolean } = {}): string {
  const lines = rows.map((row) => writtenCells(row).map((cell) => (cell === undefined ? '' : String(cell))));
  return (options.bom ? '\uFEFF' : '') + csvText(writtenColumns, lines, 'all');
}

/** Parquet with numbers as numbers. */
export async function rowsAsParquet(rows: readonly WrittenRow[], file: string): Promise<void> {
  const columns = writtenColumns.map((name) => ({
    name,
    type: !numericColumns.has(name)
      ? ('VARCHAR' as const)
      : name === 'year' || name === 'month'
        ? ('INTEGER' as const)
        : ('DOUBLE' as const),
  }));
  await parquetFile(columns, rows.map(writtenCells), file);
}
