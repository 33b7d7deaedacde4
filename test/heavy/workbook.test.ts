import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CashFlowSheet, cashFlowSheet } from '../../src/brief/index.js';
import { packagePath, readNames, readProgrammes, readProject, readRegime, workbook } from '../../src/node/index.js';
import { type Case, caseOf, exchangeOf, resultOf } from '../../src/project/index.js';
import { projectFile, readOrRefuse, regimeFile } from '../../src/study/index.js';
import { mine } from '../peers/project/mines.js';

/** LibreOffice with its spreadsheet; installed on a Debian machine as root where it is missing. */
function office(): void {
  const works = () => spawnSync('soffice', ['--version']).status === 0 && spawnSync('which', ['localc']).status === 0;
  if (!works() && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'libreoffice-calc-nogui'], { stdio: 'ignore' });
  }
  if (!works())
    throw new Error(
      'LibreOffice Calc is missing: install it (Debian: apt-get install libreoffice-calc-nogui) and run again',
    );
}

const studied = ['zuun-mod', 'oortsog-ovoo', 'oval', 'bor-undur', 'khalzan-buregtei', 'kharmagtai'];
const programmes = await readProgrammes();
const money = { MNT: 3450, CLP: 900, KZT: 500, KRW: 1400, IDR: 16000, VND: 25000, AUD: 1.5 };

/** The study's projects, random mines, one mine under each regime that ships, and one with every kind of support. */
async function cases(): Promise<ReadonlyMap<string, Case>> {
  const all = new Map<string, Case>();
  for (const id of studied) {
    const { project, rules } = await readProject(packagePath('studies', 'mongolia-korea', 'projects', `${id}.yaml`));
    all.set(id, caseOf(project, rules));
  }
  const own = { programmes, exchange: exchangeOf(money, 'test') };
  for (let i = 0; i < 24; i++) {
    const { project, regime } = mine(i);
    const read = readOrRefuse(projectFile, JSON.stringify({ ...project, id: `mine-${i}` }), 'mine');
    all.set(`mine-${i}`, caseOf(read, { ...own, regime: readOrRefuse(regimeFile, JSON.stringify(regime), 'regime') }));
  }
  const plain = {
    format: 'lodeward-project/1',
    firstYear: 2027,
    prices: 'real',
    inflation: 0.02,
    timing: 'mid',
    discount: { firm: 0.1, host: 0.09, home: 0.045, project: 0.08 },
    products: [
      {
        mineral: 'copper',
        price: 9500,
        payable: 0.96,
        treatmentPerTonne: 300,
        tonnes: [0, 0, 60000, 90000, 90000, 90000, 90000],
      },
      { mineral: 'gold', unit: 'oz', price: 2400, tonnes: [0, 0, 20000, 20000, 20000, 20000, 20000] },
    ],
    operating: [0, 0, 200e6, 250e6, 250e6, 250e6, 250e6],
    capital: [
      { class: 'exploration', spend: [20e6] },
      { class: 'plant', spend: [300e6, 500e6, 0, 0, 30e6] },
    ],
    closure: { cost: 60e6, fund: 'yearly' },
    debt: [
      { lender: 'bank', country: 'DEU', share: 0.3, rate: 0.07, grace: 1, years: 5 },
      { lender: 'bank', share: 0.2, rate: 0.09, years: 4 },
    ],
    owners: [
      { party: 'firm', country: 'KOR', share: 0.7 },
      { party: 'other', country: 'JPN', share: 0.3 },
    ],
    licence: { hectares: 2000 },
    services: { country: 'KOR', spend: [1e6, 2e6, 2e6] },
    strategic: true,
  };
  const support = [...programmes.keys()]
    .filter((name) => name.startsWith('XXB/'))
    .map((programme) => ({ programme, ...(programme.endsWith('aid') ? { contractPrice: 11000, from: 2029 } : {}) }));
  for (const host of ['AUS', 'CHL', 'IDN', 'KAZ', 'MNG', 'VNM', 'XXA']) {
    const asked = host === 'XXA' ? { support } : {};
    const read = readOrRefuse(
      projectFile,
      JSON.stringify({ ...plain, id: `under-${host.toLowerCase()}`, host, ...asked }),
      host,
    );
    all.set(read.id, caseOf(read, { ...own, regime: await readRegime(host) }));
  }
  return all;
}

