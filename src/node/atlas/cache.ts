import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rowColumns } from '../../atlas/index.js';
import { InputRefused } from '../../base/index.js';
import { readForms } from '../facts/forms.js';
import { makeFolder } from '../make-folder.js';
import { cacheFolder } from '../places.js';
import { literal, Tables } from './duckdb.js';
import { damagedFiles, type Manifest } from './vintage-folder.js';

/** Changes when the shape of the cached tables does. */
const shape = '1';

const numbers = new Set(['year', 'month', 'low', 'high', 'reports', 'mirror']);

/** SQL of the row table: every CSV of `rows/`, with kind and mineral from its path and the id from its key. */
function rowsSql(folder: string, manifest: Manifest): string {
  const paths = Object.keys(manifest.files).filter((path) => path.startsWith('rows/'));
  const list = paths.map((path) => literal(join(folder, ...path.split('/')))).join(', ');
  const names = `read_csv([${list}], header = true, all_varchar = true, union_by_name = true, filename = true, nullstr = '', auto_detect = true)`;
  const column = (name: string) =>
    numbers.has(name)
      ? `try_cast(try_column_${name} AS DOUBLE) AS ${name}`
      : `coalesce(try_column_${name}, '') AS ${name}`;
  return `
    CREATE TEMP TABLE raw AS SELECT * FROM ${names};
    ${rowColumns.map((name) => `ALTER TABLE raw ADD COLUMN IF NOT EXISTS "${name}" VARCHAR;`).join('\n')}
    CREATE TEMP TABLE rows AS
    SELECT string_split(replace(filename, '\\', '/'), '/')[-2] AS kind,
           regexp_replace(replace(string_split(replace(filename, '\\', '/'), '/')[-1], '.csv', ''), '^_$', '') AS mineral,
           ${rowColumns.map((name) => column(name).replace(`try_column_${name}`, `raw."${name}"`)).join(', ')}
    FROM raw;`;
}

const idSql = `concat_ws('.', kind, CASE WHEN series <> '' THEN series ELSE nullif(form, '') END,
  CASE WHEN month IS NULL THEN cast(cast(year AS INTEGER) AS VARCHAR) ELSE printf('%d-%02d', cast(year AS INTEGER), cast(month AS INTEGER)) END,
  nullif(country, ''), nullif(exporter, ''), nullif(importer, ''), unit) || '@' || source`;

async function makeTables(folder: string, manifest: Manifest, target: string): Promise<void> {
  const damaged = await damagedFiles(folder, manifest);
  if (damaged.length > 0)
    throw new InputRefused(
      damaged.map((file) => ({
        code: 'vintage-damaged',
        file: join(folder, file),
        message: `the file is not the one that vintage ${manifest.vintage} names: restore it, or build the vintage again`,
      })),
    );
  const tables = await Tables.inMemory();
  await tables.run(rowsSql(folder, manifest));
  const stages = (await readForms()).map(({ form, stage }) => `(${literal(form)}, ${literal(stage)})`).join(', ');
  await tables.run(`
    CREATE TEMP TABLE stages AS SELECT * FROM (VALUES ${stages}) AS t(code, usual);
    COPY (SELECT ${idSql} AS id, rows.* REPLACE (
            CASE WHEN rows.stage = '' THEN coalesce(stages.usual, '') ELSE rows.stage END AS stage,
            CASE WHEN rows.status = '' THEN 'complete' ELSE rows.status END AS status)
          FROM rows LEFT JOIN stages ON rows.form = stages.code ORDER BY id)
    TO ${literal(join(target, 'rows.parquet'))} (FORMAT parquet);`);
  const csv = (name: string, path: string) => `
    COPY (SELECT * FROM read_csv(${literal(join(folder, ...path.split('/')))}, header = true, all_varchar = true, quote = '"', escape = '"'))
    TO ${literal(join(target, name))} (FORMAT parquet);`;
  await tables.run(csv('provenance.parquet', 'provenance.csv'));
  await tables.run(csv('inputs.parquet', 'inputs.csv'));
  for (const path of Object.keys(manifest.files).filter((p) => p.startsWith('facts/')))
    await tables.run(csv(`${path.slice('facts/'.length, -'.csv'.length)}.fact.parquet`, path));
  tables.close();
}

/** Folder with the Parquet tables of a vintage; made on the first use, kept under the vintage's name. */
export async function cachedTables(folder: string, manifest: Manifest): Promise<string> {
  const target = join(cacheFolder(), 'atlas', `${manifest.vintage}-${shape}`);
  if (existsSync(target)) return target;
  await makeFolder(join(cacheFolder(), 'atlas'));
  const making = await mkdtemp(join(cacheFolder(), 'atlas', 'making-'));
  try {
    await makeTables(folder, manifest, making);
    await rename(making, target).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return target;
}
