import { describe, expect, it } from 'vitest';
import { candidate } from '../../test/fixtures/loss-tables.js';
import { firstShare, type MineralBase } from './base-year.js';
import { type LossTable, type SubsetOutcome, valueIn } from './loss-table.js';
import { linearRule } from './rule.js';

const base: MineralBase = {
  importer: 'KOR',
  use: 100,
  suppliers: new Map([
    ['CHN', 60],
    ['VNM', 30],
    ['KOR', 10],
  ]),
  coverDays: 5,
};

describe('the share of the largest foreign supplier', () => {
  it('falls with what others bring, at home or abroad, and rises with a contract of its own', () => {
    expect(firstShare(base, [])).toBeCloseTo(0.6);
    expect(firstShare(base, [{ from: 'MNG', tonnes: 20 }])).toBeCloseTo(0.48);
    expect(firstShare(base, [{ from: 'KOR', tonnes: 20 }])).toBeCloseTo(0.48);
    expect(firstShare(base, [{ from: 'CHN', tonnes: 20 }])).toBeCloseTo(0.68);
  });
  it('is that of the contract where it brings more than anybody sold before', () => {
    expect(firstShare(base, [{ from: 'MNG', tonnes: 70 }])).toBeCloseTo(0.7);
    expect(firstShare({ ...base, use: 0, suppliers: new Map() }, [])).toBe(0);
  });
});

it('a rule with a year counts only what is delivered by then', () => {
  const steps = [
    { from: 0, value: 0.9 },
    { from: 2029, value: 0.6 },
    { from: 2033, value: 0.4 },
  ];
  expect([2028, 2029, 2040, undefined].map((year) => valueIn(steps, year))).toEqual([0.9, 0.6, 0.4, 0.4]);
  const outcome = { firstSupplierShare: new Map([['tin', steps]]) } as unknown as SubsetOutcome;
  const table = {
    group: { id: 'a', members: [candidate('a', 'tin', 1)] },
    outcomes: [outcome],
  } as unknown as LossTable;
  const broken = (by?: number) =>
    linearRule({ kind: 'supplier-at-most', mineral: 'tin', share: 0.5, by }, [table], 1).weight(table, outcome);
  expect([broken(2030), broken(2033), broken()]).toEqual([1, 0, 0]);
});
