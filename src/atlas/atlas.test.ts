import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chains } from './chains.js';
import { conflicts } from './conflicts.js';
import { csvText } from './csv.js';
import { difference } from './difference.js';
import type { SourceFile } from './harmonise/source-file.js';
import { type Row, rowId } from './row.js';
import { shippedRows } from './shipping.js';
import { vintageFiles } from './vintage.js';

const row = (source: string, value: number, change: Partial<Row> = {}): Row => {
  const made: Row = {
    id: '',
    kind: 'production',
    mineral: 'fluorspar',
    form: 'fluorspar',
    stage: 'mined',
    country: 'MNG',
    year: 2022,
    value,
    unit: 't',
    source,
    sourceRow: '7',
    chain: 'c1',
    status: 'complete',
    ...change,
  };
  return { ...made, id: rowId(made) };
};

describe('a row id', () => {
  it('is its key', () => {
    expect(row('usgs-panel', 1).id).toBe('production.fluorspar.2022.MNG.t@usgs-panel');
    expect(
      rowId({ kind: 'price', form: 'x', series: 'pcopp', year: 2024, month: 3, unit: 'usd-per-t', source: 's' }),
    ).toBe('price.pcopp.2024-03.usd-per-t@s');
  });
});

describe('chains', () => {
  it('are named after their content', () => {
    const steps = [{ step: 'read', detail: 'a.csv' }];
    const [one, two] = [new Chains(), new Chains()];
    two.key([{ step: 'other', detail: '' }]);
    expect(one.key(steps)).toBe(two.key(steps));
    expect(one.key(steps)).toMatch(/^c[0-9a-f]{9}$/);
    expect(one.steps(one.key(steps))).toEqual(steps);
  });
});

describe('csv', () => {
  it('quotes what needs it and leaves empty columns out', () =>
    expect(csvText(['a', 'b', 'c'], [['x,"y"', '', '1']])).toBe('a,c\n"x,""y""",1\n'));
});

describe('conflicts', () => {
  it('keeps both values and says how far apart they are', () => {
    const [found] = conflicts([row('usgs-panel', 425_000), row('wmd2024', 387_740)], 0.05);
    expect(found).toMatchObject({
      place: 'MNG',
      year: 2022,
      values: [
        { source: 'usgs-panel', value: 425_000 },
        { source: 'wmd2024', value: 387_740 },
      ],
    });
    expect(found!.ratio).toBeCloseTo(1.0961, 4);
  });
  it('names no ratio where one source says that nothing is made, and puts it first', () => {
    const none = [row('a', 0, { year: 2021 }), row('b', 9, { year: 2021 })];
    const found = conflicts([row('a', 1), row('b', 9), ...none], 0.1);
    expect(found.map(({ year, ratio }) => [year, ratio])).toEqual([
      [2021, { missing: { code: 'one-is-zero', detail: 'one source says 0, so there is no ratio; see values' } }],
      [2022, 9],
    ]);
  });
  it('does not compare other years, places or units', () =>
    expect(
      conflicts(
        [row('a', 1), row('b', 9, { year: 2021 }), row('c', 9, { country: 'CHN' }), row('d', 9, { unit: 'share' })],
        0.1,
      ),
    ).toEqual([]));
});

describe('shipping', () => {
  const source = (id: string, more: Partial<SourceFile> = {}) =>
    [id, { id, ship: 'yes', ...more } as SourceFile] as const;
  it('never ships a row of a source that restricts redistribution', () => {
    const sources = new Map([source('comtrade', { ship: 'derived' }), source('usgs')]);
    const { shipped, left } = shippedRows([{ row: row('comtrade', 1) }, { row: row('usgs', 1) }], sources);
    expect(shipped.map(({ source: from }) => from)).toEqual(['usgs']);
    expect(left.get('comtrade')).toBe(1);
  });
  it('keeps a row that meets one rule', () => {
    const sources = new Map([source('wmd', { keep: [{ places: ['KOR'] }, { differs: 0.25 }] }), source('usgs')]);
    const rows = [
      row('wmd', 100),
      row('usgs', 200),
      row('wmd', 5, { country: 'CHN' }),
      row('usgs', 5, { country: 'CHN' }),
      row('wmd', 1, { country: 'KOR' }),
    ];
    expect(
      shippedRows(
        rows.map((one) => ({ row: one })),
        sources,
      ).shipped.map(({ id }) => id),
    ).toEqual([
      'production.fluorspar.2022.CHN.t@usgs',
      'production.fluorspar.2022.KOR.t@wmd',
      'production.fluorspar.2022.MNG.t@usgs',
      'production.fluorspar.2022.MNG.t@wmd',
    ]);
  });
  it('measures the size of a pair by the dollars of its line', () => {
    const sources = new Map([source('baci', { keep: [{ usd: 1000 }] })]);
    const { shipped } = shippedRows(
      [
        { row: row('baci', 1), usd: 999 },
        { row: row('baci', 2, { year: 2023 }), usd: 1000 },
      ],
      sources,
    );
    expect(shipped.map(({ year }) => year)).toEqual([2023]);
  });
});

describe('a difference of vintages', () => {
  it('lists what came, went and changed', () => {
    const found = difference([row('a', 1), row('a', 2, { year: 2021 })], [row('a', 4), row('a', 3, { year: 2020 })]);
    expect(found.added).toEqual(['production.fluorspar.2020.MNG.t@a']);
    expect(found.removed).toEqual(['production.fluorspar.2021.MNG.t@a']);
    expect(found.changed).toEqual([{ id: 'production.fluorspar.2022.MNG.t@a', before: 1, after: 4, ratio: 4 }]);
  });
});

describe('the text of a vintage', () => {
  it('does not depend on the order of rows', () => {
    const rows = Array.from({ length: 12 }, (_, i) => row('a', i, { year: 2000 + i, sourceRow: i % 2 ? '' : '3' }));
    const text = (some: readonly Row[]) =>
      JSON.stringify([
        ...vintageFiles(
          {
            rows: some,
            facts: [],
            markets: [],
            inputs: new Map([[rows[0]!.id, ['x', 'y']]]),
            adjustments: [],
            sources: [],
            chains: new Chains(),
          },
          new Map(),
        ),
      ]);
    const expected = text(rows);
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (some) => text(some) === expected));
  });
});
