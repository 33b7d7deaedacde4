import { describe, expect, it } from 'vitest';
import { sampleRow } from '../../../test/fixtures/rows.js';
import { type Row, rowId } from '../row.js';
import type { Expectations } from './finding.js';
import { check } from './index.js';

const expectations: Expectations = {
  minerals: new Set(['tin']),
  forms: new Set(['tin-ore']),
  places: new Set(['MNG', 'CHN', 'KOR', 'WLD']),
  units: new Set(['t', 'share']),
  last: [],
};
const found = (
  rows: Row[],
  more: Partial<Expectations> = {},
  exceptions: { check: string; key: string; reason: string }[] = [],
) => check(rows, { ...expectations, ...more }, exceptions).map(({ code, value }) => [code, value]);

describe('the eight checks', () => {
  it('pass good rows', () => expect(found([sampleRow(), sampleRow({ country: 'WLD' })])).toEqual([]));
  it('1: keys are unique', () =>
    expect(found([sampleRow(), sampleRow()])).toEqual([['unique-keys', 'production.tin-ore.2023.MNG.t@s']]));
  it('2: codes are known', () =>
    expect(found([sampleRow({ country: 'XXX' }), sampleRow({ form: 'ore', year: 2022 })])).toEqual([
      ['known-codes', 'place|XXX'],
      ['known-codes', 'form|ore'],
    ]));
  it('3: values lie in range', () =>
    expect(
      found([sampleRow({ value: -1 }), sampleRow({ year: 2022, unit: 'share', value: 1.2 })]).map(([code]) => code),
    ).toEqual(['ranges', 'ranges']));
  it('4: countries add up to the world total', () =>
    expect(found([sampleRow({ value: 100 }), sampleRow({ country: 'WLD', value: 150 })])).toEqual([
      ['world-total', 's|tin-ore|2023'],
    ]));
  it('5: mirror reports agree within a factor', () => {
    const places = ['KOR', 'CHN', 'MNG'];
    const pairs = places.flatMap((exporter) =>
      places.filter((importer) => importer !== exporter).map((importer) => ({ exporter, importer })),
    );
    const rows = pairs.flatMap((pair) => [
      { ...sampleRow({ kind: 'trade', ...pair, source: 'x-import', value: 400 }), country: undefined },
      { ...sampleRow({ kind: 'trade', ...pair, source: 'x-export', value: 100 }), country: undefined },
    ]) as unknown as Row[];
    const told = rows.map((one) => ({ ...one, id: rowId(one) }));
    expect(found(told)).toEqual([['mirror-ratio', 'x|tin-ore|2023']]);
  });
  it('6: sources agree within a factor of ten', () =>
    expect(found([sampleRow({ value: 20_000 }), sampleRow({ source: 'other', value: 1_000 })])).toEqual([
      ['agreement', 'production|tin-ore|2023||MNG|t'],
    ]));
  it('7: nothing of the last vintage is gone', () =>
    expect(found([sampleRow()], { last: [sampleRow({ source: 'gone' })] })).toEqual([
      ['coverage', 'production|gone|tin-ore'],
    ]));
  it('8: no row has changed by more than a factor of five', () =>
    expect(found([sampleRow({ value: 600 })], { last: [sampleRow()] })).toEqual([
      ['magnitude', 'production.tin-ore.2023.MNG.t@s'],
    ]));
  it('let pass what is explained, and report an exception that nothing needs', () => {
    const known = { check: 'ranges', key: 'production.tin-ore.2023.MNG.t@s', reason: 'because' };
    expect(found([sampleRow({ value: -1 })], {}, [known])).toEqual([]);
    expect(found([sampleRow()], {}, [known])).toEqual([['exception-not-needed', known.key]]);
  });
});
