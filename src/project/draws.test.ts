import { describe, expect, it } from 'vitest';
import { projectWith } from '../../test/fixtures/project-file.js';
import { exp, log, normalQuantile, uniform } from '../base/index.js';
import { readOrRefuse, regimeFile } from '../study/index.js';
import { distribution, drawParties } from './draws.js';
import { caseOf } from './evaluate.js';
import { exchangeOf } from './plan.js';
import { averageVariances, cholesky, fitPrices, innovationCorrelation, yearStep } from './price-model.js';
import { publishedOverrun, scenarios, triangular } from './scenario.js';
import { tornado } from './tornado.js';
import { valueOfWaiting } from './waiting.js';

/** A series made by the model itself: half-life of 2.9 years, 5 % a month, mean 100. */
function made(name: string, months = 2000) {
  let x = 0;
  const values = Array.from({ length: months }, (_, t) => {
    x = 0.98 * x + 0.05 * normalQuantile(uniform(3, 'series', t, name));
    return 100 * exp(x);
  });
  return { mineral: name, unit: 'usd-per-t', first: '1850-01', values, rows: [] };
}

const mineWith = (more: object) =>
  projectWith({
    discount: { firm: 0.1, host: 0.1, home: 0.05, project: 0.08 },
    products: [{ mineral: 'tin', price: 100, tonnes: [0, 10, 10, 10, 10] }],
    operating: [0, 300, 300, 300, 300],
    capital: [
      { class: 'exploration', spend: [50] },
      { class: 'plant', spend: [1000] },
    ],
    owners: [
      { party: 'firm', country: 'KOR', share: 0.7 },
      { party: 'host-state', share: 0.3, terms: 'carried', rate: 0.1 },
    ],
    ...more,
  });
const regime = readOrRefuse(
  regimeFile,
  JSON.stringify({
    format: 'lodeward-regime/1',
    country: 'XXA',
    levies: [
      { kind: 'royalty', rate: 0.05, range: [0, 0.05], status: 'unverified' },
      { kind: 'income-tax', brackets: [[0, 0.25]] },
    ],
  }),
  'r',
);
const caseWith = (more: object = {}) =>
  caseOf(mineWith(more), { regime, programmes: new Map(), exchange: exchangeOf({}, 'test') });
const models = new Map([['tin', fitPrices(made('tin'))]]);

describe('the price model', () => {
  it('finds the process that made a series', () => {
    const { b, sigma, mean } = models.get('tin')!;
    expect(b).toBeCloseTo(0.98, 2);
    expect(sigma).toBeGreaterThan(0.04);
    expect(sigma).toBeLessThan(0.06);
    expect(Math.abs(mean - log(100))).toBeLessThan(0.15);
  });
  it('steps a year as twelve monthly steps do', () => {
    const step = yearStep({ b: 0.98, sigma: 0.05 });
    let [variance, s1, s2, s12] = [0, 0, 0, 0];
    for (let i = 0; i < 12; i++) variance = 0.98 ** 2 * variance + 0.05 ** 2;
    expect(step.endSd ** 2).toBeCloseTo(variance, 14);
    const n = 4000;
    for (let d = 0; d < n; d++) {
      let x = 0;
      let average = 0;
      for (let i = 0; i < 12; i++) {
        x = 0.98 * x + 0.05 * normalQuantile(uniform(5, 'step', d, String(i)));
        average += x / 12;
      }
      s1 += average ** 2 / n;
      s2 += x ** 2 / n;
      s12 += (average * x) / n;
    }
    expect(Math.sqrt(s1) / step.averageSd).toBeCloseTo(1, 1);
    expect(s12 / Math.sqrt(s1 * s2)).toBeCloseTo(step.correlation, 1);
  });
  it('keeps the deck as the mean of the draws, and spreads them as it says', () => {
    const next = scenarios(caseWith(), models, 1);
    const n = 6000;
    const last = Array.from({ length: n }, (_, d) => next(d).plan.products[0]!.price[4]!);
    const { meanSd } = models.get('tin')!;
    const sd = Math.sqrt(averageVariances(yearStep(models.get('tin')!), meanSd, 5)[4]!);
    const logs = last.map((p) => log(p));
    const mean = logs.reduce((s, x) => s + x, 0) / n;
    expect(last.reduce((s, x) => s + x, 0) / n / 100).toBeCloseTo(1, 1);
    expect(Math.sqrt(logs.reduce((s, x) => s + (x - mean) ** 2, 0) / n) / sd).toBeCloseTo(1, 1);
  });
  it('correlates what was correlated', () => {
    const a = fitPrices(made('tin', 600));
    expect(innovationCorrelation(a, a)).toBeCloseTo(1, 12);
    expect(innovationCorrelation(a, { ...a, first: '1950-01' })).toBeLessThan(0.3);
    const l = cholesky([
      [1, 0.6],
      [0.6, 1],
    ]);
    expect(l[1]).toEqual([0.6, 0.8]);
    expect(
      cholesky([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ])[2]!.every(Number.isFinite),
    ).toBe(true);
  });
});

