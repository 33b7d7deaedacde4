import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { showRows, traceRow, whichConflicts, whichRows } from '../../src/answers/index.js';
import { InputRefused, isMissing } from '../../src/base/index.js';
import { damagedFiles, readManifest, vintageFolder, vintageName } from '../../src/node/atlas/vintage-folder.js';
import { exportRows, knownCodes, openAtlas, packagePath } from '../../src/node/index.js';
import { atlasContract } from './atlas.js';

const home = mkdtempSync(join(tmpdir(), 'lodeward-atlas-'));
vi.stubEnv('LODEWARD_HOME', home);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

atlasContract('DuckDB on the shipped vintage', () => openAtlas());

describe('the shipped vintage', () => {
  it('is named by the digest of its files, which are whole', async () => {
    const folder = await vintageFolder();
    const manifest = await readManifest(folder);
    expect(vintageName(manifest.files)).toBe(manifest.vintage);
    expect(await damagedFiles(folder, manifest)).toEqual([]);
  });

  it('opens by its name or the beginning of it, and by its folder; another name is refused', async () => {
    const { vintage } = await readManifest(packagePath('data', 'atlas'));
    expect((await openAtlas(vintage.slice(0, 6))).vintage).toBe(vintage);
    await expect(openAtlas('0000000000000000')).rejects.toMatchObject({ problems: [{ code: 'unknown-vintage' }] });
  });

  it('carries no row of a source that restricts redistribution', async () => {
    const atlas = await openAtlas();
    const restricted = (await atlas.sources())
      .filter(({ licence }) => licence.includes('restricted'))
      .map(({ id }) => id);
    expect(restricted.length).toBeGreaterThan(5);
    for (const source of restricted) expect(await atlas.rows({ source })).toEqual([]);
  });

  it.each([
    ['production.molybdenum-ore.2024.WLD.t@usgs-panel', 256_000],
    ['production.molybdenum-ore.2022.MNG.t@wmd2024', 2780],
    ['production.fluorspar.2023.MNG.t@usgs-panel', 1_210_000],
    ['production.copper-ore.2022.MNG.t@wmd2024', 268_930],
    ['production.gallium-refined.2023.CHN.share@eucrm2023', 0.938],
    ['production.bauxite.2024.GIN.t@usgs-world', 142_000_000],
    ['price.pcopp.2022.usd-per-t@imf-pcps', 8829],
    ['price.plmmody.2023.usd-per-t@imf-pcps', 56_591],
    ['price.pinksheet-tin.2021.usd-per-t@worldbank-pinksheet', 32_384],
    ['trade.copper-ore.2022.MNG.CHN.t@baci22-hs4', 1_420_000],
    ['trade.ferro-molybdenum.2024.KOR.WLD.t@baci17-national', 29_400],
    ['fx.annual-average.2024.MNG.lcu-per-usd@worldbank-wdi', 3389.98],
    ['fx.annual-average.2024.KOR.lcu-per-usd@worldbank-wdi', 1363.4],
    ['governance.political-stability.2023.MNG.wgi@wgi', 0.593],
  ])('has the published value of %s', async (id, published) => {
    const value = (await (await openAtlas()).trace(id))?.row.value;
    expect(isMissing(value) ? value : Math.abs((value as number) / published - 1)).toBeLessThan(0.005);
  });
});

describe('answers about rows', () => {
  it('show rows in the shape other programs rely on', async () => {
    const atlas = await openAtlas();
    const question = { mineral: 'bauxite', year: 2024, kinds: ['production'], country: 'USA' };
    const { rows } = await showRows(atlas, question);
    expect(rows.find(({ form }) => form === 'bauxite')).toEqual({
      id: 'production.bauxite.2024.USA.t@usgs-panel',
      kind: 'production',
      mineral: 'bauxite',
      form: 'bauxite',
      stage: 'mined',
      country: 'USA',
      year: 2024,
      value: { missing: { code: 'withheld', detail: 'usgs-panel, row 723, prints no number here' } },
      missing: 'withheld',
      unit: 't',
      label: 'MCS2026',
      source: 'usgs-panel',
      row: expect.stringMatching(/^\d+$/),
      status: 'complete',
    });
  });

  it('can be asked of every market by its name', async () => {
    const { minerals } = await knownCodes();
    expect((await (await openAtlas()).markets()).filter((market) => !minerals.has(market))).toEqual([]);
  });

  it('refuse what does not exist, all at once, with what is near', async () => {
    const atlas = await openAtlas();
    const error = await showRows(atlas, { mineral: 'fluorspar', kinds: ['nothing', 'trade', 'none'] }).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as InputRefused).problems.map(({ value }) => value)).toEqual(['nothing', 'none']);
    await expect(traceRow(atlas, 'production.fluorspar.2022.MNG.t@usgs')).rejects.toThrow(
      'production.fluorspar.2022.MNG.t@usgs-panel',
    );
    await expect(whichRows(atlas, { minerals: ['unobtanium'] })).rejects.toBeInstanceOf(InputRefused);
  });

  it('keep the conflict over fluorspar of Mongolia in 2022', async () => {
    const { conflicts } = await whichConflicts(await openAtlas(), { mineral: 'fluorspar', share: 0.05 });
    const found = conflicts.find(({ place, year }) => place === 'MNG' && year === 2022);
    expect(found?.values.map(({ value }) => value)).toEqual([425_000, 387_740]);
  });

  it('export rows with their sources in four formats', async () => {
    const content = await whichRows(await openAtlas(), { minerals: ['antimony'], kinds: ['production', 'reserves'] });
    const folder = join(home, 'export');
    const files = await exportRows(folder, ['csv', 'xlsx', 'datapackage', 'parquet'], content, { bom: true });
    expect(files).toEqual([
      'rows.csv',
      'sources.csv',
      'atlas.xlsx',
      'datapackage.json',
      'atlas-rows.csv',
      'atlas-sources.csv',
      'rows.parquet',
    ]);
    const { readFileSync } = await import('node:fs');
    const csv = readFileSync(join(folder, 'rows.csv'), 'utf8');
    expect(csv.startsWith('\uFEFFid,kind,')).toBe(true);
    expect(csv.trimEnd().split('\n')).toHaveLength(content.rows.length + 1);
    const document = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
    expect(document.resources[0].schema.fields.map(({ name }: { name: string }) => name)).toEqual(
      readFileSync(join(folder, 'atlas-rows.csv'), 'utf8').split('\n')[0]!.split(','),
    );
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.readFile(join(folder, 'atlas.xlsx'));
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['rows', content.rows.length + 1],
      ['sources', content.sources.length + 1],
      ['about', 1],
    ]);
    const { Tables } = await import('../../src/node/atlas/duckdb.js');
    const [counted] = await (await Tables.inMemory()).all(
      `SELECT count(*)::INTEGER AS n, sum(year)::INTEGER AS years FROM read_parquet('${join(folder, 'rows.parquet')}')`,
    );
    expect(counted).toEqual({ n: content.rows.length, years: content.rows.reduce((sum, { year }) => sum + year, 0) });
  });
});
