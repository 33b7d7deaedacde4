import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { z } from 'zod';
import { Bug, type LocalText, missing } from '../../base/index.js';
import type { IndustryFacts, IndustryTable, MineralUse } from '../../industry/index.js';
import { packagePath } from '../places.js';
import { readTable } from './table.js';

const triangle = z.strictObject({ low: z.number(), mode: z.number(), high: z.number() });
const tableEntry = z.strictObject({
  id: z.string(),
  country: z.string(),
  year: z.int(),
  file: z.string(),
  classification: z.enum(['bok', 'wiod']),
  unit: z.string(),
  krwPerUnit: z.number(),
  deflatorGrowth: z.array(z.number()).nullable(),
  localPerUsd: z.number().optional(),
  localPerUsdToday: z.number().optional(),
  jobs: z.string().optional(),
  publisher: z.string(),
  title: z.string(),
  licence: z.string(),
  note: z.string().optional(),
});
const document = z.strictObject({
  format: z.literal('lodeward-tables/1'),
  today: z.int(),
  tables: z.array(tableEntry),
  krwPerUsdToday: z.number(),
  named: z.array(
    z.strictObject({
      id: z.string(),
      name: z.strictObject({ en: z.string(), ko: z.string(), mn: z.string() }),
      sectors: z.array(z.string()),
      reviewed: z.string(),
    }),
  ),
  exposure: z.strictObject({ status: z.string(), classes: z.record(z.string(), triangle) }),
});
type Document = z.infer<typeof document>;

const useRow = z.strictObject({
  mineral: z.string(),
  application: z.string(),
  share: z.coerce.number().positive().max(1),
  sectors: z.string().transform((text) => text.split('+')),
  exposure: z.string(),
  basis: z.enum(['eu2023', 'usgs', 'world', 'estimated']),
  source: z.string(),
});

const nationalUseRow = z.strictObject({
  mineral: z.string(),
  country: z.string(),
  tonnes: z.coerce.number().positive(),
  year: z.coerce.number().int(),
  source: z.string(),
  status: z.enum(['published', 'unverified', 'estimated']),
});

const sectorRow = z
  .strictObject({ code: z.string(), name: z.string(), name_ko: z.string(), name_mn: z.string(), wiod: z.string() })
  .transform(({ code, wiod, name: en, name_ko: ko, name_mn: mn }) => ({
    code,
    wiod,
    name: { en, ...(ko ? { ko } : {}), ...(mn ? { mn } : {}) },
  }));

/** Won of today for one won of the table's year. For another country: its own deflator, then won by the FX of today. */
function todayFactor(entry: Document['tables'][number], krwPerUsdToday: number): IndustryTable['todayFactor'] {
  if (entry.deflatorGrowth === null)
    return missing('no-deflator', entry.note ?? 'data/industry/tables.yaml names no deflator of this table');
  const prices = entry.deflatorGrowth.reduce((level, growth) => level * (1 + growth), 1);
  if (entry.localPerUsd === undefined || entry.localPerUsdToday === undefined) return prices;
  const krwPerUsdThen = entry.krwPerUnit / 1e6;
  return (prices * entry.localPerUsd * (krwPerUsdToday / entry.localPerUsdToday)) / krwPerUsdThen;
}

async function readIndustryTable(
  entry: Document['tables'][number],
  all: Document,
  names: ReadonlyMap<string, LocalText>,
): Promise<IndustryTable> {
  const rows: string[][] = parseCsv(await readFile(packagePath('data', 'industry', entry.file), 'utf8'));
  const codes = rows[0]!.slice(1, -1);
  const n = codes.length;
  const special = (label: string) =>
    rows
      .find((row) => row[0] === label)
      ?.slice(1, -1)
      .map(Number);
  const domestic = new Float64Array(n * n);
  const finalDemand = new Float64Array(n);
  codes.forEach((code, i) => {
    const row = rows[i + 1]!;
    if (row[0] !== code)
      throw new Bug('table-out-of-order', `${entry.file}: row ${row[0]} stands where ${code} must be`);
    for (let j = 0; j < n; j++) domestic[i * n + j] = Number(row[j + 1]);
    finalDemand[i] = Number(row[n + 1]);
  });
  const workers = special('workers');
  return {
    id: entry.id,
    country: entry.country,
    year: entry.year,
    classification: entry.classification,
    codes,
    names: codes.map((code) => names.get(code) ?? { en: code }),
    domestic,
    finalDemand,
    valueAdded: Float64Array.from(special('value-added')!),
    output: Float64Array.from(special('output')!),
    workers: workers
      ? Float64Array.from(workers)
      : missing('no-employment-by-sector', `table ${entry.id} has no row of workers by sector`),
    krwPerUnit: entry.krwPerUnit,
    todayFactor: todayFactor(entry, all.krwPerUsdToday),
    today: all.today,
    source: `${entry.publisher}, ${entry.title}`,
  };
}

/** Tables, use shares and exposures of data/industry. @throws InputRefused for a bad row of uses.csv or sectors.csv */
export async function readIndustryFacts(): Promise<IndustryFacts> {
  const all = document.parse(parse(await readFile(packagePath('data', 'industry', 'tables.yaml'), 'utf8')));
  const classes = z.enum(Object.keys(all.exposure.classes) as [string, ...string[]]);
  const [sectors, uses, nationalUse] = await Promise.all([
    readTable(sectorRow, 'data', 'industry', 'sectors.csv'),
    readTable(useRow.extend({ exposure: classes }), 'data', 'industry', 'uses.csv'),
    readTable(nationalUseRow, 'data', 'industry', 'national-use.csv'),
  ]);
  const names = new Map(sectors.map((s) => [s.code, s.name]));
  return {
    tables: await Promise.all(all.tables.map((entry) => readIndustryTable(entry, all, names))),
    named: all.named.map(({ id, name, sectors: codes }) => ({ id, name, sectors: codes })),
    uses: uses.map((use): MineralUse => ({ ...use, exposure: all.exposure.classes[use.exposure]! })),
    bridge: new Map(sectors.map((s) => [s.code, s.wiod])),
    nationalUse: nationalUse.map(({ mineral, country, tonnes, source }) => ({ mineral, country, tonnes, source })),
  };
}
