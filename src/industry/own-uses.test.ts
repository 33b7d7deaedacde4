import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import { stockCover } from '../answers/stock-cover.js';
import { InputRefused } from '../base/index.js';
import { readIndustryFacts } from '../node/facts/industry.js';
import { type IndustryModel, industryModel, valueAddedLost, withOwnUses } from './index.js';

const model = industryModel(await readIndustryFacts(), 'KOR') as IndustryModel;
const use = (industry: string, share: number, exposure?: number) => ({
  mineral: 'tin',
  industry,
  share,
  ...(exposure === undefined ? {} : { exposure }),
  source: 'own survey',
  status: 'estimated' as const,
});
const sharesOf = (one: IndustryModel) => {
  const uses = one.uses.get('tin')!;
  const batteries = model.table.codes.indexOf('373');
  const inBatteries = uses.filter(({ sector }) => sector === batteries).reduce((sum, { share }) => sum + share, 0);
  return { all: uses.reduce((sum, { share }) => sum + share, 0), inBatteries, uses };
};

describe('industries.yaml', () => {
  it('puts the share of the study in the place of the shipped one and leaves the rest to the others', () => {
    const before = sharesOf(model);
    const after = sharesOf(withOwnUses(model, [use('batteries', 0.5)]));
    expect(before.inBatteries).toBeCloseTo(0.06, 12);
    expect(after.inBatteries).toBeCloseTo(0.5, 12);
    expect(after.all).toBeCloseTo(1, 12);
    const other = model.table.codes.indexOf('273');
    const at = (found: typeof before) => found.uses.find(({ sector }) => sector === other)!.share;
    expect(at(after) / at(before)).toBeCloseTo(0.5 / (before.all - 0.06), 12);
    expect(withOwnUses(model, [])).toBe(model);
  });
  it('moves value added: all of it in one industry, with the exposure of the study', () => {
    const lost = valueAddedLost(
      withOwnUses(model, [use('batteries', 1, 0.5)]),
      new Map([['tin', Float64Array.of(0.2)]]),
      1,
    );
    const { table } = model;
    const added = table.valueAdded[table.codes.indexOf('373')]! * table.krwPerUnit;
    expect(lost.direct[0]! / added).toBeCloseTo(0.2 * 0.5, 12);
  });
  it('refuses an industry that is none, shares above one and an exposure that nobody gives, all at once', () => {
    const wrong = () => withOwnUses(model, [use('spoons', 0.7), use('ships-aircraft', 0.7)]);
    expect(wrong).toThrow(InputRefused);
    try {
      wrong();
    } catch (error) {
      const codes = new Set((error as InputRefused).problems.map(({ code }) => code));
      expect([...codes].sort()).toEqual(['missing-key', 'out-of-range', 'unknown-industry']);
    }
  });
});

describe('stocks.yaml', () => {
  const stock = {
    country: 'KOR',
    owner: 'KOMIR',
    kind: 'strategic',
    date: '2024-01-01',
    status: 'unverified',
  } as const;
  const cover = (...stocks: object[]) =>
    stockCover(stocks.map((one) => ({ ...stock, source: 'x', ...one })) as never, oneStage, [oneStage], 'KOR');
  it('covers days of use or tonnes of it, where a stock names the mineral', () => {
    expect(cover({ mineral: 'tin', days: 73 })).toBeCloseTo(0.2, 12);
    expect(cover({ mineral: 'tin', tonnes: 1250 })).toBeCloseTo(0.1, 12);
    expect(cover({ mineral: 'tin', days: 73 }, { mineral: 'tin', tonnes: 1250 })).toBeCloseTo(0.3, 12);
    expect(cover({ mineral: 'all', days: 52 }, { mineral: 'tin', targetDays: 90 })).toBe(0);
    expect(cover({ mineral: 'tin', days: 73, country: 'JPN' })).toBe(0);
  });
});
