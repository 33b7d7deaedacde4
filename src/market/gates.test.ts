import { describe, expect, it } from 'vitest';
import { market } from '../../test/fixtures/small-market.js';
import type { MarketModel, Measure } from './model.js';
import { solve } from './solve.js';

describe('gates', () => {
  it('of two caps on the same pairs the tighter one has the rent', () => {
    const gate = (maxTonnes: number): Measure => ({ kind: 'gate', stage: 0, pairs: [1], maxTonnes });
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [gate(40), gate(30)],
    );
    expect(found.gates[0]!.multiplier).toBeCloseTo(0, 9);
    expect(found.gates[1]!.multiplier).toBeGreaterThan(1);
  });

  it('a quota that just does not bind has no rent and changes nothing', () => {
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [{ kind: 'gate', stage: 0, pairs: [1], maxTonnes: 50 }],
    );
    expect(found.gates[0]!.multiplier).toBeCloseTo(0, 9);
    expect(found.stages[0]!.price[0]).toBeCloseTo(1, 9);
  });

  it('a leak: the pair sells (1-l) by the front door and l around it at its cost', () => {
    const model = market([
      [0, 60, 0],
      [0, 0, 0],
      [0, 40, 0],
    ]);
    const leak = { share: 0.1, cost: 0.5 };
    const found = solve(model, [{ kind: 'gate', stage: 0, pairs: [1], maxTonnes: 0, leak }]);
    const [x, , y] = found.stages[0]!.price;
    const ratio = (0.06 / 0.4) * Math.exp(-3 * (x! + 0.5 - y!));
    expect(found.stages[0]!.flow[1]! / found.stages[0]!.flow[7]!).toBeCloseTo(ratio, 9);
    expect(60 * x! ** 0.5).toBeCloseTo(found.stages[0]!.flow[1]!, 8);
    expect(found.gates[0]!.flowTonnes).toBe(0);
    expect(found.certificate.moneyResidual).toBeLessThan(1e-10);
    const quota = solve(model, [{ kind: 'gate', stage: 0, pairs: [1], maxTonnes: 10, leak }]);
    expect(quota.gates[0]!.flowTonnes).toBeCloseTo(10, 8);
    expect(quota.stages[0]!.flow[1]!).toBeGreaterThan(10.1);
  });
});

it('a stock let out over a small range of prices, behind a tight cap that leaks: the search is not thrown to and fro across it', () => {
  const one = (value: number) => new Float64Array(2).fill(value);
  const rule = { on: 1.2557020786070667, full: 1.3557020786070668, build: 0, stop: 1.2557020786070667 };
  const stocks = [
    { ...rule, node: 0, release: 42.044471054522155 },
    { ...rule, node: 1, release: 9.555037728194518 },
  ];
  const model: MarketModel = {
    nodes: 2,
    stages: [
      {
        basePrice: 257_000,
        flow: Float64Array.of(37.657180055908306, 5.506818370984462, 0, 2.8695639389186325),
        sigma: 1.0707657860976532,
        newLink: 0,
        output: {
          elasticity: one(0.09028876131742418),
          capacity: Float64Array.of(1.1838243727975521, 1.1793699286944055),
          shutdown: one(0.5527378319394016),
        },
        recovery: one(1),
        secondary: { tonnes: one(0), elasticity: one(0.2404154647733171) },
        finalDemand: Float64Array.of(37.6571800559083, 8.376382309903095),
        demandElasticity: one(0.13892337573288854),
        choke: 5.476964091471308,
        ceiling: 1.1095998236985174,
        now: {
          preference: Float64Array.of(1, 0.6592913438583056, 0, 0.34070865614169443),
          supplyShift: Float64Array.of(0.9908917297279016, 1.003205918271057),
          demandShift: Float64Array.of(1.0003986331772245, 0.9994992386132037),
          stocks,
        },
      },
    ],
  };
  const leak = { share: 0.07061834756725754, cost: 0.8117174973627439 };
  const gate: Measure = { kind: 'gate', stage: 0, pairs: [1], maxTonnes: 0.17030997332606074, leak };
  const found = solve(model, [gate]);
  expect(found.status).toBe('solved');
  expect(found.gates[0]!.flowTonnes).toBeCloseTo(gate.maxTonnes, 9);
  const { scarcityIndex, released } = found.stages[0]!;
  expect(released[1]).toBeCloseTo((stocks[1]!.release * (scarcityIndex[1]! - rule.on)) / 0.1, 9);
});
