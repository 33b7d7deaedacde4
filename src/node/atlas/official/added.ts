import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowQuestion, ShownRow, TracedRow } from '../../../answers/index.js';
import type { Source, Step } from '../../../atlas/index.js';
import { missing } from '../../../base/index.js';
import { makeFolder } from '../../make-folder.js';
import { workspaceFolder } from '../../places.js';
import { literal, Tables } from '../duckdb.js';

/** What is told of a file that a user has added, beside its rows. */
export interface AddedSource extends Source {
  readonly steps: readonly Step[];
}

const folder = () => join(workspaceFolder(), 'added');

export const addedTable = (id: string): string => join(folder(), `${id}.parquet`);

export async function makeAddedFolder(): Promise<void> {
  await makeFolder(folder());
}

export const keepAddedSource = (source: AddedSource): Promise<void> =>
  writeFile(join(folder(), `${source.id}.json`), `${JSON.stringify(source, null, 1)}\n`);

async function addedSources(): Promise<readonly AddedSource[]> {
  if (!existsSync(folder())) return [];
  const files = (await readdir(folder())).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder(), file), 'utf8')) as AddedSource),
  );
}

function shown(cells: Record<string, unknown>): ShownRow {
  const { missing: code, value, ...rest } = cells;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, cell]) => cell !== '' && cell !== null));
  const told = code
    ? { value: missing(String(code), `row ${cells['row']} of your file prints no number`), missing: String(code) }
    : { value };
  return { form: '', stage: '', mineral: '', row: '', ...kept, ...told } as unknown as ShownRow;
}

/** Rows of the files that this workspace has added, by the same question as ours; they are shown beside them. */
export async function addedRows(question: RowQuestion): Promise<readonly ShownRow[]> {
  const sources = await addedSources();
  if (sources.length === 0) return [];
  const tables = await Tables.inMemory();
  try {
    const { mineral, year, kinds, country } = question;
    const equal = (['stage', 'form', 'exporter', 'importer', 'source'] as const).flatMap((column) => {
      const wanted = question[column];
      return wanted === undefined ? [] : [`${column} = ${literal(wanted)}`];
    });
    const conditions = [
      'true',
      ...equal,
      ...(mineral === undefined ? [] : [`(mineral = ${literal(mineral)} OR form = ${literal(mineral)})`]),
      ...(year === undefined ? [] : [`year = ${year}`]),
      ...(kinds ? [`kind IN (${kinds.map(literal).join(', ')})`] : []),
      ...(country
        ? [`(country = ${literal(country)} OR exporter = ${literal(country)} OR importer = ${literal(country)})`]
        : []),
    ];
    const files = sources.map(({ id }) => literal(addedTable(id))).join(', ');
    const found = await tables.all(
      `SELECT * FROM read_parquet([${files}], union_by_name = true) WHERE ${conditions.join(' AND ')} ORDER BY id`,
    );
    return found.map(shown);
  } finally {
    tables.close();
  }
}

/** The path of an added row back to the user's own file, or undefined where no added file has it. */
export async function traceAdded(id: string): Promise<TracedRow | undefined> {
  const source = (await addedSources()).find((known) => id.endsWith(`@${known.id}`));
  if (!source) return undefined;
  const tables = await Tables.inMemory();
  try {
    const [cells] = await tables.all(`SELECT * FROM read_parquet(${literal(addedTable(source.id))}) WHERE id = $id`, {
      id,
    });
    if (!cells) return undefined;
    const { steps, ...about } = source;
    const row = shown(cells);
    return { row, steps, source: { ...about, row: row.row }, inputs: [] };
  } finally {
    tables.close();
  }
}
