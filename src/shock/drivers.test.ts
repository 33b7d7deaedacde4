import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import { uniform } from '../base/index.js';
import { driverGroups } from './draw.js';
import { driverScenarios, driversOf } from './drivers.js';
import { columns, type Job, layoutOf } from './job.js';
import { Outcome } from './outcome.js';

/** An outcome whose tonnes lost are f of one uniform number a group; swapped groups come from a second stream. */
function outcomeOf(f: (u: (group: string) => number) => number, draws: number): Outcome {
  const job: Job = {
    market: oneStage,
    parameters: [],
    importer: 'KOR',
    seed: 3,
    draws,
    scenarios: driverScenarios([]),
    sellers: false,
  };
  const { width } = layoutOf(job);
  const values = new Float64Array(draws * job.scenarios.length * width);
  for (let n = 0; n < draws; n++)
    job.scenarios.forEach(({ swapped = [] }, s) => {
      const u = (group: string) => uniform(3, swapped.includes(group as never) ? 'second' : 'first', n, group);
      values[(n * job.scenarios.length + s) * width + columns.indexOf('tonnesLost')] = f(u);
    });
  return new Outcome(job, values);
}

describe('drivers', () => {
  it('splits the variance of a sum as its coefficients squared: 16, 4 and 1 of 21', () => {
    const outcome = outcomeOf((u) => 4 * u('sigma') + 2 * u('demand') + u('supply'), 4000);
    const found = new Map(driversOf(outcome, 'tonnesLost').map((driver) => [driver.group, driver]));
    for (const [group, share] of [
      ['sigma', 16 / 21],
      ['demand', 4 / 21],
      ['supply', 1 / 21],
      ['capacity', 0],
    ] as const) {
      expect(Math.abs(found.get(group)!.first.value - share)).toBeLessThan(0.04);
      expect(Math.abs(found.get(group)!.total.value - share)).toBeLessThan(0.04);
      expect(found.get(group)!.total.p05).toBeLessThanOrEqual(share + 0.03);
      expect(found.get(group)!.total.p95).toBeGreaterThanOrEqual(share - 0.03);
    }
    expect(driversOf(outcome, 'tonnesLost')[0]!.group).toBe('sigma');
  });

  it('puts a product into the total and not into the first order', () => {
    const outcome = outcomeOf((u) => (u('sigma') - 0.5) * (u('choke-ceiling') - 0.5), 4000);
    const [sigma] = driversOf(outcome, 'tonnesLost').filter(({ group }) => group === 'sigma');
    expect(Math.abs(sigma!.first.value)).toBeLessThan(0.06);
    expect(sigma!.total.value).toBeGreaterThan(0.9);
  });

  it('swaps each group once, all of them in the second scenario', () => {
    expect(driverScenarios([])[1]!.swapped).toEqual(driverGroups);
    expect(
      driverScenarios([])
        .slice(2)
        .map(({ swapped }) => swapped),
    ).toEqual(driverGroups.map((group) => [group]));
  });
});
