import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  conditionalValueAtRisk,
  exp,
  interval,
  log,
  normalQuantile,
  philox,
  pow,
  quantile,
  uniform,
} from './index.js';

describe('elementary functions', () => {
  it('agree with the platform to 4e-16 relative', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4.5e-16);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const want = Math.log(x);
        expect(Math.abs(log(x) - want)).toBeLessThanOrEqual(4.5e-16 * Math.abs(want) + 1e-300);
      }),
    );
  });
  it('know their limits', () => {
    expect([exp(-1000), exp(1000), exp(0), log(0), log(1), pow(0, 0.4), pow(3, 0)]).toEqual([
      0,
      Infinity,
      1,
      -Infinity,
      0,
      0,
      1,
    ]);
    expect(log(-1)).toBeNaN();
    expect(exp(-740)).toBeGreaterThan(0);
    expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10);
  });
});

describe('random numbers', () => {
  it('give the known answers of Random123', () => {
    expect(philox([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    const f = 0xffffffff;
    expect(philox([f, f, f, f], [f, f])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
  });
  it('are uniform, and normal after the quantile function', () => {
    const n = 4000;
    let sum = 0;
    let square = 0;
    for (let i = 0; i < n; i++) {
      const z = normalQuantile(uniform(7, 'event', i, 'sigma'));
      sum += z;
      square += z * z;
    }
    expect(Math.abs(sum / n)).toBeLessThan(0.06);
    expect(Math.abs(square / n - 1)).toBeLessThan(0.08);
  });
  it('depend on every key', () => {
    const u = uniform(1, 'a', 1, 'x');
    expect(
      new Set([
        u,
        uniform(2, 'a', 1, 'x'),
        uniform(1, 'b', 1, 'x'),
        uniform(1, 'a', 2, 'x'),
        uniform(1, 'a', 1, 'y'),
        uniform(2 ** 32 + 1, 'a', 1, 'x'),
      ]).size,
    ).toBe(6);
  });
  it('invert the normal distribution at published points', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
  });
});

describe('order statistics', () => {
  it('are of type 7', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4, 15);
    expect(interval([3, 1, 2])).toEqual({ mean: 2, p05: 1.1, p50: 2, p95: 2.9 });
  });
  it('average the worst share', () => {
    expect(conditionalValueAtRisk([0, 0, 0, 10], 0.5)).toBe(5);
    expect(conditionalValueAtRisk([1, 2, 3, 4], 0.9)).toBe(4);
  });
});

describe('canonical text', () => {
  it('does not depend on the order of keys and refuses what JSON cannot say', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (d) => {
        const reversed = Object.fromEntries(Object.entries(d).reverse());
        expect(canonical(reversed)).toBe(canonical(d));
        expect(JSON.parse(canonical(d))).toEqual({ ...d });
      }),
    );
    expect(() => canonical(Number.NaN)).toThrow(TypeError);
  });
});
