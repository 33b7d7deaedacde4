import { describe, expect, it } from 'vitest';
import { market } from '../../test/fixtures/small-market.js';
import type { Measure } from './model.js';
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
