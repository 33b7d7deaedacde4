import { beforeAll, describe, expect, it } from 'vitest';
import { type Atlas, factKinds, rowId } from '../../src/atlas/index.js';
import { isMissing } from '../../src/base/index.js';

const sorted = (ids: readonly string[]) => ids.every((id, i) => i === 0 || ids[i - 1]! < id);

/** What every implementation of Atlas keeps, on any vintage that has the row of fluorspar below. */
export function atlasContract(name: string, open: () => Promise<Atlas>): void {
  describe(`an atlas: ${name}`, () => {
    let atlas: Atlas;
    beforeAll(async () => {
      atlas = await open();
    });

    it('gives rows in the order of their ids, and each id is the key of its row', async () => {
      const rows = await atlas.rows({ mineral: 'fluorspar' });
      expect(rows.length).toBeGreaterThan(50);
      expect(sorted(rows.map(({ id }) => id))).toBe(true);
      expect(rows.filter((row) => row.id !== rowId(row))).toEqual([]);
    });

    it('narrows by every part of a query', async () => {
      const query = {
        kinds: ['production'],
        mineral: 'fluorspar',
        stage: 'mined',
        year: 2022,
        country: 'MNG',
        form: 'fluorspar',
      } as const;
      const rows = await atlas.rows(query);
      expect(rows.map(({ id, value, unit }) => [id, value, unit])).toEqual([
        ['production.fluorspar.2022.MNG.t@usgs-panel', 425_000, 't'],
        ['production.fluorspar.2022.MNG.t@wmd2024', 387_740, 't'],
      ]);
      expect((await atlas.rows({ ...query, source: 'wmd2024' })).map(({ source }) => source)).toEqual(['wmd2024']);
      const pairs = await atlas.rows({
        kinds: ['trade'],
        exporter: 'MNG',
        importer: 'CHN',
        year: 2024,
        form: 'copper-cathode',
      });
      expect(pairs.length).toBeGreaterThan(0);
      expect(new Set(pairs.map(({ exporter, importer }) => `${exporter}${importer}`))).toEqual(new Set(['MNGCHN']));
    });

    it('answers a question nobody can answer with nothing', async () => {
      expect(await atlas.rows({ mineral: 'unobtanium' })).toEqual([]);
      expect(await atlas.rows({ kinds: [] })).toEqual([]);
      expect(await atlas.baseMarket('unobtanium')).toBeUndefined();
      expect(await atlas.trace('production.unobtanium.2022.MNG.t@usgs-panel')).toBeUndefined();
      expect(await atlas.traceFact('control.nowhere@export-controls')).toBeUndefined();
      expect((await atlas.traces([])).size).toBe(0);
    });

    it('carries a missing value with its reason', async () => {
      const rows = await atlas.rows({ kinds: ['production'], mineral: 'bauxite', country: 'USA' });
      expect(rows.filter(({ value }) => isMissing(value) && value.missing.code === 'withheld').length).toBeGreaterThan(
        0,
      );
    });

    it('leads a row back to the line of its source', async () => {
      const trace = (await atlas.trace('production.fluorspar.2022.MNG.t@usgs-panel'))!;
      expect(trace.source).toMatchObject({
        id: 'usgs-panel',
        publisher: 'U.S. Geological Survey',
        row: trace.row.sourceRow,
      });
      expect(trace.source.row).toMatch(/^\d+$/);
      expect(trace.steps.map(({ step }) => step)).toEqual(['read', 'name']);
    });

    it('leads every balanced flow of a market back to rows, and those that may not be passed on to a name without a value', async () => {
      const market = (await atlas.baseMarket('copper'))!;
      const ids = market.stages.flatMap(({ flows }) => flows.map(({ row }) => row));
      const traces = await atlas.traces(ids);
      expect(traces.size).toBe(new Set(ids).size);
      const inputs = [...new Set([...traces.values()].flatMap((trace) => trace.inputs))];
      const behind = await atlas.traces(inputs);
      expect(inputs.filter((id) => !behind.has(id))).toEqual([]);
      for (const { row, source } of behind.values()) {
        if (!source.licence.includes('restricted')) continue;
        expect(row.value).toMatchObject({ missing: { code: 'not-redistributed' } });
      }
    });

    it('has no dead end: what lists no rows names the market and stage whose file states it', async () => {
      for (const market of ['molybdenum', 'natural-graphite', 'tin']) {
        const { stages } = (await atlas.baseMarket(market))!;
        const ids = stages.flatMap(({ flows, basePrice }) => [basePrice.row, ...flows.map(({ row }) => row)]);
        for (const { row, source, inputs, steps } of (await atlas.traces(ids)).values())
          if (source.row === '' && inputs.length === 0)
            expect(steps.at(-1), row.id).toMatchObject({
              step: 'stated',
              detail: expect.stringContaining(`"${market}"`),
            });
      }
    });

    it('gives the same market alone and among all', async () => {
      const all = await atlas.baseMarkets();
      expect(all.map(({ mineral }) => mineral)).toEqual(await atlas.markets());
      expect(await atlas.baseMarket('tin')).toEqual(all.find(({ mineral }) => mineral === 'tin'));
    });

    it('names the source of every row and fact', async () => {
      const known = new Set((await atlas.sources()).map(({ id }) => id));
      const rows = await atlas.rows({ mineral: 'molybdenum' });
      const facts = (await Promise.all(factKinds.map((kind) => atlas.facts(kind)))).flat();
      expect(facts.length).toBeGreaterThan(1000);
      expect([...rows, ...facts].filter(({ source }) => !known.has(source))).toEqual([]);
    });

    it('leads a fact back to its line', async () => {
      const [control] = await atlas.facts('control');
      expect(await atlas.traceFact(control!.id)).toMatchObject({
        fact: control,
        source: { id: 'export-controls', row: control!.sourceRow },
      });
    });
  });
}
