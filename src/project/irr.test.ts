import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internalRates } from './irr.js';
import { npv } from './npv.js';

/** Flows whose rates of return are the ones given: the product of (1+r_i) x - 1, x = 1/(1+r). */
const flowOf = (rates: readonly number[]) =>
  rates.reduce<number[]>(
    (flow, r) => {
      const next = new Array<number>(flow.length + 1).fill(0);
      flow.forEach((f, i) => {
        next[i]! -= f;
        next[i + 1]! += f * (1 + r);
      });
      return next;
    },
    [1],
  );

describe('internal rates of return', () => {
  it('are all found', () => {
    const rates = internalRates([-100, 230, -132]);
    expect(rates).toHaveLength(2);
    expect(rates[0]).toBeCloseTo(0.1, 12);
    expect(rates[1]).toBeCloseTo(0.2, 12);
  });
  it('are those the flows were made from, negative ones and zero included', () => {
    for (const rates of [[-0.5, 0, 0.25], [0.05], [0, 1], [-0.2, 0.07, 0.4, 3]]) {
      const found = internalRates(flowOf(rates));
      expect(found).toHaveLength(rates.length);
      found.forEach((r, i) => {
        expect(r).toBeCloseTo(rates[i]!, 8);
      });
    }
  });
  it('are none where the flows never change sign, or are nothing', () => {
    expect([internalRates([1, 2]), internalRates([0, 0]), internalRates([]), internalRates([5])]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
  it('solve the published Bullock Gold Mining case', () => {
    const flow = [-750, 130, 180, 190, 245, 205, 155, 135, 95, -75];
    expect(npv(flow, 0.12, 'start')).toBeCloseTo(67.747, 3);
    const rates = internalRates(flow);
    expect(rates).toHaveLength(2);
    expect(rates[1]).toBeCloseTo(0.14722, 5);
  });
  it('are roots, of 45 years too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 45 }), (flow) => {
        for (const r of internalRates(flow)) {
          expect(r).toBeGreaterThan(-1);
          const terms = flow.map((f, k) => Math.abs(f) * (1 + r) ** -k);
          const scale = terms.reduce((a, b) => a + b, 0);
          expect(Math.abs(npv(flow, r, 'start')) / scale).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });
});
