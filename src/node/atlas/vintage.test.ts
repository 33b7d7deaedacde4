import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publication, sampleRow } from '../../../test/fixtures/rows.js';
import { differVintages } from '../../answers/index.js';
import { Chains, type Row, type VintageContent, vintageFiles } from '../../atlas/index.js';
import { openAtlas } from './open.js';
import { digestsOf, keepVintage, keptVintages, vintageName, writeVintage } from './vintage-folder.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lodeward-vintage-'));
  vi.stubEnv('LODEWARD_HOME', home);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const chains = new Chains();
const chain = chains.key([{ step: 'read', detail: 'a "quoted", file' }]);

const row = (change: Partial<Row>): Row => sampleRow({ year: 2022, value: 46, chain, ...change });

const rows = [
  row({}),
  row({
    year: 2021,
    value: { missing: { code: 'withheld', detail: 's, row 2, prints no number here' } },
    status: 'estimated',
  }),
  row({
    kind: 'price',
    mineral: 'tin',
    form: '',
    series: 'tin-price',
    stage: '',
    country: undefined,
    month: 3,
    unit: 'usd-per-t',
    label: 'Tin, "standard", é',
  } as never),
  row({
    kind: 'fx',
    mineral: '',
    form: '',
    series: 'annual-average',
    stage: '',
    unit: 'lcu-per-usd',
    value: 0.1 + 0.2,
  }),
];
const fact = {
  id: 'control.X@s',
  kind: 'control' as const,
  name: 'a, b',
  country: 'CHN',
  minerals: ['tin', 'copper'],
  fields: { effective: '2024-01-01' },
  source: 's',
  sourceRow: '9',
  chain,
};

async function write(some: readonly Row[]): Promise<string> {
  const content: VintageContent = {
    rows: some,
    facts: [fact],
    markets: [],
    inputs: new Map([[some[0]!.id, ['trade.tin-ore.2022.MNG.CHN.t@s']]]),
    adjustments: [],
    sources: [publication],
    chains,
  };
  const files = vintageFiles(content, new Map([['tin-ore', 'mined']]));
  const name = vintageName(digestsOf(files));
  await writeVintage(join(keptVintages(), name), files, { rows: some.length, facts: 1, markets: [], leftOut: [] });
  return name;
}

describe('a vintage on disk', () => {
  it('gives back what was written, bit for bit', async () => {
    const atlas = await openAtlas(await write(rows));
    const back = await atlas.rows({});
    expect(back).toEqual(
      [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => JSON.parse(JSON.stringify(one))),
    );
    expect(await atlas.facts('control')).toEqual([fact]);
    expect(await atlas.trace(rows[0]!.id)).toMatchObject({
      steps: [{ step: 'read', detail: 'a "quoted", file' }],
      inputs: ['trade.tin-ore.2022.MNG.CHN.t@s'],
      source: { row: '2' },
    });
  });

  it('ends a path that may not be passed on at who, what, when', async () => {
    const atlas = await openAtlas(await write(rows));
    expect(await atlas.trace('trade.tin-ore.2022.MNG.CHN.t@s')).toMatchObject({
      row: { exporter: 'MNG', importer: 'CHN', year: 2022, value: { missing: { code: 'not-redistributed' } } },
      steps: [{ step: 'withheld', detail: expect.stringContaining('MNG to CHN, HS 260900') }],
    });
  });

  it('is replayed by its name, and compared with another', async () => {
    const [before, after] = [await write(rows), await write([row({ value: 92 }), ...rows.slice(1, 3)])];
    const found = await differVintages(await openAtlas(before), await openAtlas(after.slice(0, 8)));
    expect(found).toMatchObject({
      before,
      after,
      added: [],
      removed: [rows[3]!.id],
      changed: [{ before: 46, after: 92, ratio: 2 }],
    });
  });

  it('is kept before another is written over it', async () => {
    const name = await write(rows);
    const folder = join(home, 'other');
    await writeVintage(folder, new Map([['sources.json', '[]']]), { rows: 0, facts: 0, markets: [], leftOut: [] });
    await keepVintage(folder);
    expect(name).not.toBe(vintageName(digestsOf(new Map([['sources.json', '[]']]))));
    const { existsSync } = await import('node:fs');
    expect(
      existsSync(join(keptVintages(), vintageName(digestsOf(new Map([['sources.json', '[]']]))), 'sources.json')),
    ).toBe(true);
  });

  it('is refused where a file is not the one its manifest names', async () => {
    const name = await write([row({ value: 7 })]);
    appendFileSync(join(keptVintages(), name, 'rows', 'production', 'tin.csv'), 'tin-ore,2023,MNG,1,t,s,3,c\n');
    await expect(openAtlas(name)).rejects.toMatchObject({ problems: [{ code: 'vintage-damaged' }] });
  });
});
