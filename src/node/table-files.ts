import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { csvText } from '../atlas/index.js';
import { isMissing } from '../base/index.js';
import { literal, Tables } from './atlas/duckdb.js';

type Cell = string | number | undefined;
export interface TableColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'DOUBLE';
}

/** Writes cells as Parquet with numbers as numbers; an absent cell is null. */
export async function parquetFile(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  file: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lodeward-'));
  const csv = join(folder, 'rows.csv');
  const tables = await Tables.inMemory();
  try {
    const names = columns.map(({ name }) => name);
    await writeFile(
      csv,
      csvText(
        names,
        rows.map((row) => row.map((cell) => String(cell ?? ''))),
        'all',
      ),
    );
    const types = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
    await tables.run(`COPY (SELECT * FROM read_csv(${literal(csv)}, header = true, columns = {${types.join(', ')}}, nullstr = '', quote = '"', escape = '"'))
      TO ${literal(resolve(file))} (FORMAT parquet)`);
  } finally {
    tables.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cells of an answer's row: `{ mean }` under `tonnes` becomes `tonnes_mean`, a missing value an absent cell with its code in `tonnes_missing`. */
function cellsOf(row: object, lead = ''): [string, Cell][] {
  return Object.entries(row).flatMap(([key, value]): [string, Cell][] => {
    const name = lead === '' ? key : `${lead}_${key}`;
    if (isMissing(value))
      return [
        [name, undefined],
        [`${name}_missing`, value.missing.code],
      ];
    if (Array.isArray(value))
      return [[name, value.every((one) => typeof one !== 'object') ? value.join(' ') : JSON.stringify(value)]];
    if (typeof value === 'object' && value !== null) return cellsOf(value, name);
    return [
      [name, typeof value === 'number' ? value : value === undefined || value === null ? undefined : String(value)],
    ];
  });
}

const whole: ReadonlySet<string> = new Set(['year', 'month']);

/** Answers' rows as one table: a column for every cell that a row has, in the order in which they first appear. */
function tableOf(answers: readonly object[]): { columns: TableColumn[]; rows: Cell[][] } {
  const found = answers.map((answer) => new Map(cellsOf(answer)));
  const names = [...new Set(found.flatMap((cells) => [...cells.keys()]))];
  const isNumber = (name: string) => found.every((cells) => typeof (cells.get(name) ?? 0) === 'number');
  const typeOf = (name: string) => (whole.has(name) ? 'INTEGER' : 'DOUBLE');
  const columns = names.map(
    (name) =>
      ({
        name,
        type: !name.endsWith('_missing') && isNumber(name) ? typeOf(name) : 'VARCHAR',
      }) as const,
  );
  return { columns, rows: found.map((cells) => names.map((name) => cells.get(name))) };
}

/** Rows of an answer as CSV (RFC 4180) with a header. */
export function tableCsv(answers: readonly object[]): string {
  const { columns, rows } = tableOf(answers);
  return csvText(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((cell) => String(cell ?? ''))),
    'all',
  );
}

/** Rows of an answer as the bytes of a Parquet file. */
export async function tableParquet(answers: readonly object[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'lodeward-'));
  const file = join(folder, 'rows.parquet');
  try {
    const { columns, rows } = tableOf(answers);
    await parquetFile(columns, rows, file);
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
