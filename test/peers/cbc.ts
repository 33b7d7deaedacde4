import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Milp } from '../../src/portfolio/index.js';

const term = (value: number, k: number) => `${value < 0 ? '-' : '+'} ${Math.abs(value)} x${k}`;
const sum = (index: readonly number[], coefficient: readonly number[]) =>
  index.map((k, i) => term(coefficient[i]!, k)).join('\n ') || '0 x0';

/** The programme in CPLEX LP format. */
function lpText({ columns, rows }: Milp): string {
  const all = columns.map((_, k) => k);
  const body = rows.flatMap(({ index, coefficient, low, high }, r) => {
    const left = sum(index, coefficient);
    if (low === high) return [`r${r}: ${left} = ${low}`];
    return [
      ...(low > -Infinity ? [`r${r}l: ${left} >= ${low}`] : []),
      ...(high < Infinity ? [`r${r}u: ${left} <= ${high}`] : []),
    ];
  });
  const bounds = columns.flatMap(({ low, high, kind }, k) =>
    kind === 'binary' ? [] : [`${low === -Infinity ? '-inf' : low} <= x${k} <= ${high === Infinity ? '+inf' : high}`],
  );
  const binary = columns.flatMap(({ kind }, k) => (kind === 'binary' ? [`x${k}`] : []));
  const objective = sum(
    all,
    columns.map((c) => c.cost),
  );
  return `Minimize\n obj: ${objective}\nSubject To\n${body.join('\n')}\nBounds\n${bounds.join('\n')}\nBinary\n${binary.join('\n')}\nEnd\n`;
}

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
