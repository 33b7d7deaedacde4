import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import excel from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { InputRefused, type Problem } from '../../../base/index.js';
import { addedRows, addOfficialFile, traceAdded } from './index.js';

const fixtures = resolve(import.meta.dirname, '../../../../test/fixtures/official');
const at = (file: string) => join(fixtures, file);
const quiet = () => {};
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lodeward-official-'));
  vi.stubEnv('LODEWARD_HOME', home);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const told = async (mineral: string, source: string) =>
  (await addedRows({ mineral }))
    .filter((row) => row.source.startsWith(source))
    .map(({ id, value }) => [id.split('@')[0], value]);

async function refusal(publisher: string, file: string): Promise<readonly Problem[]> {
  const error = await addOfficialFile(publisher, file, quiet).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputRefused);
  return (error as InputRefused).problems;
}

async function workbook(name: string, sheet: string, rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const book = new excel.Workbook();
  book.addWorksheet(sheet).addRows(rows as (string | number)[][]);
  const file = join(home, name);
  await book.xlsx.writeFile(file);
  return file;
}

describe('atlas add', () => {
  it('reads BACI, plain and zipped, and leaves codes that are no form', async () => {
    const name = 'BACI_HS17_Y2022_V202601.csv';
    const plain = await addOfficialFile('baci', at(name), quiet);
    expect(plain).toMatchObject({ rows: 4, lines: 3, leftOut: 1 });
    const zip = join(home, 'baci.zip');
    writeFileSync(
      zip,
      zipSync({
        [name]: new Uint8Array(readFileSync(at(name))),
        'country_codes_V202601.csv': strToU8('country_code\n4\n'),
      }),
    );
    expect(await addOfficialFile('baci', zip, quiet)).toMatchObject({ rows: 4, lines: 3, leftOut: 1 });
    const rows = await told('fluorspar-acid', 'added-baci-baci');
    expect(rows.slice(0, 2)).toEqual([
      ['trade.fluorspar-acid.2022.MNG.KOR.t', 6000.25],
      ['trade.fluorspar-acid.2022.MNG.KOR.t', 6000.25],
    ]);
    const missing = await addedRows({ mineral: 'natural-graphite' });
    expect(missing.find(({ unit, source }) => unit === 't' && source.endsWith('v202601'))).toMatchObject({
      missing: 'not-reported',
    });
  });

  it('reads BACI by the names of its columns: another order, quotes, Windows line ends, codes without their first zero', async () => {
    const file = join(home, 'reordered.csv');
    writeFileSync(file, 't,k,i,j,q,v\r\n2021,"252922",496,410,"   1.5",2\r\n2021,10121,496,410,1,1\r\n');
    expect(await addOfficialFile('baci', file, quiet)).toMatchObject({ rows: 2, lines: 2, leftOut: 1 });
    expect(await told('fluorspar-acid', 'added-baci-reordered')).toEqual([
      ['trade.fluorspar-acid.2021.MNG.KOR.t', 1.5],
      ['trade.fluorspar-acid.2021.MNG.KOR.usd', 2000],
    ]);
  });

  it('refuses a BACI file with other columns or unknown countries', async () => {
    const columns = join(home, 'columns.csv');
    writeFileSync(columns, 't,i,j,k,v\n2022,496,410,252922,1\n');
    expect(await refusal('baci', columns)).toMatchObject([{ code: 'columns-unknown' }]);
    const countries = join(home, 'countries.csv');
    writeFileSync(countries, 't,i,j,k,v,q\n2022,9998,9999,252922,1,1\n');
    expect((await refusal('baci', countries)).map(({ code, value }) => [code, value])).toEqual([
      ['unknown-country', '9998'],
      ['unknown-country', '9999'],
    ]);
  });

  it('reads Korea Customs in code page 949: months, Korean names, thousand dollars', async () => {
    expect(await addOfficialFile('korea-customs', at('korea-customs.csv'), quiet)).toMatchObject({ lines: 5 });
    expect(await told('fluorspar-acid', 'added-korea-customs-import')).toEqual([
      ['trade.fluorspar-acid.2024-03.MNG.KOR.t', 1],
      ['trade.fluorspar-acid.2024-03.MNG.KOR.usd', 600_000],
    ]);
    expect(await told('ferro-molybdenum', 'added-korea-customs-export')).toEqual([
      ['trade.ferro-molybdenum.2024-03.KOR.USA.t', 0.5],
      ['trade.ferro-molybdenum.2024-03.KOR.USA.usd', 25_000],
    ]);
  });

  it('reads Comtrade, importer and exporter apart', async () => {
    await addOfficialFile('comtrade', at('comtrade.csv'), quiet);
    expect(await told('fluorspar-acid', 'added-comtrade-import')).toEqual([
      ['trade.fluorspar-acid.2023.MNG.KOR.t', 2],
      ['trade.fluorspar-acid.2023.MNG.KOR.usd', 1000],
      ['trade.fluorspar-acid.2023.WLD.KOR.t', 6],
      ['trade.fluorspar-acid.2023.WLD.KOR.usd', 3000],
    ]);
    expect(await told('fluorspar-acid', 'added-comtrade-export')).toEqual([
      ['trade.fluorspar-acid.2023.MNG.KOR.t', 1.9],
      ['trade.fluorspar-acid.2023.MNG.KOR.usd', 900],
    ]);
  });

  it('reads the USGS release and stops at names it does not know', async () => {
    await addOfficialFile('usgs-mcs', at('usgs-mcs.csv'), quiet);
    expect(await told('fluorspar', 'added-usgs-mcs')).toEqual([
      ['production.fluorspar.2024.MNG.t', 1_430_000],
      [
        'production.fluorspar.2024.USA.t',
        { missing: { code: 'not-available', detail: 'row 4 of your file prints no number' } },
      ],
      ['production.fluorspar.2024.WLD.t', 9_500_000],
    ]);
    const strange = join(home, 'strange.csv');
    writeFileSync(
      strange,
      readFileSync(at('usgs-mcs.csv'), 'utf8')
        .replaceAll('Mine production', 'Pit production')
        .replaceAll('thousand metric', 'long'),
    );
    expect(new Set((await refusal('usgs-mcs', strange)).map(({ code }) => code))).toEqual(new Set(['unknown-name']));
  });

  it('reads the WGI workbook', async () => {
    const head = [
      'codeindyr',
      'code',
      'countryname',
      'year',
      'indicator',
      'estimate',
      'stddev',
      'nsource',
      'pctrank',
      'pctranklower',
      'pctrankupper',
    ];
    const file = await workbook('wgidataset.xlsx', 'Sheet1', [
      head,
      ['MNGpv2023', 'MNG', 'Mongolia', 2023, 'pv', 0.59, 0.2, 7, 60, 50, 70],
      ['ZARrl2023', 'ZAR', 'Congo, Dem. Rep.', 2023, 'rl', '..', '', '', '', '', ''],
    ]);
    expect(await addOfficialFile('wgi', file, quiet)).toMatchObject({ rows: 2 });
    expect(await traceAdded('governance.political-stability.2023.MNG.wgi@added-wgi-wgidataset')).toMatchObject({
      row: { value: 0.59, row: '2' },
      source: { publisher: 'World Bank' },
    });
    expect((await traceAdded('governance.rule-of-law.2023.COD.wgi@added-wgi-wgidataset'))?.row).toMatchObject({
      missing: 'not-available',
    });
  });

  it('reads the wide sheet of the Pink Sheet and passes over what is no mineral', async () => {
    const blank = [''];
    const file = await workbook('CMO.xlsx', 'Monthly Prices', [
      ['World Bank Commodity Price Data'],
      blank,
      blank,
      blank,
      ['', 'Cocoa', 'Copper', 'Tin **'],
      ['', '($/kg)', '($/mt)', '($/mt)'],
      ['2026M05', 7.1, 9000, 31000],
      ['2026M06', 7.2, '…', 32000],
    ]);
    await addOfficialFile('pinksheet', file, quiet);
    expect(await told('tin', 'added-pinksheet')).toEqual([
      ['price.pinksheet-tin.2026-05.usd-per-t', 31000],
      ['price.pinksheet-tin.2026-06.usd-per-t', 32000],
    ]);
    expect((await addedRows({ mineral: 'copper' })).find(({ month }) => month === 6)).toMatchObject({
      missing: 'not-available',
    });
  });

  it('refuses a publisher or a file that is not there', async () => {
    expect(await refusal('mongolia-customs', at('comtrade.csv'))).toMatchObject([{ code: 'publisher-unknown' }]);
    expect(await refusal('wgi', at('nowhere.xlsx'))).toMatchObject([{ code: 'file-missing' }]);
  });
});
