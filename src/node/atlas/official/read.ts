import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { RawLine } from '../../../atlas/index.js';
import { InputRefused } from '../../../base/index.js';
import type { WideTable } from './descriptor.js';

/** Text of a CSV: UTF-8 where it is valid, else the Korean code page 949. Korean customs writes the second. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'cp949');
  }
}

function csvLines(bytes: Buffer): readonly RawLine[] {
  const records: Record<string, string>[] = parse(decoded(bytes), {
    columns: (header: string[]) => header.map((name) => name.trim()),
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  return records.map((cells, i) => ({ line: i + 2, cells }));
}

const text = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object' && 'result' in value) return text(value.result);
  if (typeof value === 'object' && 'richText' in value)
    return (value.richText as { text: string }[]).map((part) => part.text).join('');
  return String(value);
};

/** The rows of a sheet as text, row 1 first. */
async function sheet(bytes: Buffer, name: string | undefined, file: string): Promise<readonly (readonly string[])[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const found = name === undefined ? book.worksheets[0] : book.getWorksheet(name);
  if (!found) {
    const message = `the workbook has no sheet "${name}" (it has: ${book.worksheets.map((s) => s.name).join(', ')})`;
    throw new InputRefused([{ code: 'sheet-missing', file, value: name, message }]);
  }
  const rows: string[][] = [];
  found.eachRow({ includeEmpty: true }, (row, number) => {
    rows[number - 1] = (row.values as unknown[]).slice(1).map(text);
  });
  return rows.map((row) => row ?? []);
}

function sheetLines(rows: readonly (readonly string[])[]): readonly RawLine[] {
  const header = (rows[0] ?? []).map((name) => name.trim());
  return rows
    .slice(1)
    .flatMap((row, i) =>
      row.every((cell) => cell === '')
        ? []
        : [{ line: i + 2, cells: Object.fromEntries(header.map((name, k) => [name, row[k] ?? ''])) }],
    );
}

/** A wide sheet as long lines: month (`1960M01` read as `1960-01`), series without its footnote marks, value. */
function longLines(rows: readonly (readonly string[])[], { names, first }: WideTable): readonly RawLine[] {
  const series = (rows[names - 1] ?? []).map((name) => name.replace(/[\s*]+$/, '').trim());
  return rows.slice(first - 1).flatMap((row, i) => {
    const month = (row[0] ?? '').replace(/^(\d{4})M(\d{2})$/, '$1-$2');
    return series.flatMap((name, k) =>
      k === 0 || name === '' || (row[k] ?? '') === ''
        ? []
        : [{ line: first + i, cells: { month, series: name, value: row[k]! } }],
    );
  });
}

/** The lines of an official download: CSV in UTF-8 or code page 949, or a workbook. */
export async function officialLines(
  bytes: Buffer,
  file: string,
  table: WideTable | undefined,
): Promise<readonly RawLine[]> {
  const workbook = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (!workbook) return csvLines(bytes);
  const rows = await sheet(bytes, table?.sheet, file);
  return table ? longLines(rows, table) : sheetLines(rows);
}
