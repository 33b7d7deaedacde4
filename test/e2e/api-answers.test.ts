import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, served } from './served.js';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = {
  base: `format: lodeward-market/1
unit: t
mineral: unobtanium
baseYear: 2022
stages:
  - { name: metal, basePrice: 9000, sigma: 4, flows: [[CHN, CHN, 900], [CHN, KOR, 100], [AUS, KOR, 40]] }
`,
  'routes.yaml': `format: lodeward-routes/1
routes:
  - { route: busan, exporter: IDN, importer: KOR, mineral: tin, share: 0.25, source: my port statistics }
`,
  'demand.yaml': `format: lodeward-demand/1
id: own
name: { en: Own }
growth:
  - { mineral: tin, country: WLD, from: 2022, to: 2030, ratio: { low: 1.5, mid: 2, high: 3 }, source: mine, status: estimated }
`,
};

let folder: string;
let server: Served;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lodeward-answers-'));
  for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, name), text);
  server = await served();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command line prints; files are those of the folder or of the package. */
const printed = async (...words: readonly string[]) =>
  (await promisify(execFile)(process.execPath, [command, ...words], { cwd: folder, maxBuffer: 1e8 })).stdout;
/** Without the words beside the code of what is missing. */
const plain = (answer: unknown) =>
  JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (key !== 'missing' || typeof value?.code !== 'string') return value;
      const { text: _, ...reason } = value;
      return reason;
    }),
  );
const asked = (path: string, body?: object) =>
  fetch(new URL(`api/v1/${path}`, server.address), {
    ...(body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
const ban = { measure: 'ban CHN -> *', draws: 20 };
const project = await readFile(join(root, 'studies', 'example', 'projects', 'sample-moly.yaml'), 'utf8');
const market = JSON.parse(await readFile(join(root, 'studies', 'example', 'market.json'), 'utf8')) as object;

describe('answers over HTTP are those of the command line', () => {
  it.each<[string, string, object | undefined]>([
    [
      'atlas show --mineral tin --kind production,reserves --country KOR',
      'rows?mineral=tin&kind=production,reserves&country=KOR',
      undefined,
    ],
    [
      'atlas show --mineral tin-metal --kind trade --year 2022 --country KOR',
      'rows?mineral=tin-metal&kind=trade&year=2022&country=KOR',
      undefined,
    ],
    [
      'atlas trace production.fluorspar.2022.MNG.t@usgs-panel',
      'rows/production.fluorspar.2022.MNG.t@usgs-panel/trace',
      undefined,
    ],
    ['atlas trace detours/mng-chn/vostochny', 'rows/detours%2Fmng-chn%2Fvostochny/trace', undefined],
    ['atlas facts control --mineral rare-earths', 'facts/control?mineral=rare-earths', undefined],
    ['atlas conflicts --mineral fluorspar --percent 10', 'conflicts?mineral=fluorspar&percent=10', undefined],
    [
      'risk --importer JPN --draws 5 --weights hhi=1,geopolrisk=2',
      'risk?importer=JPN&draws=5&weights=hhi=1,geopolrisk=2',
      undefined,
    ],
    [`market solve ${join(root, 'studies/example/market.json')}`, 'market', market],
    [
      'shock run --mineral unobtanium --measure BAN --draws 20 --base base',
      'shocks',
      { mineral: 'unobtanium', ...ban, base: documents.base },
    ],
    [
      'shock run --mineral tin --measure CLOSE --draws 20 --routes routes.yaml',
      'shocks',
      { mineral: 'tin', measure: 'close busan', draws: 20, routes: documents['routes.yaml'] },
    ],
    [
      'shock run --mineral tin --measure BAN --draws 20 --year 2030 --scenario ./demand.yaml',
      'shocks',
      { mineral: 'tin', ...ban, year: 2030, demand: documents['demand.yaml'] },
    ],
    [
      'industry ahead tin --year 2030 --draws 20 --scenario ./demand.yaml',
      'industry/ahead',
      { mineral: 'tin', year: 2030, draws: 20, demand: documents['demand.yaml'] },
    ],
    ['industry short tungsten=0.2 --draws 20', 'industry/short?minerals=tungsten=0.2&draws=20', undefined],
    [
      `project evaluate ${join(root, 'studies/example/projects/sample-moly.yaml')} --draws 20`,
      'projects/evaluate',
      { text: project, draws: 20 },
    ],
    [`support check ${join(root, 'studies/example/projects/sample-moly.yaml')}`, 'support/check', { text: project }],
    ['buyers --mineral molybdenum', 'buyers?mineral=molybdenum', undefined],
    ['since 2026-01-01 --until 2026-11-28', 'registry/since?since=2026-01-01&until=2026-11-28', undefined],
  ])('%s', async (line, path, body) => {
    const words = line
      .split(' ')
      .map((word) => (word === 'BAN' ? ban.measure : word === 'CLOSE' ? 'close busan' : word));
    const answer = await asked(path, body);
    const found = await answer.json();
    expect(answer.status, JSON.stringify(found).slice(0, 300)).toBe(200);
    expect(plain(found)).toEqual(JSON.parse(await printed(...words, '--json')));
  });
  it('rows as CSV too, word for word', async () => {
    const rows = await asked('rows?mineral=tin&kind=production&year=2022&format=csv');
    const own = await printed(...'atlas show --mineral tin --kind production --year 2022 --format csv'.split(' '));
    expect((await rows.text()).trim()).toBe(own.trim());
  });
});

describe('tables open in another program', () => {
  const read = async (name: string, response: Response) => {
    expect(response.status).toBe(200);
    const file = join(folder, name);
    await writeFile(file, new Uint8Array(await response.arrayBuffer()));
    const connection = await (await DuckDBInstance.create()).connect();
    const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${file}'`)).getRowObjectsJson();
    const [{ count } = {}] = (
      await connection.runAndReadAll(`SELECT count(*)::INT AS count FROM '${file}'`)
    ).getRowObjectsJson();
    connection.closeSync();
    return { count, types: Object.fromEntries(columns.map((one) => [one['column_name'], one['column_type']])) };
  };
  it('with numbers as numbers and years as whole ones', async () => {
    const { count, types } = await read('rows.parquet', await asked('rows?mineral=tin&kind=production&format=parquet'));
    expect(types).toMatchObject({ id: 'VARCHAR', year: 'INTEGER', value: 'DOUBLE', missing: 'VARCHAR' });
    expect(count).toBe(((await (await asked('rows?mineral=tin&kind=production')).json()) as object[]).length);
    const csv = await read('rows.csv', await asked('rows?mineral=tin&kind=production&format=csv'));
    expect(csv).toMatchObject({ count, types: { year: 'BIGINT', value: 'DOUBLE' } });
  });
  it('with columns where there is no row', async () => {
    const { count, types } = await read('none.parquet', await asked('rows?mineral=tin&year=1901&format=parquet'));
    expect([count, types['value']]).toEqual([0, 'DOUBLE']);
  });
  it('with an interval in columns and a reason beside what is missing', async () => {
    const { types } = await read('risk.parquet', await asked('risk?draws=5&format=parquet'));
    expect(types).toMatchObject({ mineral: 'VARCHAR', scoreInterval_p05: 'DOUBLE', scoreInterval_p95: 'DOUBLE' });
    expect(Object.keys(types).some((name) => name.endsWith('_missing'))).toBe(true);
  });
});
