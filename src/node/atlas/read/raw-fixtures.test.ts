import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Chains, harmonise } from '../../../atlas/index.js';
import { readNames } from '../names.js';
import { readSourceFiles } from '../source-files.js';
import { rawFile } from './raw-file.js';
import { rawTable } from './raw-table.js';

const folder = resolve(import.meta.dirname, '../../../../test/fixtures/raw');
const fixture = (file: string) => readFileSync(join(folder, ...file.replace(/\.gz$/, '').split('/')));

interface Expected {
  readonly id: string;
  readonly value?: number;
  readonly name?: string;
  readonly rows: number;
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Expected>;
const [sources, names] = await Promise.all([readSourceFiles(), readNames()]);

describe('the raw files of data/sources', () => {
  it('have a fixture and an expectation each, and no other', () =>
    expect(Object.keys(expected).sort()).toEqual(sources.map(({ source }) => source.id)));

  it.each(sources.map(({ source }) => [source.id, source] as const))('%s is read and harmonised', (id, source) => {
    const bytes = fixture(source.file);
    expect(bytes.toString().trim().split('\n').length).toBeLessThanOrEqual(21);
    const found = harmonise(source, rawTable(bytes, 'fixture.csv'), [], names, new Chains());
    expect(found.problems).toEqual([]);
    const { id: last, value, name, rows } = expected[id]!;
    if (source.layout === 'facts') {
      expect(found.facts).toHaveLength(rows);
      expect(found.facts.find((fact) => fact.id === last)?.name).toBe(name);
    } else {
      expect(found.rows).toHaveLength(rows);
      expect(found.rows.find(({ row }) => row.id === last)?.row.value).toBe(value);
    }
  });

  it('are unpacked where they are gzipped', () => {
    const bytes = fixture('production/usgs_best_panel_2020_2025.csv');
    expect(rawTable(gzipSync(bytes), 'x.csv.gz')).toEqual(rawTable(bytes, 'x.csv'));
  });

  it('are refused when they are not there, or not the bytes that were described', async () => {
    const source = sources.find(({ source: one }) => one.id === 'wmd2024')!.source;
    expect(await rawFile(source, join(folder, 'nowhere'))).toMatchObject({ problem: { code: 'raw-file-missing' } });
    expect(await rawFile(source, folder)).toMatchObject({ problem: { code: 'raw-file-changed' } });
  });
});
