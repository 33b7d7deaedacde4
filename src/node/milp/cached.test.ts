import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Milp } from '../../portfolio/index.js';
import { CachedSolver, highsSolver } from './index.js';

const model = (high: number): Milp => ({
  columns: [3, 2, 4].map((value, k) => ({ name: `z${k}`, cost: -value, low: 0, high: 1, kind: 'binary' as const })),
  rows: [{ name: 'budget', index: [0, 1, 2], coefficient: [2, 1, 3], low: -Infinity, high }],
});

it('reads a programme it has solved, with the same answer, and solves another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-plans-'));
  try {
    const highs = await highsSolver();
    let solved = 0;
    const counted = {
      name: highs.name,
      solve: (...asked: Parameters<typeof highs.solve>) => {
        solved++;
        return highs.solve(...asked);
      },
    };
    const limits = { seconds: 10, gap: 1e-6 };
    const solver = new CachedSolver(counted, folder);
    const first = await solver.solve(model(4), limits);
    expect(first).toMatchObject({ status: 'optimal', objective: -6 });
    expect(await new CachedSolver(counted, folder).solve(model(4), limits)).toEqual(first);
    expect(solved).toBe(1);
    expect((await solver.solve(model(Infinity), limits)).objective).toBe(-9);
    expect(solved).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
