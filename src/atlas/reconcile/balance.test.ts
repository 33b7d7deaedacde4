import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, type Cell } from './balance.js';

const sums = (cells: readonly Cell[], of: 'row' | 'column'): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const cell of cells) found[cell[of]] = (found[cell[of]] ?? 0) + cell.value;
  return found;
};

describe('balance', () => {
  it('meets both margins and keeps cross ratios of the prior', () => {
    const prior: Cell[] = [
      { row: 'a', column: 'x', value: 1 },
      { row: 'a', column: 'y', value: 2 },
      { row: 'b', column: 'x', value: 3 },
      { row: 'b', column: 'y', value: 4 },
    ];
    const { cells, moved } = balance(
      prior,
      new Map([
        ['a', 40],
        ['b', 60],
      ]),
      new Map([
        ['x', 50],
        ['y', 50],
      ]),
    );
    expect(sums(cells, 'row')).toEqual({ a: expect.closeTo(40, 9), b: expect.closeTo(60, 9) });
    expect(sums(cells, 'column')).toEqual({ x: expect.closeTo(50, 9), y: expect.closeTo(50, 9) });
    const [ax, ay, bx, by] = cells.map((c) => c.value) as [number, number, number, number];
    expect((ax * by) / (ay * bx)).toBeCloseTo((1 * 4) / (2 * 3), 9);
    expect(moved).toBeGreaterThan(0);
  });

  it('lowers a row whose only column is too small and publishes the slack', () => {
    const prior: Cell[] = [
      { row: 'IRN', column: 'x', value: 1 },
      { row: 'CHL', column: 'y', value: 1 },
    ];
    const result = balance(
      prior,
      new Map([
        ['IRN', 10],
        ['CHL', 5],
      ]),
      new Map([
        ['x', 4],
        ['y', 5],
      ]),
    );
    expect(result.rowSlack.get('IRN')).toBeCloseTo(6, 9);
    expect(result.cells.find((c) => c.row === 'IRN')?.value).toBeCloseTo(4, 9);
    expect(result.columnSlack.get('y')).toBeCloseTo(0, 9);
  });

  it('moves nothing when the prior already fits', () => {
    const prior: Cell[] = [
      { row: 'a', column: 'x', value: 3 },
      { row: 'b', column: 'y', value: 7 },
    ];
    const { moved, cells } = balance(
      prior,
      new Map([
        ['a', 3],
        ['b', 7],
      ]),
      new Map([
        ['x', 3],
        ['y', 7],
      ]),
    );
    expect(moved).toBe(0);
    expect(cells).toEqual(prior);
  });

  it('fits feasible random matrices of full support to 1e-9', () => {
    const positive = fc.double({ min: 0.2, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(positive, { minLength: 12, maxLength: 12 }),
        fc.array(positive, { minLength: 12, maxLength: 12 }),
        (a, b) => {
          const rows = ['r0', 'r1', 'r2'];
          const columns = ['c0', 'c1', 'c2', 'c3'];
          const cell = (values: readonly number[]): Cell[] =>
            rows.flatMap((row, i) => columns.map((column, j) => ({ row, column, value: values[4 * i + j]! })));
          const target = cell(b);
          const result = balance(
            cell(a),
            new Map(Object.entries(sums(target, 'row'))),
            new Map(Object.entries(sums(target, 'column'))),
          );
          const whole = b.reduce((s, v) => s + v, 0);
          for (const slack of [...result.rowSlack.values(), ...result.columnSlack.values()])
            expect(Math.abs(slack)).toBeLessThan(1e-9 * whole);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});
