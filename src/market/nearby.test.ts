import { describe, expect, it } from 'vitest';
import { filled } from '../../test/fixtures/small-market.js';
import { compile } from './compile.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import { nearby } from './nearby.js';
import { solve } from './solve.js';

/** Ore and metal of three countries; refining is a fifteenth of the metal's price and shuts at half of its margin. */
function chain(): MarketModel {
  const n = 3;
  const stage = (flow: number[], change: Partial<StageModel>): StageModel => ({
    basePrice: 15,
    flow: Float64Array.from(flow),
    sigma: 4,
    newLink: 0,
    output: { elasticity: filled(n, 0.4), capacity: filled(n, 1.1), shutdown: filled(n, 0.5) },
    recovery: filled(n, 1),
    secondary: { tonnes: filled(n, 0), elasticity: filled(n, 0.2) },
    finalDemand: filled(n, 0),
    demandElasticity: filled(n, 0.3),
    choke: Infinity,
    ceiling: Infinity,
    ...change,
  });
  const mine = { elasticity: filled(n, 0.2), capacity: filled(n, 1.1), shutdown: filled(n, Number.NaN) };
  return {
    nodes: n,
    stages: [
      stage([85, 15, 10, 5, 60, 5, 10, 5, 85], { basePrice: 14, output: mine }),
      stage([40, 30, 30, 10, 50, 20, 20, 30, 50], { finalDemand: Float64Array.from([70, 110, 100]) }),
    ],
  };
}

describe('a search from a neighbouring answer', () => {
  it('follows processors down the cliff at which they shut', () => {
    const model = chain();
    const outage = (lost: number): Measure[] => [{ kind: 'outage', stage: 0, node: 0, lost }];
    let near = solve(model, outage(0)).stages;
    const points: number[] = [];
    for (let lost = 5; lost < 100; lost += 5) {
      const { programme } = compile(model, outage(lost / 100));
      const start = programme.start.slice();
      near.forEach(({ price }, t) => {
        price.forEach((x, i) => {
          start[programme.stages[t]!.variableOf[i]!] = x;
        });
      });
      points.push(nearby(programme, start)?.iterations ?? Infinity);
      const found = solve(model, outage(lost / 100), { near });
      expect(found.certificate.relativeExcess).toBeLessThanOrEqual(1e-9);
      expect(found.stages[1]!.price[0]).toBeCloseTo(solve(model, outage(lost / 100)).stages[1]!.price[0]!, 9);
      near = found.stages;
    }
    expect(near[1]!.supply[0]!).toBeLessThan(50);
    expect(Math.max(...points)).toBeLessThanOrEqual(10);
  });
});
