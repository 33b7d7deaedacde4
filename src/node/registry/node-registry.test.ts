import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../registry/index.js';
import { sha256 } from './digest.js';
import { readEntries, statementOf } from './import.js';
import { takeLock } from './lock.js';
import { sheetTemplate } from './sheet.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-sheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const by = { by: 'clerk', at: '2026-01-01T00:00:00.000Z', why: 'test' };

const filled = (rows: readonly Readonly<Record<string, unknown>>[]) => async (name: string) => {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await sheetTemplate('xlsx')).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('entries')!;
  const heads = (sheet.getRow(1).values as string[]).slice(1);
  for (const row of rows) sheet.addRow(heads.map((head) => row[head] ?? null));
  await book.xlsx.writeFile(join(folder, name));
  return join(folder, name);
};
const party = { type: 'party', id: 'k', kind: 'firm', country: 'KOR', title: 'K' };
const agreement = {
  type: 'agreement',
  id: 'x',
  date: '2025-01-01',
  title: 'X',
  parties: 'k',
  minerals: 'tin',
  publisher: 'P',
  address: 'no 5',
};

describe('the spreadsheet', () => {
  it('goes from the template through Excel, with real dates and numbers, into the ledger', async () => {
    const shipment = {
      type: 'evidence',
      of: 'x',
      date: new Date('2025-03-04T00:00:00Z'),
      what: 'shipment',
      tonnes: 12.5,
      publisher: 'P',
    };
    const file = await filled([party, agreement, shipment])('good.xlsx');
    const ledger = new MemoryLedger(sha256);
    await ledger.append(await readEntries([file], ledger), by);
    const { standings } = await ledger.standings({ date: '2026-01-01' });
    expect(standings[0]).toMatchObject({
      stage: 'delivering',
      evidenced: [{ date: '2025-03-04', tonnes: 12.5 }],
      sources: [{ address: 'no 5', digest: sha256('no 5') }],
    });
    expect((await ledger.append(await readEntries([file], ledger), by)).added).toEqual([]);
  });
  it('is read as spreadsheets save it where the comma is for decimals, and as UTF-16 with tabs', async () => {
    const rows = [party, agreement];
    const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [heads, ...rows.map((row) => heads.map((head) => (row as Record<string, string>)[head] ?? ''))];
    const text = (between: string) => lines.map((cells) => cells.join(between)).join('\r\n');
    const files = { 'semicolons.csv': text(';'), 'tabs.csv': Buffer.from(`\uFEFF${text('\t')}`, 'utf16le') };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
      const read = await readEntries([join(folder, name)], new MemoryLedger(sha256));
      expect(
        read.map(({ id }) => id),
        name,
      ).toEqual(['k', 'x']);
    }
  });
  it('lists every bad cell of every file, XLSX and CSV, and a YAML line beside them', async () => {
    const xlsx = await filled([
      party,
      { ...agreement, minerals: 'tin; unobtainium', stage: '' },
      { type: 'evidence', of: 'nowhere', date: 'soon', what: 'contract', tonnes: 'many', publisher: 'P' },
    ])('bad.xlsx');
    const csv = join(folder, 'bad.csv');
    writeFileSync(csv, '\uFEFFtype,id,of,date,stage\r\nmilestone,m,x,,done\r\n');
    const yaml = join(folder, 'bad.yaml');
    writeFileSync(
      yaml,
      'format: lodeward-agreements/1\nentries:\n  - { type: evidence, of: x, date: 2025-01-01, what: guess, source: S }\n',
    );
    const ledger = new MemoryLedger(sha256);
    const problems = await readEntries([xlsx, csv, yaml], ledger).catch((error) => error.problems);
    expect(problems.map(({ path, code, line }: never) => [line, path, code])).toEqual([
      [3, 'entries[0].what', 'not-one-of'],
      [3, 'entries!K3', 'unknown-mineral'],
      [4, 'entries!D4', 'wrong-format'],
      [4, 'entries!AD4', 'wrong-type'],
      [1, 'stage', 'stage-stated'],
      [2, 'entries!AA2', 'missing-key'],
      [2, 'entries!O2', 'missing-key'],
    ]);
    expect(await ledger.entries({})).toEqual([]);
  });
  it('refuses what is no spreadsheet and files that are not there', async () => {
    const ledger = new MemoryLedger(sha256);
    writeFileSync(join(folder, 'no.xlsx'), 'text');
    await expect(readEntries([join(folder, 'no.xlsx')], ledger)).rejects.toMatchObject({
      problems: [{ code: 'not-xlsx' }],
    });
    await expect(readEntries([join(folder, 'gone.yaml')], ledger)).rejects.toMatchObject({
      problems: [{ code: 'no-such-file' }],
    });
  });
});

describe('an entry on the command line', () => {
  it('is written as key=value, values in YAML', async () => {
    const ledger = new MemoryLedger(sha256);
    await ledger.append(
      await statementOf('party', ['id=k', 'kind=firm', 'country=KOR', 'name={en: K, ko: 케이}'], ledger),
      by,
    );
    const made = await statementOf(
      'agreement',
      ['id=x', 'date=2025-01-01', 'title=Tin: a deal, at last', 'parties=[k]', 'source=Gazette'],
      ledger,
    );
    expect(made[0]!.body).toMatchObject({ title: { en: 'Tin: a deal, at last' }, source: [{ publisher: 'Gazette' }] });
    await expect(statementOf('agreement', ['id'], ledger)).rejects.toMatchObject({
      problems: [{ code: 'not-key-value', value: 'id' }],
    });
  });
});

describe('the lock', () => {
  it('lets one in, says who holds it, and takes over from a process that is gone', () => {
    const file = join(folder, 'lock');
    const release = takeLock(file);
    expect(readFileSync(file, 'utf8')).toBe(`${process.pid}\n`);
    expect(() => takeLock(file)).toThrow(new RegExp(`in use by process ${process.pid}`));
    release();
    writeFileSync(file, '999999999\n');
    takeLock(file)();
    writeFileSync(file, '');
    expect(() => takeLock(file)).toThrow(/in use/);
  });
});
