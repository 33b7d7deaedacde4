import { describe, expect, it } from 'vitest';
import type { MarketModel, Measure, StageModel } from '../model.js';
import type { StageAdjustment } from './adjust.js';
import { runPath } from './path.js';
import type { SellerStock } from './seller-stock.js';
import type { PathStock } from './stock.js';

const filled = (n: number, value: number) => new Float64Array(n).fill(value);
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

/** Two sellers and two buyers who are neither; tonnes a year. */
const stage: StageModel = {
  basePrice: 1000,
  flow: Float64Array.from([0, 0, 600, 300, 0, 0, 200, 100, 0, 0, 0, 0, 0, 0, 0, 0]),
  sigma: 1.2,
  newLink: 0,
  output: { elasticity: filled(4, 0.2), capacity: filled(4, 1.3), shutdown: filled(4, Number.NaN) },
  recovery: filled(4, 1),
  secondary: { tonnes: filled(4, 0), elasticity: filled(4, 0.2) },
  finalDemand: Float64Array.from([0, 0, 800, 400]),
  demandElasticity: filled(4, 0.15),
  choke: 20,
  ceiling: 1.1,
};
const market: MarketModel = { nodes: 4, stages: [stage] };
const quota = (maxTonnes: number, leak?: { share: number; cost: number }): Measure => ({
  kind: 'gate',
  stage: 0,
  pairs: [2, 3],
  maxTonnes,
  ...(leak ? { leak } : {}),
});
const slow: StageAdjustment = {
  outputElasticity: filled(4, 0.9),
  demandElasticity: filled(4, 0.6),
  sigma: 4,
  outputMonths: 6,
  demandMonths: 8,
  habitMonths: 5,
};
const step = (months: number) => 1 - Math.exp(-1 / months);