describe('draws', () => {
  it('are the same for the same seed, whatever their number, and others for another', () => {
    const c = caseWith({
      odds: { success: 0.6, delayYears: [0, 1, 2], overrun: [1, 1.1, 1.5], grade: [0.9, 1, 1.05] },
    });
    const [a, b, other] = [drawParties(c, models, 50, 7), drawParties(c, models, 80, 7), drawParties(c, models, 50, 8)];
    expect(Array.from(a.npv['firm']!)).toEqual(Array.from(b.npv['firm']!.slice(0, 50)));
    expect(Array.from(a.npv['firm']!)).not.toEqual(Array.from(other.npv['firm']!));
  });
  it('fail as often as said, and lose the exploration alone', () => {
    const d = distribution(caseWith({ odds: { success: 0.6 } }), models, 4000, 1);
    expect(d.failed).toBeCloseTo(0.4, 1);
    expect(d.lossGivenFailure['firm']).toBeCloseTo(-50 / 1.1, 9);
    expect(d.tonnes[2]!.odds).toBeCloseTo(0.6, 1);
  });
  it('stand for a twentieth each: the middle ones are about the median, those below zero about its share', () => {
    const { npvTwentieths, npv, firmNpvBelowZero } = distribution(
      caseWith({ odds: { success: 0.6 } }),
      models,
      4000,
      1,
    );
    const points = npvTwentieths['firm'] as readonly number[];
    expect(points).toHaveLength(20);
    expect(points).toEqual([...points].sort((a, b) => a - b));
    const { p50 } = npv['firm'] as { p50: number };
    expect(points[9]).toBeLessThanOrEqual(p50);
    expect(points[10]).toBeGreaterThanOrEqual(p50);
    const below = points.filter((value) => value < 0).length / 20;
    expect(Math.abs(below - (firmNpvBelowZero as number))).toBeLessThanOrEqual(0.05);
  });
  it('without anything uncertain are the base case', () => {
    const fixed = readOrRefuse(
      regimeFile,
      JSON.stringify({ format: 'lodeward-regime/1', country: 'XXA', levies: [{ kind: 'royalty', rate: 0.05 }] }),
      'r',
    );
    const c = caseOf(mineWith({}), { regime: fixed, programmes: new Map(), exchange: exchangeOf({}, 'test') });
    const d = distribution(c, new Map(), 10, 1);
    const npv = d.npv['firm'] as { p05: number; p95: number };
    expect(npv.p05).toBe(npv.p95);
    expect(d.pricesDrawn['tin']).toEqual({ how: 'not-drawn' });
  });
  it('draw the points of an uncertain rate, and the tornado shows them', () => {
    const c = caseWith();
    const next = scenarios(c, new Map(), 1);
    const points = Array.from({ length: 500 }, (_, d) => next(d).points[0]!);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...points)).toBeLessThanOrEqual(0.05);
    expect(points.reduce((s, x) => s + x, 0) / 500).toBeCloseTo(0.025, 2);
    expect(tornado(c).find((bar) => bar.input === 'XXA/royalty')!.range).toBe('declared');
  });
  it('stay inside declared triples; the published overrun has its three moments', () => {
    const us = Array.from({ length: 20000 }, (_, d) => uniform(1, 'o', d, 'u'));
    const vs = Array.from({ length: 20000 }, (_, d) => uniform(1, 'o', d, 'v'));
    const overrun = us.map((u, d) => publishedOverrun(u, vs[d]!));
    const share = (test: (x: number) => boolean) => overrun.filter(test).length / overrun.length;
    expect(overrun.reduce((s, x) => s + x, 0) / overrun.length).toBeCloseTo(1.14, 1);
    expect(share((x) => x >= 2)).toBeCloseTo(0.08, 2);
    expect(triangular([1, 1, 1], 0.3)).toBe(1);
    expect([0.001, 0.5, 0.999].map((u) => triangular([0, 1, 3], u)).every((x) => x >= 0 && x <= 3)).toBe(true);
    const mean = us.reduce((s, u) => s + triangular([0, 1, 3], u), 0) / us.length;
    expect(mean).toBeCloseTo(4 / 3, 1);
  });
});

describe('the value of waiting', () => {
  it('is never negative, grows with the spread of prices, and is missing without a model', () => {
    const c = caseWith({ products: [{ mineral: 'tin', price: 75, tonnes: [0, 10, 10, 10, 10] }] });
    const at = (sigma: number) =>
      valueOfWaiting(c, { ...models.get('tin')!, sigma }) as { value: number; now: number; beginAt: number };
    expect(at(0.02).value).toBeGreaterThanOrEqual(0);
    expect(at(0.1).value).toBeGreaterThan(at(0.05).value);
    expect(valueOfWaiting(c, undefined)).toMatchObject({ missing: { code: 'no-price-model' } });
  });
});
