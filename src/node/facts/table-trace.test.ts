import { describe, expect, it } from 'vitest';
import { readByProducts } from './by-products.js';
import { readRouteCapacity } from './route-capacity.js';
import { traceTable } from './table-trace.js';

describe('the line of a table that an answer names', () => {
  it('has every column, its source and its place in the file', async () => {
    const found = await traceTable('detours/mng-chn+tianjin/vostochny');
    expect(found!.row).toMatchObject({ id: 'detours/mng-chn+tianjin/vostochny', name: 'mng-chn, vostochny' });
    expect(found!.steps).toContainEqual({ step: 't_high', detail: '4600000' });
    expect(found!.source).toMatchObject({ title: 'data/detours.csv', edition: 'estimated', row: '3' });
    expect(found!.source.publisher).toContain('Sukhbaatar');
    expect((await traceTable('elasticities/natural-graphite/*/sigma'))!.source.publisher).toContain('Broda');
  });

  it('is there for every by-product and place', async () => {
    const ids = [
      ...(await readByProducts()).map(({ host, byProduct, country }) => `by-products/${host}/${byProduct}/${country}`),
      ...(await readRouteCapacity()).map(({ place, measure }) => `route-capacity/${place}/${measure}`),
    ];
    for (const id of ids) expect((await traceTable(id))?.source.row, id).toMatch(/^\d+$/);
  });

  it('is nothing for other ids', async () => {
    for (const id of ['detours/nowhere/way', 'flow.tin.2023.CHN.KOR.t@x', 'prices/x', 'detours/mng-chn'])
      expect(await traceTable(id)).toBeUndefined();
  });
});
