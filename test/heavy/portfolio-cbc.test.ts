import { beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../src/base/index.js';
import { highsSolver } from '../../src/node/milp/index.js';
import { choose, type MilpSolver } from '../../src/portfolio/index.js';
import { candidate, inventedTables } from '../fixtures/loss-tables.js';
import { needCbc, solveWithCbc } from '../peers/cbc.js';
import { tailModel } from '../peers/tail-model.js';

let solver: MilpSolver;
beforeAll(async () => {
  needCbc();
  solver = await highsSolver();
});

const minerals = ['tin', 'copper', 'nickel', 'lead', 'zinc', 'cobalt'];

describe('the portfolio against another solver', () => {
  it('has the optimum of CBC on random studies', async () => {
    for (let n = 0; n < 60; n++) {
      const u = (name: string) => uniform(17, 'study', n, name);
      const count = 2 + Math.floor(u('count') * 9);
      const list = Array.from({ length: count }, (_, k) =>
        candidate(
          `m${k}`,
          minerals[Math.floor(u(`mineral${k}`) * minerals.length)]!,
          Math.round(u(`cost${k}`) * 40) * 1e9,
        ),
      );
      const world = { draws: 80, seed: n, odds: 0.15, loss: 200e9, effect: (id: string) => u(`effect${id}`) };
      const tables = inventedTables(list, world);
      const request = {
        budget: Math.round(u('budget') * 100) * 1e9,
        objective: { tailWeight: [0, 0.5, 1][n % 3]!, level: 0.9 },
        rules: n % 4 === 0 ? [{ kind: 'averted-at-least' as const, mineral: list[0]!.minerals[0]!, share: 0.3 }] : [],
      };
      const own = await choose(tables, request, solver);
      const theirs = solveWithCbc(tailModel(tables, request));
      if (theirs === 'infeasible') expect(own.status).toBe('infeasible');
      else expect(Math.abs(own.objective / 1e9 - theirs)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(theirs)));
    }
  });
});