describe('engine, time, clause by clause', () => {
  const held = runPath(market, { months: 3, measures: () => [quota(62)], adjustment: [slow] });
  const [first, second] = held.months.map(({ equilibrium }) => equilibrium.stages[0]!);

  it('output of the second month is S0/12 e^z x^eta, z = a (eta_long - eta_short) ln x of the first', () => {
    const z = step(6) * (0.9 - 0.2) * Math.log(first!.price[1]!);
    expect(second!.supply[1]).toBeCloseTo((300 / 12) * Math.exp(z) * second!.price[1]! ** 0.2, 9);
  });

  it('and the same for demand', () => {
    const z = -step(8) * (0.6 - 0.15) * Math.log(first!.scarcityIndex[2]!);
    expect(second!.demand[2]).toBeCloseTo((800 / 12) * Math.exp(z) * second!.scarcityIndex[2]! ** -0.15, 9);
  });

  it('preferences of the second month are those of habit, at the prices paid, rents included', () => {
    const share = (found: typeof first, i: number) =>
      found!.flow[i * 4 + 2]! / sum(found!.flow.filter((_, p) => p % 4 === 2));
    const base = [0.75, 0.25];
    const [P, Q] = [0, 1].map((i) => first!.scarcityIndex[2]! - Math.log(share(first, i) / base[i]!) / 1.2);
    const [a, b] = [P!, Q!].map((price, i) => base[i]! * Math.exp(-step(5) * (4 - 1.2) * (price - 1)));
    const [P2, Q2] = [0, 1].map((i) => {
      const preference = [a!, b!][i]! / (a! + b!);
      return second!.scarcityIndex[2]! - Math.log(share(second, i) / preference) / 1.2;
    });
    expect(Q2).toBeCloseTo(second!.price[1]!, 9);
    expect(P2).toBeGreaterThan(second!.price[0]!);
  });

  const rule: PathStock = {
    stage: 0,
    node: 2,
    owner: 'buyer',
    tonnes: 100,
    target: 120,
    releaseShare: 0.4,
    on: 1.1,
    full: 1.9,
    buildShare: 0.3,
    stop: 1.05,
  };
  it("a buyer's stock releases min(K, rho K clip(...)) and builds beta max(K* - K, 0) clip(...), market demand is D + build - release", () => {
    const path = runPath(market, { months: 4, measures: (m) => (m > 0 ? [quota(20)] : []), stocks: [rule] });
    let k = 100;
    for (const { equilibrium, stocks } of path.months) {
      const found = equilibrium.stages[0]!;
      const v = found.scarcityIndex[2]!;
      const clip = (x: number) => Math.min(Math.max(x, 0), 1);
      const release = Math.min(k, 0.4 * k * clip((v - 1.1) / 0.8));
      const build = 0.3 * Math.max(120 - k, 0) * clip((1.05 - v) / 0.05);
      expect(found.released[2]).toBeCloseTo(release, 9);
      expect(found.built[2]).toBeCloseTo(build, 9);
      const bought = found.flow[2]! + found.flow[6]!;
      expect(bought).toBeCloseTo(found.demand[2]! + build - release, 8);
      k += build - release;
      expect(stocks[0]).toBeCloseTo(k, 9);
    }
    expect(k).toBeLessThan(95);
  });

  it('the target is raised between announcement and entry into force alone', () => {
    const alarmed = { ...rule, tonnes: 120, on: 1.7, stop: 1.6, alarm: { from: 1, to: 3, multiple: 2 } };
    const path = runPath(market, { months: 6, measures: () => [], stocks: [alarmed] });
    const built = path.months.map(({ equilibrium }) => equilibrium.stages[0]!.built[2]!);
    expect(built.map((tonnes) => tonnes > 0)).toEqual([false, true, true, false, false, false]);
  });

  const own: SellerStock = {
    stage: 0,
    node: 0,
    tonnes: 200,
    releaseShare: 0.5,
    on: 1.2,
    full: 2,
    buildShare: 0.4,
    stop: 1.2,
    most: 0.03,
    orders: [60, 30],
  };
  it("a seller's stock serves orders ahead, is refilled out of later output, and tonnes are conserved over stock and flow", () => {
    const path = runPath(market, { months: 80, measures: () => [], sellerStocks: [own] });
    let k = 200;
    for (const { equilibrium, sellers } of path.months) {
      const found = equilibrium.stages[0]!;
      expect(equilibrium.certificate.moneyResidual).toBeLessThan(1e-9);
      expect(sum(found.supply) - sum(found.stranded)).toBeCloseTo(sum(found.demand), 7);
      k += sellers.aside[0]! - sellers.offered[0]!;
      expect(sellers.held[0]).toBeCloseTo(k, 9);
    }
    expect(path.months[0]!.sellers.offered[0]).toBe(60);
    expect(path.months[0]!.equilibrium.stages[0]!.price[0]).toBeLessThan(1);
    expect(path.months[3]!.sellers.aside[0]).toBeGreaterThan(1);
    expect(path.months[3]!.equilibrium.stages[0]!.price[0]).toBeGreaterThan(1);
    expect(path.months.at(-1)!.sellers.held[0]).toBeGreaterThan(190);
  });

  it('what a seller still misses at the end is charged', () => {
    const path = runPath(market, { months: 2, measures: () => [], sellerStocks: [own] });
    expect(path.sellersShort.tonnes[0]).toBeCloseTo(90, 9);
    expect(path.sellersShort.money[0]).toBeGreaterThanOrEqual(90 * 1000);
  });

  it('a seller whose mine stands still sells from stock while it lasts', () => {
    const outage: Measure = { kind: 'outage', stage: 0, node: 0, lost: 0.7 };
    const { orders: _, ...without } = own;
    const [with_, plain] = [[without], []].map((sellerStocks) =>
      runPath(market, { months: 8, measures: () => [outage], sellerStocks }),
    );
    const sold = (path: typeof with_, month: number) => path!.months[month]!.equilibrium.stages[0]!.supply[0]!;
    expect(sold(with_, 0) - sold(plain, 0)).toBeGreaterThan(40);
    expect(sold(with_, 7) - sold(plain, 7)).toBeLessThan(5);
  });

  it('a leak goes round a ban or a quota, and the steady state of habit is the long run of both ways', () => {
    const leak = { share: 0.1, cost: 0.5 };
    for (const cap of [0, 20]) {
      const path = runPath(market, { months: 300, measures: () => [quota(cap, leak)], adjustment: [slow] });
      const { stages, gates } = path.months.at(-1)!.equilibrium;
      const { price, flow } = stages[0]!;
      const lawful = cap > 0 ? 0.9 * Math.exp(-4 * (price[0]! + gates[0]!.multiplier)) : 0;
      const evading = 0.1 * Math.exp(-4 * (price[0]! + 0.5));
      expect(path.months[0]!.equilibrium.stages[0]!.flow[2]).toBeGreaterThan(1);
      expect(flow[2]! / flow[6]!).toBeCloseTo((0.75 / 0.25) * (lawful + evading) * Math.exp(4 * price[1]!), 7);
    }
  });

  it('idle capacity restarts, and new capacity is built, some months after the price calls for it', () => {
    const capacity = [{ stage: 0, node: 1, tonnes: 90, from: 3, rampMonths: 2, decided: 1.2 }];
    const measures = (month: number) => (month >= 2 ? [quota(20)] : []);
    const [built, plain] = [capacity, []].map((some) => runPath(market, { months: 10, measures, capacity: some }));
    const more = built!.months.map(
      ({ equilibrium }, k) => equilibrium.stages[0]!.supply[1]! - plain!.months[k]!.equilibrium.stages[0]!.supply[1]!,
    );
    // Called for in month 2 (the first of the quota), on stream in half steps from month 6.
    expect(more.map((tonnes) => tonnes > 0.5)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(
      runPath(market, { months: 10, measures: () => [], capacity }).months[9]!.equilibrium.stages[0]!.supply[1],
    ).toBeCloseTo(25, 9);
  });

  it('every month has its own certificate', () => {
    for (const { equilibrium } of held.months) expect(equilibrium.certificate.relativeExcess).toBeLessThan(1e-9);
  });
});
