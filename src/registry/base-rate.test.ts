import { describe, expect, it } from 'vitest';
import { baseRate } from './base-rate.js';

describe('the base rate', () => {
  it('gives the numbers of Python (beta quantiles of SciPy 1.10) for the cautious one', () => {
    const { cautious, pooled, mostLikely } = baseRate([
      { id: 'a', signed: 71, became: 1 },
      { id: 'b', signed: 73, became: 11 },
      { id: 'c', signed: 79, became: 18 },
      { id: 'd', signed: 9, became: 9, fit: false },
    ]);
    expect(pooled).toEqual({ became: 30, signed: 223, share: 30 / 223 });
    expect(cautious.mean).toBeCloseTo(1.5 / 72, 12);
    expect(cautious.p05).toBeCloseTo(0.0024834, 5);
    expect(cautious.p95).toBeCloseTo(0.0537314, 4);
    expect(mostLikely.mean).toBeCloseTo(0.128726, 5);
    expect(mostLikely.spread).toBeCloseTo(0.089137, 5);
    expect([mostLikely.p05, mostLikely.p95].map((one) => Math.round(one * 1000))).toEqual([13, 327]);
  });
  it('is the plain binomial where the counts agree', () => {
    const { mostLikely } = baseRate([
      { id: 'a', signed: 50, became: 5 },
      { id: 'b', signed: 100, became: 10 },
    ]);
    expect(mostLikely.mean).toBeCloseTo(0.1, 5);
    expect(mostLikely.spread).toBeLessThan(1e-5);
  });
});
