import { describe, expect, it } from 'vitest';
import type { MarketModel, Measure, StageModel } from '../model.js';
import { solve } from '../solve.js';
import { monthMeasures } from './month.js';
import { type PathSpec, runPath } from './path.js';
import type { PathStock } from './stock.js';

const filled = (n: number, value: number) => new Float64Array(n).fill(value);

function stage(flow: readonly (readonly number[])[], final: readonly number[], price: number): StageModel {
  const n = flow.length;
  return {
    basePrice: price,
    flow: Float64Array.from(flow.flat()),
    sigma: 1.5,
    newLink: 0,
    output: { elasticity: filled(n, 0.2), capacity: filled(n, 1.3), shutdown: filled(n, Number.NaN) },
    recovery: filled(n, 0.9),
    secondary: { tonnes: filled(n, 0), elasticity: filled(n, 0.2) },
    finalDemand: Float64Array.from(final),
    demandElasticity: filled(n, 0.15),
    choke: 20,
    ceiling: 1.1,
  };
}

/** A miner (0), another (1), a refiner that buys from both (2): two stages. */
const chain: MarketModel = {
  nodes: 3,
  stages: [
    stage(
      [
        [200, 0, 500],
        [0, 100, 200],
        [0, 0, 0],
      ],
      [200 - 90 / 0.9, 100, 0],
      1000,
    ),
    stage(
      [
        [50, 0, 40],
        [0, 0, 0],
        [300, 130, 200],
      ],
      [350, 130, 240],
      3000,
    ),
  ],
};
const ban: Measure = { kind: 'gate', stage: 0, pairs: [2], maxTonnes: 0 };
const slow = {
  outputElasticity: filled(3, 0.8),
  demandElasticity: filled(3, 0.5),
  sigma: 4,
  outputMonths: 6,
  demandMonths: 8,
  habitMonths: 5,
};
const stock: PathStock = {
  stage: 1,
  node: 2,
  owner: 'buyer',
  tonnes: 40,
  target: 40,
  releaseShare: 0.5,
  on: 1.2,
  full: 2,
  buildShare: 0.2,
  stop: 1.2,
};

describe('a path of months', () => {
  it('is the comparative static on a twelfth where nothing moves', () => {
    const path = runPath(chain, { months: 3, measures: () => [ban] });
    const year = solve(chain, [ban]);
    for (const { equilibrium } of path.months) {
      equilibrium.stages.forEach((found, t) => {
        found.price.forEach((price, i) => {
          const want = year.stages[t]!.price[i]!;
          if (!Number.isNaN(want)) expect(price).toBeCloseTo(want, 10);
        });
        found.supply.forEach((tonnes, i) => {
          expect(tonnes * 12).toBeCloseTo(year.stages[t]!.supply[i]!, 6);
        });
      });
    }
  });

  it('keeps the base year where nothing happens, whatever adjusts and is held', () => {
    const path = runPath(chain, { months: 6, measures: () => [], adjustment: [slow, slow], stocks: [stock] });
    const last = path.months.at(-1)!;
    expect(last.stocks[0]).toBeCloseTo(40, 9);
    expect(last.equilibrium.stages[1]!.price[2]).toBeCloseTo(1, 10);
  });

  it('conserves tonnes: what is made, released and built is used, in every month and over the path', () => {
    const measures: PathSpec['measures'] = (month) => (month >= 1 && month < 5 ? [ban] : []);
    const path = runPath(chain, { months: 24, measures, adjustment: [slow, slow], stocks: [stock] });
    expect(path.status).toBe('solved');
    let moved = 0;
    for (const { equilibrium } of path.months) {
      expect(equilibrium.certificate.relativeExcess).toBeLessThan(1e-9);
      expect(equilibrium.certificate.moneyResidual).toBeLessThan(1e-9);
      equilibrium.stages.forEach((found) => {
        const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
        const made = sum(found.supply) - sum(found.stranded) + sum(found.released);
        expect(made).toBeCloseTo(sum(found.demand) + sum(found.built), 7);
      });
      moved += equilibrium.stages[1]!.built[2]! - equilibrium.stages[1]!.released[2]!;
    }
    expect(path.months.at(-1)!.stocks[0]! - 40).toBeCloseTo(moved, 9);
    expect(Math.min(...path.months.map((month) => month.stocks[0]!))).toBeLessThan(39);
  });

  it('ends in the long run: the static answer at the long elasticities', () => {
    const plain = { ...slow, sigma: 1.5 };
    const path = runPath(chain, { months: 300, measures: () => [ban], adjustment: [plain, plain] });
    const long: MarketModel = {
      nodes: 3,
      stages: chain.stages.map((s) => ({
        ...s,
        output: { ...s.output, elasticity: slow.outputElasticity },
        demandElasticity: slow.demandElasticity,
      })),
    };
    const want = solve(long, [ban]);
    path.months.at(-1)!.equilibrium.stages.forEach((found, t) => {
      found.supply.forEach((tonnes, i) => {
        expect(tonnes * 12).toBeCloseTo(want.stages[t]!.supply[i]!, 3);
      });
    });
  });

  it('moves shares, by habit, to those of the long-run sigma at the prices paid', () => {
    const duty: Measure = { kind: 'wedge', stage: 0, pairs: [2], rate: 0.3 };
    const path = runPath(chain, { months: 200, measures: () => [duty], adjustment: [slow, slow] });
    const { flow, price } = path.months.at(-1)!.equilibrium.stages[0]!;
    const ratio = (500 / 200) * Math.exp(-slow.sigma * (price[0]! + 0.3 - price[1]!));
    expect(flow[2]! / flow[5]!).toBeCloseTo(ratio, 8);
  });

  it('lets buyers fill up between announcement and entry into force', () => {
    const alarmed = { ...stock, stop: 1.6, on: 1.7, alarm: { from: 0, to: 3, multiple: 3 } };
    const measures: PathSpec['measures'] = (month) => (month >= 3 ? [ban] : []);
    const path = runPath(chain, { months: 6, measures, stocks: [alarmed] });
    expect(path.months[2]!.stocks[0]!).toBeGreaterThan(55);
    const bought = path.months.map((m) => m.equilibrium.stages[1]!.built[2]!);
    expect(bought[0]!).toBeGreaterThan(1);
  });

  it('brings new capacity on stream in steps', () => {
    const capacity = [{ stage: 0, node: 1, tonnes: 300, from: 2, rampMonths: 4 }];
    const path = runPath(chain, { months: 8, measures: () => [], capacity });
    const made = path.months.map((m) => m.equilibrium.stages[0]!.supply[1]! * 12);
    expect(made[1]).toBeCloseTo(300, 6);
    expect(made[3]!).toBeGreaterThan(made[2]!);
    expect(made[7]!).toBeGreaterThan(400);
  });

  it('prices a stock that is still short at the end', () => {
    const path = runPath(chain, { months: 2, measures: () => [ban], stocks: [stock] });
    expect(path.short.tonnes[0]).toBeGreaterThan(1);
    expect(path.short.money[0]).toBeGreaterThan(path.short.tonnes[0]! * 3000);
  });
});

it('turns tonnes a year into tonnes a month', () => {
  const year: Measure[] = [{ kind: 'commit', stage: 1, to: 2, tonnes: 24 }, { ...ban, maxTonnes: 12 } as Measure];
  expect(monthMeasures(year)).toEqual([
    { kind: 'commit', stage: 1, to: 2, tonnes: 2 },
    { ...ban, maxTonnes: 1 },
  ]);
});
