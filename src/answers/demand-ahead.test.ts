import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import type { Atlas } from '../atlas/index.js';
import { InputRefused, isMissing } from '../base/index.js';
import type { DemandScenario } from '../industry/index.js';
import { readIndustryFacts } from '../node/facts/industry.js';
import { demandAhead } from './demand-ahead.js';
import { industryMinerals } from './industry-minerals.js';

const facts = await readIndustryFacts();
const atlas = {
  vintage: 'test',
  markets: async () => ['tin'],
  baseMarket: async () => oneStage,
} as unknown as Atlas;
const growth = (more: object) => ({
  mineral: 'tin',
  country: 'WLD',
  from: 2023,
  to: 2035,
  ratio: { low: 2, mode: 3, high: 4 },
  source: 'own',
  status: 'estimated',
  ...more,
});
const scenario = (...entries: object[]): DemandScenario => ({
  id: 'own',
  name: { en: 'Own' },
  growth: entries.map(growth),
  capacity: [{ ...growth({}), stage: 'mined', from: 2030, tonnes: { low: 1, mode: 2, high: 3 } }],
});
const ask = (given: DemandScenario, year = 2035) =>
  demandAhead(atlas, facts, given, { mineral: 'tin', importer: 'KOR', year, seed: 1, draws: 50 });

describe('industry ahead', () => {
  it('rolls a base year forward with its interval and names new capacity that stands by then', async () => {
    const [stage] = (await ask(scenario({}))).stages;
    if (isMissing(stage!.tonnes)) throw new Error('no figure');
    expect(stage!.tonnes.p05).toBeGreaterThan(2 * stage!.baseTonnes);
    expect(stage!.tonnes.p95).toBeLessThan(4 * stage!.baseTonnes);
    expect((await ask(scenario({}), 2030)).capacity).toHaveLength(1);
    expect((await ask(scenario({}), 2029)).capacity).toHaveLength(0);
  });
  it('refuses a mineral and a use that nobody knows, all at once: a slip of the pen would grow nothing in silence', async () => {
    const wrong = ask(scenario({ use: 'sodlers' }, { mineral: 'unobtainium' }, { use: 'solders' }));
    await expect(wrong).rejects.toThrow(InputRefused);
    const codes = await wrong.catch((error: InputRefused) => error.problems.map(({ code }) => code));
    expect(codes).toEqual(['unknown-use', 'unknown-mineral']);
  });
});

describe('industry exposure of a named industry', () => {
  it('shows every mineral it uses, the greatest stake first, or the reason where nothing is bought', async () => {
    const many = { ...atlas, markets: async () => ['tin'] } as Atlas;
    const found = await industryMinerals(many, facts, 'semiconductors', 'KOR');
    const tin = found.minerals[0]!;
    expect(tin).toMatchObject({ mineral: 'tin', first: { country: 'CHN', share: 8000 / 12_500 } });
    if (isMissing(tin.atStakeKrw) || isMissing(found.valueAddedKrw)) throw new Error('no figure');
    expect(tin.atStakeKrw.mid / found.valueAddedKrw).toBeCloseTo(tin.exposure.mid * 0.64, 12);
    expect(isMissing(found.minerals.at(-1)!.atStakeKrw)).toBe(true);
    await expect(industryMinerals(many, facts, 'spoons', 'KOR')).rejects.toThrow('there is no industry');
  });
});
