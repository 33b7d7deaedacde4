import { describe, expect, it } from 'vitest';
import { type Row, type RowKey, rowId } from '../row.js';
import { Flows } from './flows.js';
import { chooseNodes, groupFlows } from './group.js';
import { estimateFromMargins } from './margins.js';

const row = (fields: Partial<Row> & { readonly unit: string; readonly value: number }): Row => {
  const full = {
    kind: 'trade' as const,
    mineral: 'molybdenum',
    form: 'femo',
    stage: '',
    year: 2024,
    source: 'national',
    sourceRow: '1',
    chain: '',
    status: 'complete' as const,
    ...fields,
  };
  return { ...full, id: rowId(full as RowKey) };
};
const rows = [
  row({ exporter: 'KOR', importer: 'WLD', unit: 't', value: 30 }),
  row({ exporter: 'CHL', importer: 'WLD', unit: 't', value: 10 }),
  row({ exporter: 'CHL', importer: 'USA', unit: 'share', value: 0.75, source: 'usgs' }),
  row({ exporter: 'KOR', importer: 'USA', unit: 'share', value: 0.25, source: 'usgs' }),
];
const exports = { kind: 'trade' as const, form: 'femo', source: 'national', year: 2024, side: 'exporter' as const };

describe('pairs from totals', () => {
  it('meets every export total, sells nothing to oneself and says estimated', () => {
    const flows = new Flows();
    estimateFromMargins(
      { form: 'femo', exports, weights: { DEU: 3, JPN: 1, KOR: 1 }, why: 'a test' },
      rows,
      flows,
      () => {},
    );
    expect(flows.exports('KOR')).toBeCloseTo(30, 9);
    expect(flows.exports('CHL')).toBeCloseTo(10, 9);
    expect(flows.get('KOR', 'KOR')).toBeUndefined();
    for (const flow of flows.list())
      expect([flow.status, flow.low * 4]).toEqual(['estimated', expect.closeTo(flow.high, 9)]);
  });

  it('lets known shares stand in their column and names their rows', () => {
    const flows = new Flows();
    const shares = { importer: 'USA', form: 'femo', source: 'usgs', year: 2024 };
    estimateFromMargins(
      { form: 'femo', exports, weights: { DEU: 3, USA: 1 }, shares, why: 'a test' },
      rows,
      flows,
      () => {},
    );
    const usa = flows.get('CHL', 'USA')!;
    const ratio = (a: string, b: string) => flows.get(a, b)!.tonnes;
    expect(ratio('CHL', 'USA') / ratio('KOR', 'USA') / (ratio('CHL', 'DEU') / ratio('KOR', 'DEU'))).toBeCloseTo(
      3 / (10 / 30),
      6,
    );
    expect(usa.inputs).toContain('trade.femo.2024.CHL.USA.share@usgs');
  });

  it('spreads only what reported pairs leave when it is a residual', () => {
    const flows = new Flows();
    flows.set({ exporter: 'KOR', importer: 'DEU', tonnes: 25, low: 25, high: 25, status: 'partial', inputs: [] });
    estimateFromMargins(
      { form: 'femo', exports, weights: { JPN: 1 }, residual: true, why: 'a test' },
      rows,
      flows,
      () => {},
    );
    expect(flows.get('KOR', 'JPN')?.tonnes).toBeCloseTo(5, 9);
    expect(flows.get('KOR', 'DEU')?.tonnes).toBe(25);
  });
});

describe('grouping', () => {
  const flows = new Flows();
  for (const [exporter, importer, tonnes] of [
    ['CHN', 'KOR', 50],
    ['GHA', 'NGA', 2],
    ['GHA', 'TGO', 1],
    ['CHN', 'FRA', 20],
  ] as const)
    flows.set({ exporter, importer, tonnes, low: tonnes, high: tonnes, status: 'complete', inputs: [] });
  const region = (c: string) => (['GHA', 'NGA', 'TGO'].includes(c) ? 'R-AFR' : 'R-EUR');

  it('keeps the asked and the largest, groups the rest by region and loses no tonne', () => {
    const grouping = chooseNodes([flows], ['KOR'], region, 5);
    expect(grouping.groups).toEqual(new Map([['R-AFR', ['GHA', 'NGA', 'TGO']]]));
    const grouped = groupFlows(flows, grouping);
    expect(grouped.get('R-AFR', 'R-AFR')?.tonnes).toBe(3);
    expect(grouped.get('CHN', 'FRA')?.tonnes).toBe(20);
  });

  it('groups nobody when all fit', () => {
    expect(chooseNodes([flows], [], region, 6).groups.size).toBe(0);
  });
});
