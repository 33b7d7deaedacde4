import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reported } from '../../../test/fixtures/rows.js';
import type { Adjustment } from './adjustment.js';
import { Flows, total } from './flows.js';
import { traceReExports } from './re-export.js';

function matrix(cells: readonly (readonly [string, string, number])[]): Flows {
  const flows = new Flows();
  for (const [exporter, importer, tonnes] of cells)
    flows.add({ ...reported(exporter, importer, tonnes), inputs: [`${exporter}-${importer}`] });
  return flows;
}

function trace(flows: Flows, own: Record<string, number>, processors: readonly string[] = []) {
  const notes: Omit<Adjustment, 'market' | 'stage'>[] = [];
  traceReExports(
    flows,
    (c) => own[c] ?? 0,
    new Set(processors),
    (a) => notes.push(a),
  );
  return notes;
}

describe('re-exports', () => {
  it('leads a pure hub back to its suppliers', () => {
    const flows = matrix([
      ['CHN', 'NLD', 60],
      ['MOZ', 'NLD', 20],
      ['NLD', 'DEU', 40],
    ]);
    trace(flows, { CHN: 100, MOZ: 100 });
    expect(flows.get('NLD', 'DEU')).toBeUndefined();
    expect(flows.get('CHN', 'DEU')?.tonnes).toBeCloseTo(30, 12);
    expect(flows.get('MOZ', 'DEU')?.tonnes).toBeCloseTo(10, 12);
    expect(flows.imports('NLD')).toBeCloseTo(40, 12);
    expect(flows.get('CHN', 'DEU')?.status).toBe('estimated');
  });

  it('lets own product leave first: imports are touched only beyond it', () => {
    const flows = matrix([
      ['CHN', 'KOR', 52],
      ['KOR', 'POL', 6],
    ]);
    expect(trace(flows, { CHN: 1000, KOR: 9.6 })).toEqual([]);
    expect(flows.get('KOR', 'POL')?.tonnes).toBe(6);
    expect(flows.get('CHN', 'KOR')?.tonnes).toBe(52);
  });

  it('never goes through a country that processes', () => {
    const flows = matrix([
      ['PER', 'NLD', 40],
      ['NLD', 'DEU', 30],
    ]);
    trace(flows, { PER: 40 }, ['NLD']);
    expect(flows.get('NLD', 'DEU')?.tonnes).toBe(30);
    expect(flows.get('PER', 'DEU')).toBeUndefined();
  });

  it('cuts what neither output nor imports explain and says how much', () => {
    const flows = matrix([
      ['CHN', 'MEX', 1],
      ['MEX', 'USA', 7],
    ]);
    const notes = trace(flows, { CHN: 100, MEX: 1.3 });
    expect(notes.find((n) => n.kind === 'excess-export')?.tonnes).toBeCloseTo(4.7, 12);
    expect(flows.get('MEX', 'USA')?.tonnes).toBeCloseTo(1.3, 12);
    expect(flows.get('CHN', 'USA')?.tonnes).toBeCloseTo(1, 12);
  });

  it('goes through a chain of hubs', () => {
    const flows = matrix([
      ['CHN', 'NLD', 30],
      ['NLD', 'AUT', 20],
      ['AUT', 'CZE', 20],
    ]);
    trace(flows, { CHN: 30 });
    expect(flows.get('CHN', 'CZE')?.tonnes).toBeCloseTo(20, 12);
    expect(flows.imports('AUT')).toBeCloseTo(0, 12);
  });

  it('leaves no country selling more than it makes on random matrices', () => {
    const codes = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
    const cell = fc.tuple(
      fc.constantFrom(...codes),
      fc.constantFrom(...codes),
      fc.double({ min: 0.1, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 15 }),
        fc.array(fc.double({ min: 0, max: 80, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (cells, outputs) => {
          const flows = matrix(cells.filter(([a, b]) => a !== b));
          const own = Object.fromEntries(codes.map((c, n) => [c, outputs[n]!]));
          const before = total(flows.list());
          trace(flows, own);
          for (const c of codes) expect(flows.exports(c)).toBeLessThanOrEqual(own[c]! + 1e-9 * (1 + before));
          for (const f of flows.list()) expect(f.tonnes).toBeGreaterThan(0);
          expect(total(flows.list())).toBeLessThanOrEqual(before * (1 + 1e-12));
        },
      ),
    );
  });
});
