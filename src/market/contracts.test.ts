import { describe, expect, it } from 'vitest';
import { ban, market } from '../../test/fixtures/small-market.js';
import type { Measure } from './model.js';
import { solve } from './solve.js';

describe('contracts', () => {
  it('a contract with debit redirects metal and adds none; stock adds it', () => {
    const model = market(
      [
        [0, 60, 40],
        [0, 0, 0],
        [0, 0, 0],
      ],
      { supply: 0 },
    );
    const owed = solve(model, [{ kind: 'commit', stage: 0, from: 0, to: 1, tonnes: 30 }]);
    expect(owed.stages[0]!.supply[0]).toBe(100);
    expect(owed.stages[0]!.demand[1]! + owed.stages[0]!.demand[2]!).toBeCloseTo(100, 9);
    expect(owed.stages[0]!.price[0]).toBeCloseTo(1, 9);
    const stock = solve(model, [{ kind: 'commit', stage: 0, to: 1, tonnes: 30 }]);
    expect(stock.stages[0]!.demand[1]! + stock.stages[0]!.demand[2]!).toBeCloseTo(130, 9);
  });

  it('a contract is cut by output, by a ban, by a gate it uses up, in file order', () => {
    const model = market([
      [0, 60, 40],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const commit = (to: number, tonnes: number): Measure => ({ kind: 'commit', stage: 0, from: 0, to, tonnes });
    const outage: Measure = { kind: 'outage', stage: 0, node: 0, lost: 0.5 };
    const cut = solve(model, [commit(1, 30), commit(2, 30), outage]);
    expect(cut.contracts.map((c) => c.tonnes)).toEqual([30, 20]);
    const gate: Measure = { kind: 'gate', stage: 0, pairs: [1], maxTonnes: 20 };
    const gated = solve(model, [commit(1, 15), commit(1, 15), gate]);
    expect(gated.contracts.map((c) => c.tonnes)).toEqual([15, 5]);
    expect(gated.stages[0]!.flow[1]).toBe(0);
    expect(solve(model, [ban([1]), commit(1, 15)]).contracts[0]!.tonnes).toBe(0);
  });

  it('what a contract brings beyond the wish is surplus', () => {
    const model = market([
      [0, 60, 40],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const found = solve(model, [{ kind: 'commit', stage: 0, to: 1, tonnes: 200 }]);
    const v = found.stages[0]!.scarcityIndex[1]!;
    expect(found.contracts[0]!.surplus).toBeCloseTo(200 - 60 * v ** -0.25, 9);
    expect(found.stages[0]!.unserved[1]).toBe(0);
  });
});
