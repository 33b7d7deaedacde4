import { describe, expect, it } from 'vitest';
import { ban, filled, market } from '../../test/fixtures/small-market.js';
import type { Measure } from './model.js';
import { solve } from './solve.js';

const pair = (i: number, j: number, n = 2) => i * n + j;
const both = ['sweep', 'newton'] as const;

describe.each(both)('closed forms, by %s', (solver) => {
  it('one seller, one buyer, an outage: (1-l) x^eta = x^-eps', () => {
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [{ kind: 'outage', stage: 0, node: 0, lost: 0.3 }],
      { solver },
    );
    const x = 0.7 ** (-1 / 0.75);
    expect(found.stages[0]!.price[0]).toBeCloseTo(x, 12);
    expect(found.stages[0]!.demand[1]).toBeCloseTo(50 * x ** -0.25, 10);
    expect(found.money.buyerLoss[1]).toBeCloseTo((100 * 50 * (x ** 0.75 - 1)) / 0.75, 7);
  });

  it('one seller, a wedge: x^eta = (x + tau)^-eps', () => {
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [{ kind: 'wedge', stage: 0, pairs: [1], rate: 0.4 }],
      { solver },
    );
    const x = found.stages[0]!.price[0]!;
    expect(x ** 0.5).toBeCloseTo((x + 0.4) ** -0.25, 12);
    expect(found.stages[0]!.averagePrice[1]).toBeCloseTo(x + 0.4, 12);
    expect(found.money.importerTreasury[1]).toBeCloseTo(100 * 0.4 * found.stages[0]!.demand[1]!, 8);
  });

  it('one seller, a quota: the rent is what separates supply from demand at the cap', () => {
    const gate: Measure = { kind: 'gate', stage: 0, pairs: [1], maxTonnes: 30, rentTo: 'importer' };
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [gate],
      { solver },
    );
    const x = 0.6 ** 2;
    const v = 0.6 ** -4;
    expect(found.stages[0]!.price[0]).toBeCloseTo(x, 10);
    expect(found.gates[0]!.multiplier).toBeCloseTo(v - x, 9);
    expect(found.gates[0]!.flowTonnes).toBeCloseTo(30, 9);
    expect(found.money.importerTreasury[1]).toBeCloseTo(100 * 30 * (v - x), 6);
  });

  it('a ban with two sellers: the index pays for the lost variety', () => {
    const model = market(
      [
        [0, 60, 0],
        [0, 0, 0],
        [0, 40, 0],
      ],
      { supply: 0.5 },
    );
    const found = solve(model, [ban([pair(0, 1, 3)])], { solver });
    const x = found.stages[0]!.price[2]!;
    const v = x - Math.log(0.4) / 3;
    expect(found.stages[0]!.scarcityIndex[1]).toBeCloseTo(v, 11);
    expect(40 * x ** 0.5).toBeCloseTo(100 * v ** -0.25, 9);
  });

  it('capacity: the price is what demand pays for it', () => {
    const model = market(
      [
        [0, 60, 0],
        [0, 0, 0],
        [0, 40, 0],
      ],
      { capacity: 1.1 },
    );
    const found = solve(model, [ban([pair(0, 1, 3)])], { solver });
    const v = (44 / 100) ** -4;
    expect(found.stages[0]!.supply[2]).toBeCloseTo(44, 9);
    expect(found.stages[0]!.price[2]).toBeCloseTo(v + Math.log(0.4) / 3, 8);
  });
});

describe('closed forms', () => {
  it('a stranded seller: constant supply that no one may buy has price 0 and is left over', () => {
    const model = market(
      [
        [10, 60],
        [0, 40],
      ],
      { supply: 0, demand: 0.5 },
    );
    const found = solve(model, [ban([0, 1])]);
    expect([found.stages[0]!.price[0], found.stages[0]!.stranded[0]]).toEqual([0, 70]);
    expect(found.stages[0]!.supply[1]).toBe(40);
  });

  it('a seller with constant supply and too little demand: price 0, the rest stranded', () => {
    const model = market(
      [
        [5, 60],
        [0, 40],
      ],
      { supply: 0, demand: 0.5 },
    );
    const ceiling = { ...model, stages: [{ ...model.stages[0]!, ceiling: 1.1 }] };
    const found = solve(ceiling, [ban([1])]);
    expect(found.stages[0]!.price[0]).toBe(0);
    expect(found.stages[0]!.demand[0]).toBeCloseTo(5.5, 9);
    expect(found.stages[0]!.stranded[0]).toBeCloseTo(59.5, 9);
  });

  it('a buyer with no seller: no price, all of the wish unserved, at the choke or at 1', () => {
    const model = (choke: number) =>
      market(
        [
          [10, 60],
          [0, 0],
        ],
        { choke },
      );
    const free = solve(model(Infinity), [ban([1])]);
    expect([free.stages[0]!.scarcityIndex[1], free.stages[0]!.unserved[1]]).toEqual([Number.NaN, 60]);
    const choked = solve(model(16), [ban([1])]);
    expect(choked.stages[0]!.unserved[1]).toBeCloseTo(60 * 16 ** -0.25, 12);
    expect(choked.stages[0]!.demand[1]).toBe(0);
  });

  it('demand fixed above what can be delivered is infeasible, and says so', () => {
    const model = market(
      [
        [0, 50, 50],
        [0, 0, 0],
        [0, 0, 0],
      ],
      { supply: 0 },
    );
    const refining = {
      ...model.stages[0]!,
      basePrice: 300,
      flow: Float64Array.from([0, 0, 0, 0, 50, 0, 0, 0, 50]),
      output: { elasticity: filled(3, 0), capacity: filled(3, Infinity), shutdown: filled(3, Number.NaN) },
      finalDemand: Float64Array.from([0, 50, 50]),
    };
    const chain = { nodes: 3, stages: [{ ...model.stages[0]!, finalDemand: filled(3, 0) }, refining] };
    const found = solve(chain, [{ kind: 'outage', stage: 0, node: 0, lost: 0.2 }]);
    expect(found.status).toBe('infeasible');
    expect(found.reason).toContain('prices rise without end');
  });

  it('an ad valorem duty is a rate of the new price', () => {
    const duty: Measure = { kind: 'wedge', stage: 0, pairs: [1], rate: 0.25, adValorem: true };
    const found = solve(
      market([
        [0, 50],
        [0, 0],
      ]),
      [duty],
    );
    const x = found.stages[0]!.price[0]!;
    expect(x ** 0.5).toBeCloseTo((1.25 * x) ** -0.25, 10);
    expect(found.money.importerTreasury[1]).toBeCloseTo(100 * 0.25 * x * found.stages[0]!.demand[1]!, 7);
    expect(found.certificate.moneyResidual).toBeLessThan(1e-10);
  });

  it('a steep mine that a subsidy lets sell at almost nothing is not taken for stranded', () => {
    const model = market(
      [
        [0, 60, 0],
        [0, 0, 0],
        [0, 40, 0],
      ],
      { supply: 0.05 },
    );
    const found = solve(model, [
      { kind: 'wedge', stage: 0, pairs: [1], rate: -0.01, to: 'cost' },
      { kind: 'gate', stage: 0, pairs: [1], maxTonnes: 0.6 },
    ]);
    expect(found.status).toBe('solved');
    expect(found.stages[0]!.supply[0]).toBeCloseTo(0.6, 9);
    expect(found.stages[0]!.stranded[0]).toBe(0);
  });
});
