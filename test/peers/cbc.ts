import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Milp } from '../../src/portfolio/index.js';
import { lpText } from './lp-text.js';

/** Debian's coinor-cbc, installed when root; otherwise the test that needs it fails with what to install. */
export function needCbc(): void {
  if (spawnSync('cbc', ['-quit']).status === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error('cbc is missing: install Debian package coinor-cbc and run the tests again');
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'coinor-cbc'], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Optimum found by CBC, or `infeasible`. */
export function solveWithCbc(model: Milp): number | 'infeasible' {
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-cbc-'));
  writeFileSync(join(folder, 'model.lp'), lpText(model));
  execFileSync('cbc', [join(folder, 'model.lp'), 'ratioGap', '0', 'solve', 'solution', join(folder, 'answer.txt')], {
    stdio: 'ignore',
  });
  const first = readFileSync(join(folder, 'answer.txt'), 'utf8').split('\n')[0]!;
  if (/infeasible/i.test(first)) return 'infeasible';
  return Number(/objective value\s+(\S+)/.exec(first)![1]);
}
