import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { market } from '../../test/fixtures/small-market.js';
import type { MarketModel, Measure } from './model.js';
import { solve } from './solve.js';

/** Sellers 0, 1, 2 and buyers 3, 4; buyer 3 is bound. */
function bounded(
  flow: readonly (readonly number[])[],
  share: number | undefined,
  supply = 0.5,
  sigma = 3,
): MarketModel {
  const { nodes, stages } = market(flow, { supply, sigma, choke: 12 });
  return { nodes, stages: share === undefined ? stages : [{ ...stages[0]!, growth: { share, buyers: [3] } }] };
}
const base = [
  [0, 0, 0, 60, 40],
  [0, 0, 0, 30, 100],
  [0, 0, 0, 10, 200],
  [0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0],
];
const ban: Measure = { kind: 'gate', stage: 0, pairs: [3, 4], maxTonnes: 0 };
const at = (i: number, j: number) => i * 5 + j;

describe.each(['sweep', 'newton'] as const)('bounds on growth, by %s', (solver) => {
  it('both other sellers at their bound: demand falls to what they may bring, rents are the rest of the price', () => {
    const found = solve(bounded(base, 0.05), [ban], { solver });
    const { flow, scarcityIndex, price, bounds } = found.stages[0]!;
    expect(found.status).toBe('solved');
    expect(flow[at(1, 3)]).toBeCloseTo(30 + 0.05 * 130, 9);
    expect(flow[at(2, 3)]).toBeCloseTo(10 + 0.05 * 210, 9);
    const v = (57 / 100) ** -4; // 9.5, below the choke of 12 by fifty widths
    expect(scarcityIndex[3]).toBeCloseTo(v, 9);
    for (const { pair, tonnes, multiplier } of bounds) {
      const i = Math.floor(pair / 5);
      const a = base[i]![3]! / 100;
      expect(price[i]! + multiplier).toBeCloseTo(v - Math.log(tonnes / 57 / a) / 3, 9);
    }
    expect(found.money.exporterRent[1]! / (100 * 36.5)).toBeCloseTo(bounds[0]!.multiplier, 9);
    expect(found.certificate.moneyResidual).toBeLessThan(1e-12);
  });

  it('one seller at his bound: the others bring more', () => {
    const free = solve(bounded(base, undefined), [ban], { solver }).stages[0]!;
    const found = solve(bounded(base, 0.2), [ban], { solver }).stages[0]!;
    expect(found.bounds.map(({ pair }) => pair)).toEqual([at(1, 3)]);
    expect(found.flow[at(1, 3)]).toBeCloseTo(30 + 0.2 * 130, 9);
    expect(found.flow[at(2, 3)]!).toBeGreaterThan(free.flow[at(2, 3)]!);
    expect(found.scarcityIndex[3]!).toBeGreaterThan(free.scarcityIndex[3]!);
  });

  it('a bound that does not bind changes no bit', () => {
    const free = solve(bounded(base, undefined), [ban], { solver });
    const found = solve(bounded(base, 5), [ban], { solver });
    expect(found.stages[0]!.flow).toEqual(free.stages[0]!.flow);
    expect(found.stages[0]!.price).toEqual(free.stages[0]!.price);
  });

  it('a share of 0 keeps the base year where nothing happens', () => {
    const found = solve(bounded(base, 0), [], { solver });
    found.stages[0]!.flow.forEach((tonnes, p) => {
      expect(tonnes).toBeCloseTo(base[Math.floor(p / 5)]![p % 5]!, 9);
    });
  });
});

/** Node 3 refines what it mines nothing of, at constant output; it may buy of each seller what it bought, no more. */
function refiner(ore: readonly number[], elsewhere: readonly number[]): MarketModel {
  const flow = ore.map((tonnes, i) => [0, 0, 0, tonnes, elsewhere[i]!]);
  const mined = bounded([...flow, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]], 0).stages[0]!;
  const bought = ore.reduce((a, b) => a + b, 0);
  const last = Float64Array.from({ length: 25 }, (_, p) => (p === at(3, 4) ? bought : 0));
  const { growth: _, ...refined } = mined;
  const output = { ...mined.output, elasticity: new Float64Array(5) };
  const use = (tonnes: number) => new Float64Array(5).fill(tonnes, 4, 5);
  return {
    nodes: 5,
    stages: [
      { ...mined, finalDemand: use(elsewhere.reduce((a, b) => a + b, 0)) },
      { ...refined, basePrice: 300, output, flow: last, finalDemand: use(bought) },
    ],
  };
}

it('demand that answers to no price and is all that the bounds let through: tonnes stay, and of the rents that would do the least', () => {
  const tonnes = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(tonnes, tonnes, fc.double({ min: 0, max: 0.5, noNaN: true }), (ore, elsewhere, lost) => {
      const model = refiner(ore, elsewhere);
      const found = solve(model, [{ kind: 'outage', stage: 0, node: 0, lost }]);
      expect(found.status).toBe('solved');
      const { flow, price, bounds, scarcityIndex } = found.stages[0]!;
      ore.forEach((q, i) => {
        expect(Math.abs(flow[at(i, 3)]! - q)).toBeLessThan(1e-9 * 300);
      });
      const rents = ore.map((_, i) => bounds.find(({ pair }) => pair === at(i, 3))?.multiplier ?? 0);
      expect(Math.min(...rents)).toBeLessThan(1e-6);
      rents.forEach((rent, i) => {
        expect(price[i]! + rent).toBeCloseTo(scarcityIndex[3]!, 6);
      });
    }),
    { numRuns: 60 },
  );
});

it('total surplus never rises when the bound is tightened, and flows keep it', () => {
  const tonnes = fc.double({ min: 0.1, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.array(tonnes, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 0.05, 0.5),
      fc.constantFrom(0.7, 3, 9),
      (flow, share, tighter, supply, sigma) => {
        const loose = solve(bounded(flow, share, supply, sigma), [ban]);
        const tight = solve(bounded(flow, share * tighter, supply, sigma), [ban]);
        for (const found of [loose, tight]) {
          expect(found.status).toBe('solved');
          expect(found.certificate.moneyResidual).toBeLessThan(1e-9);
        }
        expect(tight.money.potential).toBeLessThanOrEqual(
          loose.money.potential + 1e-7 * Math.abs(loose.money.potential),
        );
        const other = solve(bounded(flow, share, supply, sigma), [ban], { solver: 'newton' });
        loose.stages[0]!.flow.forEach((q, p) => {
          expect(Math.abs(q - other.stages[0]!.flow[p]!)).toBeLessThan(1e-6);
        });
      },
    ),
    { numRuns: 60 },
  );
});
