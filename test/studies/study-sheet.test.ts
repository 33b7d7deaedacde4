import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { packagePath } from '../../src/node/places.js';
import { readStudyFolder, readStudySheet, writeStudySheet } from '../../src/node/study-folder/index.js';
import { flattened, fromCell, toCell, unflattened } from '../../src/node/study-folder/sheet-cells.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-sheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a study as a workbook', () => {
  it('goes out and comes back without loss', async () => {
    for (const name of ['mongolia-korea', 'example']) {
      const study = packagePath('studies', name);
      const file = join(folder, `${name}.xlsx`);
      await writeStudySheet(study, file);
      await readStudySheet(file, join(folder, name));
      expect(await readStudyFolder(join(folder, name))).toEqual(await readStudyFolder(study));
    }
  });
  it('refuses what is no workbook of a study', async () => {
    await expect(readStudySheet(packagePath('README.md'), join(folder, 'none'))).rejects.toThrow('no workbook');
  });
  it('keeps every value in a cell', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(fromCell(toCell(value))).toEqual(value);
      }),
    );
    const key = fc.string({ minLength: 1 }).filter((name) => !name.includes('.') && name !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(fc.integer(), fc.dictionary(key, fc.string()))), (block) => {
        expect(unflattened(flattened(block))).toEqual({ ...block });
      }),
    );
  });
});
