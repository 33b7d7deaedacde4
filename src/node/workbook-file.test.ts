import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkbook, openWorkbook } from './workbook-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lodeward-book-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const unreadable = { code: 'unreadable-file', message: 'no workbook' };
const opened = async (bytes: Uint8Array) => {
  const file = join(folder, 'book.xlsx');
  await writeFile(file, bytes);
  return openWorkbook(file, unreadable);
};

describe('a workbook of a user', () => {
  it('is read', async () => {
    const book = await newWorkbook();
    book.addWorksheet('entries').addRow(['id', 7]);
    const read = await opened(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(read.getWorksheet('entries')!.getRow(1).getCell(2).value).toBe(7);
  });
  it('is refused where it unpacks to a hundred times what it weighs', async () => {
    const bytes = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) });
    expect(bytes.length).toBeLessThan(100_000);
    await expect(opened(bytes)).rejects.toMatchObject({ problems: [{ code: 'too-large' }] });
  });
  it('is refused where it is none', async () => {
    await expect(opened(new TextEncoder().encode('id;7'))).rejects.toMatchObject({ problems: [unreadable] });
    await expect(openWorkbook(join(folder, 'none.xlsx'), unreadable)).rejects.toMatchObject({ problems: [unreadable] });
  });
});
