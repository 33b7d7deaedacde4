import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';
import type { Names } from '../../../atlas/index.js';
import { InputRefused, type Problem } from '../../../base/index.js';
import { literal, Tables } from '../duckdb.js';

const columns = ['t', 'i', 'j', 'k', 'v', 'q'];

/** Writes the tables of trade of a ZIP (`BACI_HS17_Y2022_V202601.csv`) into a folder, streaming; other files of the ZIP are passed over. */
async function unpack(zip: string, folder: string): Promise<readonly string[]> {
  const written: string[] = [];
  const waiting: Promise<void>[] = [];
  let failure: Error | undefined;
  const unzip = new Unzip((entry) => {
    if (!/BACI_.*_Y\d{4}_.*\.csv$/i.test(entry.name)) return;
    const target = join(folder, basename(entry.name));
    written.push(target);
    const out = createWriteStream(target);
    waiting.push(new Promise((done, fail) => out.on('finish', done).on('error', fail)));
    entry.ondata = (error, chunk, final) => {
      if (error) failure = error;
      out.write(Buffer.from(chunk));
      if (final) out.end();
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const handle = await open(zip);
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 20 })) {
      unzip.push(chunk as Uint8Array);
      if (failure) throw failure;
    }
    unzip.push(new Uint8Array(0), true);
  } finally {
    await handle.close().catch(() => undefined);
  }
  await Promise.all(waiting);
  return written;
}

/** Lines of data in a table of BACI, which breaks no line inside a cell: line ends less the header, and a last line without one. */
async function countLines(path: string): Promise<number> {
  let ends = 0;
  let last = 10;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ends += 1;
    last = bytes[bytes.length - 1]!;
  }
  return ends - 1 + (last === 10 ? 0 : 1);
}

const values = (entries: Iterable<readonly [string, string]>) =>
  [...entries].map(([a, b]) => `(${literal(a)}, ${literal(b)})`).join(', ');

async function refuseUnknown(tables: Tables, file: string): Promise<void> {
  const found = await tables.all(`
    SELECT DISTINCT code FROM (SELECT cast(i AS VARCHAR) AS code FROM trade UNION SELECT cast(j AS VARCHAR) FROM trade)
    WHERE code NOT IN (SELECT code FROM places) AND code NOT IN (SELECT code FROM passed) ORDER BY code`);
  if (found.length === 0) return;
  const message = (code: unknown) =>
    `unknown country code ${String(code)}: add a line to data/mappings/country-codes.csv`;
  throw new InputRefused(
    found.map(({ code }): Problem => ({ code: 'unknown-country', file, value: code, message: message(code) })),
  );
}

async function refuseColumns(tables: Tables, path: string, file: string): Promise<void> {
  const found = (
    await tables.all(`DESCRIBE SELECT * FROM read_csv(${literal(path)}, header = true, sample_size = 100)`)
  ).map((row) => String(row['column_name']));
  if (columns.every((name) => found.includes(name)) && found.every((name) => columns.includes(name))) return;
  const message = `a table of BACI has the columns ${columns.join(', ')}; ${basename(path)} has ${found.join(', ')}`;
  throw new InputRefused([{ code: 'columns-unknown', file, value: found, message }]);
}

/**
 * Reads a BACI download (ZIP or CSV, any nomenclature and year) with DuckDB into a Parquet table of our rows: dollars and tonnes of the codes of data/forms.csv.
 * @throws InputRefused where the columns are not t, i, j, k, v, q or a country code is in no table
 */
export async function baciRows(
  file: string,
  source: string,
  names: Names,
  target: string,
): Promise<{ rows: number; lines: number; leftOut: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lodeward-baci-'));
  const tables = await Tables.inMemory(2);
  try {
    const paths = /\.zip$/i.test(file) ? await unpack(file, folder) : [file];
    if (paths.length === 0)
      throw new InputRefused([
        { code: 'no-trade-table', file, message: 'the ZIP holds no file named BACI_..._Y<year>_....csv' },
      ]);
    for (const path of paths) await refuseColumns(tables, path, file);
    const codes = [...names.codes].flatMap(([code, { form }]) =>
      form && code.length === 6 ? [[code, form] as const] : [],
    );
    const forms = [...names.forms.values()].map(
      (form) => `(${literal(form.form)}, ${literal(form.mineral)}, ${literal(form.stage)})`,
    );
    const m49 = [...names.countries.m49];
    await tables.run(`SET memory_limit = '2GB'; SET temp_directory = ${literal(folder)};
      CREATE TABLE codes AS SELECT code, form, mineral, stage FROM (VALUES ${values(codes)}) AS c(code, form) JOIN (VALUES ${forms.join(', ')}) AS f(name, mineral, stage) ON form = name;
      CREATE TABLE places AS SELECT * FROM (VALUES ${values(m49.flatMap(([code, { iso3 }]) => (iso3 && /^\d+$/.test(code) ? [[String(Number(code)), iso3] as const] : [])))}) AS p(code, iso3);
      CREATE TABLE passed AS SELECT * FROM (VALUES ${values(m49.flatMap(([code, { skip }]) => (skip ? [[code, skip] as const] : [])))}) AS p(code, skip);
      CREATE TABLE trade AS
        SELECT t, i, j, lpad(trim(k), 6, '0') AS k, v, try_cast(nullif(trim(q), 'NA') AS DOUBLE) AS q
        FROM read_csv([${paths.map(literal).join(', ')}], header = true, delim = ',', types = {'t': 'INTEGER', 'i': 'INTEGER', 'j': 'INTEGER', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'VARCHAR'})
        SEMI JOIN codes ON lpad(trim(k), 6, '0') = codes.code;`);
    await refuseUnknown(tables, file);
    let lines = 0;
    for (const path of paths) lines += await countLines(path);
    const side = (unit: string, value: string) => `
      SELECT 'trade.' || form || '.' || t || '.' || e.iso3 || '.' || m.iso3 || '.${unit}@' || ${literal(source)} AS id, 'trade' AS kind, mineral, form, stage,
        '' AS series, '' AS country, e.iso3 AS exporter, m.iso3 AS importer, t AS year, NULL::INTEGER AS month, ${value} AS value, '${unit}' AS unit,
        ${literal(source)} AS source, '' AS "row", 'complete' AS status, CASE WHEN ${value} IS NULL THEN 'not-reported' ELSE '' END AS missing
      FROM trade JOIN codes ON trade.k = codes.code JOIN places e ON cast(i AS VARCHAR) = e.code JOIN places m ON cast(j AS VARCHAR) = m.code`;
    await tables.run(
      `COPY (SELECT * FROM (${side('usd', 'v * 1000')} UNION ALL ${side('t', 'q')}) ORDER BY id) TO ${literal(target)} (FORMAT parquet)`,
    );
    const [{ rows }] = (await tables.all(`SELECT count(*)::DOUBLE AS rows FROM read_parquet(${literal(target)})`)) as [
      { rows: number },
    ];
    return { rows, lines, leftOut: lines - rows / 2 };
  } finally {
    tables.close();
    await rm(folder, { recursive: true, force: true });
  }
}
