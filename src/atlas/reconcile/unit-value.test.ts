import { describe, expect, it } from 'vitest';
import type { Adjustment } from './adjustment.js';
import { mirrorFlow } from './mirror.js';
import type { PairReports, Report } from './report.js';
import { referenceUnitValue } from './unit-value.js';

const report = (side: Report['side'], usd: number | undefined, tonnes: number | undefined): Report => ({
  side,
  fill: false,
  ...(usd === undefined ? {} : { usd }),
  ...(tonnes === undefined ? {} : { tonnes }),
  rows: [`${side}-${tonnes}`],
});
const pair = (...reports: Report[]): PairReports => ({ exporter: 'LAO', importer: 'IND', reports });
const band = { low: 0.5, high: 2 };

function mirrored(p: PairReports, reference: number | undefined) {
  const notes: Omit<Adjustment, 'market' | 'stage'>[] = [];
  return { flow: mirrorFlow(p, reference, band, (a) => notes.push(a)), notes };
}

describe('unit values', () => {
  it('takes the value-weighted median, so that one absurd parcel does not move it', () => {
    const pairs = [
      pair(report('importer', 900, 100)),
      pair(report('importer', 1000, 100)),
      pair(report('importer', 10, 1000)),
    ];
    expect(referenceUnitValue(pairs)).toBe(10);
    expect(referenceUnitValue([pair(report('importer', 900, undefined))])).toBeUndefined();
  });

  it('replaces the weight of an absurd unit value by value over reference and notes it', () => {
    const { flow, notes } = mirrored(pair(report('reconciled', 2088 * 5930, 5930)), 26_000);
    expect(flow?.tonnes).toBeCloseTo((2088 * 5930) / 26_000, 9);
    expect(flow?.status).toBe('estimated');
    expect(notes.map((n) => n.kind)).toEqual(['unit-value']);
    expect(flow!.low).toBeLessThan(flow!.tonnes * 0.51);
  });

  it('keeps a weight at either end of the band', () => {
    for (const price of [13_000, 52_000])
      expect(mirrored(pair(report('importer', price * 10, 10)), 26_000).flow?.tonnes).toBe(10);
  });
});

describe('mirror values', () => {
  it('believes the first of two that agree and spans both', () => {
    const { flow, notes } = mirrored(pair(report('importer', 1000, 100), report('exporter', 950, 110)), 10);
    expect(flow).toMatchObject({ tonnes: 100, low: 100, high: 110, status: 'complete' });
    expect(notes).toEqual([]);
  });

  it('prefers the saner unit value where they differ by more than a quarter, and says so', () => {
    const { flow, notes } = mirrored(pair(report('importer', 1000, 60), report('exporter', 1000, 98)), 10);
    expect(flow).toMatchObject({ tonnes: 98, low: 60, high: 98, status: 'partial' });
    expect(notes.map((n) => [n.kind, n.tonnes])).toEqual([['mirror', 38]]);
  });

  it('stays with the first where the values differ too: transit or coverage, not a wrong weight', () => {
    const { flow, notes } = mirrored(pair(report('importer', 9000, 1000), report('exporter', 400, 40)), 10);
    expect(flow).toMatchObject({ tonnes: 1000, low: 40, high: 1000, status: 'partial' });
    expect(notes).toEqual([]);
  });

  it('lets an imputed weight give way to a reported one', () => {
    const { flow } = mirrored(pair(report('importer', 1000, 1e6), report('exporter', 1000, 90)), 10);
    expect(flow).toMatchObject({ tonnes: 90, low: 81, high: expect.closeTo(99, 9), status: 'partial' });
  });

  it('imputes a missing weight, and has no flow where nothing can be imputed', () => {
    expect(mirrored(pair(report('reconciled', 1000, undefined)), 10).flow?.tonnes).toBe(100);
    expect(mirrored(pair(report('reconciled', 1000, undefined)), undefined).flow).toBeUndefined();
  });
});
