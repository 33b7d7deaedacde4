import { describe, expect, it } from 'vitest';
import type { Atlas } from '../atlas/index.js';
import { InputRefused } from '../base/index.js';
import { whichSources } from './which-sources.js';

const source = (id: string) => ({ id, publisher: id, title: id, edition: '', licence: '', url: '', accessed: '' });
const atlas = {
  vintage: 'test',
  sources: async () => ['a', 'b', 'c'].map(source),
  rows: async ({ mineral }: { mineral: string }) =>
    mineral === 'tin' ? ['b', 'b', 'c'].map((one) => ({ source: one })) : [],
  facts: async (kind: string) =>
    kind === 'control'
      ? [
          { source: 'c', minerals: ['tin'] },
          { source: 'c', minerals: ['tin'] },
        ]
      : [],
} as unknown as Atlas;

describe('sources', () => {
  it('are all of the vintage, without a count', async () => {
    const { vintage, sources } = await whichSources(atlas);
    expect([vintage, sources.map(({ id, rows }) => [id, rows])]).toEqual([
      'test',
      [
        ['a', undefined],
        ['b', undefined],
        ['c', undefined],
      ],
    ]);
  });
  it('of a mineral are those with a row or a fact about it, the most first', async () => {
    const { sources } = await whichSources(atlas, 'tin');
    expect(sources.map(({ id, rows }) => [id, rows])).toEqual([
      ['c', 3],
      ['b', 2],
    ]);
  });
  it('of a mineral that nothing is known of are refused with its name', async () => {
    await expect(whichSources(atlas, 'unobtainium')).rejects.toThrow(InputRefused);
  });
});
