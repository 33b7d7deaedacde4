import { describe, expect, it } from 'vitest';
import { publication } from '../../../test/fixtures/rows.js';
import { Chains } from '../chains.js';
import { harmonise } from './index.js';
import type { Names } from './names.js';
import type { SourceFile } from './source-file.js';

const iso3 = new Map([
  ['MNG', { iso3: 'MNG' }],
  ['KOR', { iso3: 'KOR' }],
  ['_X', { skip: 'not a country' }],
]);
const names: Names = {
  minerals: new Set(['tin']),
  forms: new Map([['tin-ore', { form: 'tin-ore', mineral: 'tin', stage: 'mined' }]]),
  codes: new Map([
    ['260900', { form: 'tin-ore' }],
    ['850760', { skip: 'no mineral' }],
  ]),
  countries: { iso3, iso2: iso3, m49: iso3, name: iso3, name_ko: iso3 },
  mineralNames: new Map([['tin', { mineral: 'tin' }]]),
  units: new Map([
    ['kg', { factor: 0.001, base: 't' }],
    ['kUSD', { factor: 1000, base: 'usd' }],
  ]),
  mappings: new Map([['m.csv', new Map([['Tin', { form: 'tin-ore', kind: 'production' as const }]])]]),
};
const source: SourceFile = {
  ...publication,
  file: 'f.csv',
  sha256: '0'.repeat(64),
  refresh: 'r',
  layout: 'numbers',
  kind: 'trade',
  ship: 'yes',
  columns: { code: 'hs', year: 'year', exporter: 'from', importer: 'to', estimated: 'flag' },
  values: [
    { column: 'value', unit: 'kUSD' },
    { column: 'weight', unit: 'kg', blank: 'not-reported' },
  ],
};
const line = (cells: Record<string, string>, number = 2) => ({
  line: number,
  cells: { hs: '260900', year: '2024', from: 'MNG', to: 'KOR', flag: '', value: '1', weight: '2000', ...cells },
});
const read = (lines: ReturnType<typeof line>[], change: Partial<SourceFile> = {}, corrections = []) =>
  harmonise({ ...source, ...change }, lines, corrections, names, new Chains());

describe('harmonising', () => {
  it('gives each column of numbers a row in our codes and base units, with its line', () => {
    const { rows, problems } = read([line({})]);
    expect(problems).toEqual([]);
    expect(rows.map(({ row }) => [row.id, row.value, row.sourceRow, row.stage])).toEqual([
      ['trade.tin-ore.2024.MNG.KOR.usd@s', 1000, '2', 'mined'],
      ['trade.tin-ore.2024.MNG.KOR.t@s', 2, '2', 'mined'],
    ]);
    expect(rows.map(({ usd }) => usd)).toEqual([1000, 1000]);
  });

  it('tells every step in the provenance', () => {
    const chains = new Chains();
    const { rows } = harmonise(source, [line({ flag: 'e' })], [], names, chains);
    expect(chains.steps(rows[1]!.row.chain)!.map(({ step }) => step)).toEqual(['read', 'name', 'unit', 'flag']);
    expect(rows[1]!.row.status).toBe('estimated');
  });

  it('keeps a value that is not reported as missing, with the reason', () =>
    expect(read([line({ weight: '' })]).rows[1]!.row.value).toEqual({
      missing: { code: 'not-reported', detail: 'column weight is empty' },
    }));

  it('lists every unknown code, country and cell, and gives no row for them', () => {
    const { rows, problems } = read([
      line({ hs: '999999' }),
      line({ from: 'ZZZ' }, 3),
      line({ value: 'abc' }, 4),
      line({ year: 'x' }, 5),
    ]);
    expect(problems.map(({ code, line: at }) => [code, at])).toEqual([
      ['unknown-code', 2],
      ['unknown-country', 3],
      ['no-number', 4],
      ['no-date', 5],
    ]);
    expect(rows.map(({ row }) => row.id)).toEqual(['trade.tin-ore.2024.MNG.KOR.t@s']);
  });

  it('counts what is left out under its reason', () => {
    const { rows, leftOut } = read([line({ hs: '850760' }), line({ from: '_X' })]);
    expect(rows).toEqual([]);
    expect([...leftOut]).toEqual([
      ['no mineral', 1],
      ['not a country', 1],
    ]);
  });

  it('names a column that the file does not have', () =>
    expect(read([line({})], { columns: { ...source.columns, label: 'nowhere' } }).problems).toMatchObject([
      { code: 'column-missing', path: 'nowhere' },
    ]));

  it('takes a longer national code by its first six digits', () =>
    expect(read([line({ hs: '2609001000' })]).rows).toHaveLength(2));

  it('looks a name up in the mapping of its source', () => {
    const change = {
      columns: { name: ['hs'], year: 'year', country: 'from' },
      mapping: 'm.csv',
      values: [{ column: 'weight', unit: 'kg' }],
    };
    const { rows } = read([line({ hs: 'Tin' })], change as Partial<SourceFile>);
    expect(rows[0]!.row.id).toBe('production.tin-ore.2024.MNG.t@s');
  });
});

describe('corrections', () => {
  const drop = {
    where: { from: 'MNG' },
    action: 'drop' as const,
    reason: 'twice',
    status: 'confirmed' as const,
    expect: 1,
  };
  it('drop lines, counted under the reason', () => {
    const { rows, leftOut } = read([line({})], {}, [drop] as never);
    expect(rows).toEqual([]);
    expect(leftOut.get('twice')).toBe(1);
  });
  it('set cells, and say so in the chain', () => {
    const chains = new Chains();
    const set = { ...drop, action: 'set' as const, set: { from: 'KOR' }, reason: 'wrong code' };
    const { rows } = harmonise(source, [line({})], [set], names, chains);
    expect(rows[0]!.row.exporter).toBe('KOR');
    expect(chains.steps(rows[0]!.row.chain)).toContainEqual({ step: 'correct', detail: 'wrong code' });
  });
  it('stop the build when the source has changed', () =>
    expect(read([line({}), line({}, 3)], {}, [drop] as never).problems).toMatchObject([
      { code: 'correction-does-not-fit', value: 2 },
    ]));
});
