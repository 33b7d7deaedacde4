import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMissing } from '../../src/base/index.js';
import { leontief, upstreamLoss } from '../../src/industry/index.js';
import { readIndustryFacts } from '../../src/node/facts/industry.js';

describe('supply-constrained model against its block form in Python', () => {
  it('agrees to 1e-9 on stops in batteries, vehicles and electronics of four countries', async () => {
    const { tables } = await readIndustryFacts();
    const cases = tables.filter((t) => t.classification === 'wiod');
    expect(cases.length).toBeGreaterThanOrEqual(4);
    for (const table of cases) {
      const model = leontief(table);
      const n = table.codes.length;
      const lost = new Float64Array(n);
      for (const [code, share] of [
        ['C27', 0.03],
        ['C29', 0.05],
        ['C26', 0.02],
      ] as const) {
        const k = table.codes.indexOf(code);
        lost[k] = share * table.output[k]!;
      }
      const own = upstreamLoss(table, model, lost);
      if (isMissing(own)) throw new Error(`${table.id} refused`);
      const input = JSON.stringify({ n, lost: [...lost], coefficients: [...model.coefficients] });
      const run = spawnSync('python3', [join(import.meta.dirname, 'supply-constrained.py')], {
        input,
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(`python3 is needed for this test: ${run.error?.message ?? run.stderr}`);
      const peer = JSON.parse(run.stdout) as { output: number[]; final: number[] };
      for (let i = 0; i < n; i++) {
        expect(Math.abs(own.output[i]! - peer.output[i]!)).toBeLessThan(1e-9 * Math.max(1, table.output[i]!));
        expect(Math.abs(own.finalDemand[i]! - peer.final[i]!)).toBeLessThan(1e-9 * Math.max(1, table.output[i]!));
      }
    }
  });
});
