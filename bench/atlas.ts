import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowQuery } from '../src/atlas/index.js';
import { literal, Tables } from '../src/node/atlas/duckdb.js';
import { addOfficialFile, openAtlas, packagePath } from '../src/node/index.js';
import type { Measurement } from './registry.js';

const python = process.platform === 'win32' ? 'python' : 'python3';
const lines = 11_000_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A table in the layout of BACI, of the size of one year, with as many codes. */
async function largeBaci(file: string): Promise<void> {
  const tables = await Tables.inMemory();
  await tables.run(`COPY (
    SELECT 2023 AS t, 4 AS i, 156 AS j, lpad(cast(10000 + (r % 5000) * 180 AS VARCHAR), 6, '0') AS k,
           round((r * 7919 % 1000003) / 1000.0, 3) AS v, round((r * 104729 % 1000003) / 1000.0, 3) AS q
    FROM range(${lines}) numbers(r)) TO ${literal(file)} (FORMAT csv, header)`);
  tables.close();
}

/** Milliseconds that Python's csv module needs to keep the rows of our codes. */
function pythonReads(file: string): number {
  const code = `
import csv, time
start = time.perf_counter()
codes = {row["hs"] for row in csv.DictReader(open(${JSON.stringify(packagePath('data', 'forms.csv'))}, encoding="utf-8"))}
kept = [line for line in csv.reader(open(${JSON.stringify(file)})) if line[3] in codes]
print((time.perf_counter() - start) * 1000)`;
  return Number(spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout);
}

/** Milliseconds of the same question to the CSV files of the vintage, without the tables of the cache. */
async function scanned(mineral: string): Promise<number> {
  const tables = await Tables.inMemory();
  const files = literal(`${packagePath('data', 'atlas', 'rows')}/*/${mineral}.csv`);
  const took = await timed(() =>
    tables.all(`SELECT * FROM read_csv(${files}, union_by_name = true, all_varchar = true)`),
  );
  tables.close();
  return took;
}

const questions: readonly (readonly [string, RowQuery & { mineral: string }])[] = [
  ['output of a mineral', { kinds: ['production'], mineral: 'tin' }],
  ['trade of a mineral in a year', { kinds: ['trade'], mineral: 'copper', year: 2024 }],
];

/** The atlas: opening, warm questions against reading the CSV files again, and a BACI download of 11 million lines against Python's csv module. */
export async function measure(): Promise<Measurement[]> {
  const atlas = await openAtlas();
  const measurements: Measurement[] = [];
  for (const [shape, query] of questions) {
    await atlas.rows(query);
    measurements.push({
      shape,
      ours: await timed(() => atlas.rows(query)),
      rival: 'reading its CSV files',
      theirs: await scanned(query.mineral),
    });
  }
  const home = mkdtempSync(join(tmpdir(), 'lodeward-bench-'));
  const before = process.env['LODEWARD_HOME'];
  process.env['LODEWARD_HOME'] = home;
  try {
    const file = join(home, 'BACI_HS17_Y2023_V202601.csv');
    await largeBaci(file);
    const ours = await timed(() => addOfficialFile('baci', file, () => {}));
    measurements.push({
      shape: 'BACI, 11 million lines',
      ours,
      rival: 'csv of Python, filter only',
      theirs: pythonReads(file),
    });
  } finally {
    if (before === undefined) delete process.env['LODEWARD_HOME'];
    else process.env['LODEWARD_HOME'] = before;
    rmSync(home, { recursive: true, force: true });
  }
  return measurements;
}