const dearer = ({ project, rules }: Case): Case =>
  caseOf(
    {
      ...project,
      products: project.products.map((p) => {
        const up = (x: typeof p.price) => {
          const one = (m: number | { value: number; currency: string }) =>
            typeof m === 'number' ? m * 1.1 : { ...m, value: m.value * 1.1 };
          return Array.isArray(x) ? x.map(one) : one(x);
        };
        return { ...p, price: up(p.price) };
      }),
    },
    rules,
  );

let folder: string;
beforeAll(async () => {
  office();
  folder = await mkdtemp(join(tmpdir(), 'lodeward-workbook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The workbook as LibreOffice calculates it. */
async function recalculated(name: string, cashFlows: readonly CashFlowSheet[]): Promise<exceljs.Workbook> {
  const { names } = await readNames();
  const file = join(folder, `${name}.xlsx`);
  await writeFile(file, await workbook({ documents: [], tables: [], cashFlows }, names, 'en'));
  const out = join(folder, 'out');
  const run = spawnSync('soffice', [
    `-env:UserInstallation=file://${join(folder, 'office')}`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    out,
    file,
  ]);
  if (run.status !== 0) throw new Error(`LibreOffice failed: ${run.stderr}`);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(out, `${name}.xlsx`));
  return book;
}

/** A calculated number; 0 is stored as no result. */
function numberAt(sheet: exceljs.Worksheet, row: number, column: number): number {
  const { value } = sheet.getRow(row).getCell(column);
  if (typeof value === 'number') return value;
  const result = (value as { result?: unknown } | null)?.result ?? 0;
  return typeof result === 'number' ? result : Number.NaN;
}

function differences(book: exceljs.Workbook, sheet: CashFlowSheet, expected: Case): readonly string[] {
  const found: string[] = [];
  const page = book.getWorksheet(sheet.id.slice(0, 28))!;
  const near = (what: string, got: number, want: number, size: number) => {
    if (!(Math.abs(got - want) <= 1e-6 * size)) found.push(`${sheet.id} ${what}: ${got} in the sheet, ${want} here`);
  };
  resultOf(expected).parties.forEach(({ id, cashFlow, npv, irr }, i) => {
    const at = sheet.parties[i]!;
    const size = Math.max(1, ...cashFlow.map(Math.abs));
    cashFlow.forEach((x, t) => {
      near(`${id} ${t}`, numberAt(page, at.flow, 4 + t), x, size);
    });
    if (typeof npv === 'number') near(`${id} NPV`, numberAt(page, at.npv, 3), npv, Math.max(size, Math.abs(npv)));
    const shown = numberAt(page, at.irr, 3);
    if (irr.length > 0 && shown !== 0 && !irr.some((r) => Math.abs(r - shown) <= 1e-6))
      found.push(`${sheet.id} ${id} IRR: ${shown} in the sheet, ${irr.join(', ')} here`);
  });
  return found;
}

describe('the cash flow in live formulas, recalculated by LibreOffice', () => {
  it('is the engine, party by party and year by year', { timeout: 240_000 }, async () => {
    const all = await cases();
    const sheets = [...all.values()].map(cashFlowSheet);
    const book = await recalculated('base', sheets);
    expect(sheets.flatMap((sheet) => differences(book, sheet, all.get(sheet.id)!))).toEqual([]);
    expect(sheets.reduce((sum, s) => sum + s.parties.length * s.years, 0)).toBeGreaterThan(2500);
  });
  it('follows a change of the input: all prices 10 % higher', { timeout: 240_000 }, async () => {
    const all = await cases();
    const sheets = [...all.values()].map((c): CashFlowSheet => {
      const sheet = cashFlowSheet(c);
      const scale = sheet.rows.findIndex((row) => row.is === 'input');
      return { ...sheet, rows: sheet.rows.map((row, i) => (i === scale ? { ...row, parameter: 1.1 } : row)) };
    });
    const book = await recalculated('dearer', sheets);
    expect(sheets.flatMap((sheet) => differences(book, sheet, dearer(all.get(sheet.id)!)))).toEqual([]);
  });
});
