import { describe, expect, it } from 'vitest';
import { candidate } from '../../test/fixtures/loss-tables.js';
import { isMissing } from '../base/index.js';
import type { Measure } from '../shock/index.js';
import {
  connectedGroups,
  type LossTable,
  type Standing,
  subsetValuer,
  type Valuation,
  valueGroup,
  valueIn,
} from './index.js';

const stock = (tonnes: number): Measure => ({ kind: 'stock', tonnes, country: 'KOR' });

const standing = (id: string, more: Partial<Standing> = {}): Standing => ({
  id,
  odds: [1, 1, 1],
  measures: new Map([['tin', [stock(10)]]]),
  detours: new Map(),
  raises: new Map(),
  stock: new Map([['tin', 10]]),
  contracts: new Map(),
  partnerGain: 0,
  ...more,
});

/** Every year loses 100, less 10 for each measure in force and 50 for a detour; each ask is a solve. */
function world(list: readonly Standing[], more: Partial<Valuation> = {}): { valuation: Valuation; asked: number[] } {
  const asked: number[] = [];
  const valuation: Valuation = {
    seed: 1,
    draws: 50,
    years: 4,
    standing: new Map(list.map((one) => [one.id, one])),
    base: new Map([
      [
        'tin',
        {
          importer: 'KOR',
          use: 100,
          suppliers: new Map([
            ['CHN', 80],
            ['KOR', 20],
          ]),
          coverDays: 5,
        },
      ],
    ]),
    yearEffect: async (_, measures, detours) => {
      asked.push(measures.length);
      return { effect: new Float64Array(200).fill(100 - 10 * measures.length - 50 * detours.length), solves: 1 };
    },
    groupLosses: (effects) => ({ loss: effects.get('tin')!, shared: new Map(), byMineral: new Map() }),
    ...more,
  };
  return { valuation, asked };
}

async function tableOf(ids: readonly string[], valuation: Valuation, raises: Record<string, string[]> = {}) {
  const [group] = connectedGroups(ids.map((id) => candidate(id, 'tin', 1, { raises: raises[id] ?? [] })));
  const table = await valueGroup(group!, valuation, subsetValuer(group!, valuation));
  if (isMissing(table)) throw new Error(table.missing.code);
  return table;
}
const lossesOf = (table: LossTable, subset: number) => [
  ...new Set(table.outcomes.find((o) => o.subset === subset)!.loss),
];
const mean = (table: LossTable, subset: number) =>
  table.outcomes.find((o) => o.subset === subset)!.loss.reduce((a, b) => a + b, 0) / 200;

describe('the losses of every subset', () => {
  it('are those of the measures in it, each set solved once', async () => {
    const { valuation, asked } = world([standing('a'), standing('b')]);
    const table = await tableOf(['a', 'b'], valuation);
    expect([0, 1, 2, 3].map((subset) => lossesOf(table, subset))).toEqual([[100], [90], [90], [80]]);
    expect(asked).toEqual([0, 1, 1, 2]);
    expect(table).toMatchObject({ coverage: 'exact', solves: 4 });
    expect(valueIn(table.outcomes[3]!.coverDays.get('tin')!)).toBeCloseTo(5 + (365 * 20) / 100);
  });

  it('count a measure only in the years in which it delivers', async () => {
    const { valuation } = world([standing('a', { odds: [0.3, 0.3, 0.3] })]);
    const table = await tableOf(['a'], valuation);
    expect(lossesOf(table, 1).sort()).toEqual([100, 90]);
    expect(mean(table, 1)).toBeGreaterThan(95);
    expect(mean(table, 1)).toBeLessThan(99);
  });

  it('let a measure that delivers raise the chance of another, beside it only', async () => {
    const research = standing('r', { measures: new Map(), raises: new Map([['mine', [4, 4, 4]]]) });
    const { valuation } = world([standing('mine', { odds: [0.2, 0.2, 0.2] }), research]);
    const table = await tableOf(['mine', 'r'], valuation, { r: ['mine'] });
    expect(mean(table, 2)).toBe(100);
    const alone = 100 - mean(table, 1);
    expect((100 - mean(table, 3)) / alone).toBeGreaterThan(2.5);
    const never = world([
      standing('mine', { odds: [0.2, 0.2, 0.2] }),
      { ...research, odds: [0, 0, 0] as const },
    ]).valuation;
    expect(mean(await tableOf(['mine', 'r'], never, { r: ['mine'] }), 3)).toBe(mean(table, 1));
  });

  it('hand detours on', async () => {
    const way = standing('way', { measures: new Map(), detours: new Map([['tin', [{ route: 'rail', share: 0.5 }]]]) });
    const table = await tableOf(['way'], world([way]).valuation);
    expect(lossesOf(table, 1)).toEqual([50]);
  });

  it('are missing where a year has no certified answer', async () => {
    const failing = world([standing('a')], {
      yearEffect: async () => ({ effect: new Float64Array(200).fill(Number.NaN), solves: 1 }),
    }).valuation;
    const [group] = connectedGroups([candidate('a', 'tin', 1)]);
    expect(await valueGroup(group!, failing, subsetValuer(group!, failing))).toMatchObject({
      missing: { code: 'not-converged' },
    });
  });
});
