import { describe, expect, it } from 'vitest';
import { type Row, type RowKey, rowId } from '../row.js';
import type { Adjustment } from './adjustment.js';
import type { OutputSpec } from './chain.js';
import { outputByCountry, readSeries } from './output.js';

const production = (country: string, value: Row['value'], source = 'usgs-panel', year = 2023, unit = 't'): Row => {
  const row = {
    kind: 'production' as const,
    mineral: 'tin',
    form: 'tin-ore',
    stage: 'mined',
    country,
    year,
    value,
    unit,
    source,
    sourceRow: '1',
    chain: '',
    status: 'complete' as const,
  };
  return { ...row, id: rowId(row as RowKey) };
};
const rows = [
  production('WLD', 100),
  production('IDN', 50),
  production('OTH', 50),
  production('USA', { missing: { code: 'withheld', detail: 'nothing in this sample' } }),
  production('MMR', 30, 'wmd2024', 2022),
  production('LAO', 10, 'wmd2024', 2022),
  production('IDN', 60, 'wmd2024', 2022),
];
const spec: OutputSpec = {
  series: [{ kind: 'production', form: 'tin-ore', source: 'usgs-panel', year: 2023 }],
  rest: { kind: 'production', form: 'tin-ore', source: 'wmd2024', year: 2022 },
};

function output(of: OutputSpec, exports: Record<string, number> = {}) {
  const notes: Omit<Adjustment, 'market' | 'stage'>[] = [];
  const by = outputByCountry(
    of,
    rows,
    (c) => exports[c] ?? 0,
    (a) => notes.push(a),
  );
  return { tonnes: Object.fromEntries([...by].map(([c, q]) => [c, q.tonnes])), by, notes };
}

describe('output by country', () => {
  it('keeps the world and "other countries" out of the countries, and a withheld value missing', () => {
    const { world, by } = readSeries(rows, spec.series[0]!);
    expect(world.tonnes).toBe(100);
    expect([...by.keys()]).toEqual(['IDN']);
  });

  it('spreads what the world total leaves in proportion to the other series, over countries without a row', () => {
    const { tonnes, by } = output(spec);
    expect(tonnes).toEqual({ IDN: 50, MMR: 37.5, LAO: 12.5 });
    expect(by.get('MMR')).toMatchObject({ status: 'estimated', inputs: ['production.tin-ore.2022.MMR.t@wmd2024'] });
    expect(by.get('IDN')?.status).toBe('complete');
  });

  it('gives a country at least its own exports and takes them from the others', () => {
    expect(output({ ...spec, floorAtExports: true }, { LAO: 20 }).tonnes).toEqual({ IDN: 50, MMR: 30, LAO: 20 });
  });

  it('says so where exports alone exceed the remainder', () => {
    const { tonnes, notes } = output({ ...spec, floorAtExports: true }, { LAO: 40, MMR: 40 });
    expect(tonnes).toEqual({ IDN: 50, MMR: 40, LAO: 40 });
    expect(notes.find((n) => n.kind === 'output-raised')?.tonnes).toBe(30);
  });

  it('believes a hand-set number first and notes its reason', () => {
    const { tonnes, notes } = output({ ...spec, set: { IDN: { tonnes: 73, why: 'exports plus home use' } } });
    expect(tonnes['IDN']).toBe(73);
    expect(notes[0]).toMatchObject({ kind: 'output-estimated', exporter: 'IDN', detail: 'exports plus home use' });
  });
});
