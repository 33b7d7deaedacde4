import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import type { Atlas } from '../atlas/index.js';
import { InputRefused, isMissing } from '../base/index.js';
import type { DemandScenario } from '../industry/index.js';
import { readDemand } from '../node/facts/demand.js';
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

describe('a scenario as a file', () => {
  it('of a reader, its name in English alone, rolls the base year to 2030 and 2035 with intervals', async () => {
    const own = await readDemand('test/fixtures/demand/fast-grids.yaml');
    expect(own.name).toEqual({ en: 'Grids grow fast' });
    const [nearer, farther] = await Promise.all([ask(own, 2030), ask(own, 2035)]);
    const [near, far] = [nearer.stages[0]!.tonnes, farther.stages[0]!.tonnes];
    const world = nearer.stages[0]!.worldTonnes;
    if (isMissing(near) || isMissing(far) || isMissing(world)) throw new Error('no figure');
    expect(far.p05).toBeGreaterThan(near.p05);
    expect(near.p95 - near.p05).toBeGreaterThan(0.02 * near.p50);
    expect(far.p50 / farther.stages[0]!.baseTonnes).toBeCloseTo(2, 0);
    expect(world.p50).toBeGreaterThan(nearer.stages[0]!.worldBaseTonnes);
    expect([nearer.capacity.length, farther.capacity.length]).toEqual([0, 1]);
  });
  it('that ships names minerals and uses there are, and is listed where another name is asked for', async () => {
    for (const [name, silent] of [
      ['trend', true],
      ['grids-and-chips', false],
    ] as const)
      expect(isMissing((await ask(await readDemand(name))).stages[0]!.tonnes)).toBe(silent);
    await expect(readDemand('no-such')).rejects.toThrow('grids-and-chips, trend');
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
