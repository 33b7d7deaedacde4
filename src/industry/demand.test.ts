import { describe, expect, it } from 'vitest';
import { reported } from '../../test/fixtures/rows.js';
import type { BaseFlow, BaseMarket, BaseStage } from '../atlas/index.js';
import { readDemand } from '../node/facts/demand.js';
import { readIndustryFacts } from '../node/facts/industry.js';
import { type DemandScenario, demandRatio, rolledForward } from './demand.js';
import { partOfParent } from './parent-part.js';

const flow = (exporter: string, importer: string, tonnes: number): BaseFlow => ({
  ...reported(exporter, importer, tonnes),
  row: `flow.x.${exporter}.${importer}`,
});
const stage = (name: string, flows: BaseFlow[], finalDemand: [string, number][]): BaseStage => ({
  name,
  form: name,
  basePrice: { usdPerTonne: 1, row: 'p' },
  flows,
  outputKnown: true,
  finalDemand: new Map(finalDemand),
  recovery: new Map([['KOR', 0.5]]),
  secondary: new Map(),
  fixedSupply: new Map(),
  groups: new Map(),
});
const chain: BaseMarket = {
  mineral: 'x',
  parent: 'x',
  baseYear: '2024',
  baseYearReason: '',
  status: 'complete',
  notes: [],
  unit: 't',
  stages: [
    stage('mined', [flow('MNG', 'KOR', 30), flow('CHL', 'KOR', 10)], [['KOR', 20]]),
    stage(
      'refined',
      [flow('KOR', 'KOR', 6), flow('KOR', 'JPN', 4)],
      [
        ['KOR', 6],
        ['JPN', 4],
      ],
    ),
  ],
};
const same = { low: 4, mode: 4, high: 4 };
const scenario: DemandScenario = {
  id: 's',
  name: { en: 's' },
  growth: [
    { mineral: 'x', country: 'WLD', from: 2024, to: 2034, ratio: same, source: '', status: 'estimated' },
    { mineral: 'x', country: 'KOR', use: 'cells', from: 2024, to: 2034, ratio: same, source: '', status: 'estimated' },
  ],
  capacity: [],
};
const uses = [
  { mineral: 'x', application: 'cells', share: 0.25, sectors: ['373'], exposure: same, basis: 'estimated', source: '' },
  { mineral: 'x', application: 'glass', share: 0.75, sectors: ['250'], exposure: same, basis: 'estimated', source: '' },
];
const ratio = (country: string, year: number) =>
  demandRatio(scenario, uses, 'x', { country, base: 2024, year }, { seed: 1, number: 0 });

describe('demand ahead', () => {
  it('grows at a constant yearly rate, one use with its share, and not at all in the base year', () => {
    expect(ratio('JPN', 2034)).toBeCloseTo(4, 12);
    expect(ratio('JPN', 2029)).toBeCloseTo(2, 12);
    expect(ratio('KOR', 2034)).toBeCloseTo(1 + 0.25 * 3, 12);
    expect(ratio('KOR', 2024)).toBe(1);
    expect(demandRatio(scenario, uses, 'y', { country: 'KOR', base: 2024, year: 2034 }, { seed: 1, number: 0 })).toBe(
      1,
    );
  });
  it('keeps a chain balanced: purchases of ore are final use and what processors need', () => {
    const rolled = rolledForward(chain, (country) => (country === 'JPN' ? 3 : 2));
    const [mined, refined] = rolled.stages as [BaseStage, BaseStage];
    const sum = (list: readonly BaseFlow[]) => list.reduce((s, f) => s + f.tonnes, 0);
    expect(sum(refined.flows)).toBeCloseTo(6 * 2 + 4 * 3, 12);
    // ore: final 20 x 2, processing (40 - 20) x output 24/10
    expect(sum(mined.flows)).toBeCloseTo(40 + 20 * 2.4, 12);
    expect(mined.finalDemand.get('KOR')).toBe(40);
    expect(sum(mined.flows) - 40).toBeCloseTo(sum(refined.flows) / 0.5, 12);
    expect(mined.flows[0]!.tonnes / sum(mined.flows)).toBeCloseTo(0.75, 12);
    expect(rolledForward(chain, () => 1).stages[0]!.flows[0]!.tonnes).toBe(30);
  });
  it('weighs a market in its mineral by the tonnes bought', () => {
    const other = { ...chain, mineral: 'x-matte', stages: [stage('refined', [flow('IDN', 'KOR', 2)], [['KOR', 2]])] };
    // 2 of the mineral's own 6 t; without a market of its own, of all forms together
    expect(partOfParent(other, [chain, other], 'KOR')).toBeCloseTo(1 / 3, 12);
    expect(partOfParent(chain, [chain, other], 'KOR')).toBe(1);
    const forms = [other, { ...chain, mineral: 'x-oxide' }];
    expect(forms.map((m) => partOfParent(m, forms, 'KOR'))).toEqual([0.25, 0.75]);
    expect(partOfParent(other, [chain, other], 'CHN')).toBe(0);
    // forms that no market holds: 2 of 20 t
    expect(partOfParent(other, [chain, other], 'KOR', 20)).toBe(0.1);
  });
  it('ships a scenario whose uses exist and whose every line has a source and a status', async () => {
    const [trend, facts] = await Promise.all([readDemand('trend'), readIndustryFacts()]);
    for (const g of trend.growth) {
      expect(g.source.length).toBeGreaterThan(5);
      const own = facts.uses.filter((u) => u.mineral === g.mineral).map((u) => u.application);
      if (g.use !== undefined) expect(own, g.mineral).toContain(g.use);
    }
    await expect(readDemand('nothing-there')).rejects.toThrow('demand scenario');
  });
});
