import { describe, expect, it } from 'vitest';
import { priceSeries } from '../../src/answers/index.js';
import { openAtlas } from '../../src/node/index.js';
import { backtestPrices } from '../../src/project/index.js';

const minerals = [
  'aluminium',
  'copper',
  'nickel',
  'tin',
  'zinc',
  'lead',
  'gold',
  'silver',
  'platinum',
  'cobalt',
  'molybdenum',
  'lithium',
  'rare-earths',
  'manganese',
  'chromium',
  'silicon',
  'vanadium',
  'iron-ore',
  'uranium',
];

describe('the price model against what happened', () => {
  it('has the coverage that docs/methods/price-model.md says, misses included', async () => {
    const atlas = await openAtlas();
    const coverage = new Map([1, 3, 5].map((years) => [years, { inside: 0, cases: 0 }]));
    const gold = { inside: 0, cases: 0 };
    for (const mineral of minerals) {
      const series = await priceSeries(atlas, mineral);
      expect(series?.mineral).toBe(mineral);
      for (const [years, sum] of coverage) {
        const found = backtestPrices(series!, years);
        sum.inside += found.inside;
        sum.cases += found.cases;
        if (mineral === 'gold' && years === 5) Object.assign(gold, { inside: found.inside, cases: found.cases });
      }
    }
    const share = (years: number) => coverage.get(years)!.inside / coverage.get(years)!.cases;
    expect(coverage.get(1)!.cases).toBeGreaterThan(300);
    expect([share(1), share(3), share(5)].map((x) => Math.round(x * 100))).toEqual([86, 75, 75]);
    expect(gold.inside / gold.cases).toBeLessThan(0.5);
  });
});
