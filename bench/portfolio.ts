import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniform } from '../src/base/index.js';
import { highsSolver } from '../src/node/milp/index.js';
import { choose, type Request } from '../src/portfolio/index.js';
import { candidate, inventedTables } from '../test/fixtures/loss-tables.js';
import { lpText } from '../test/peers/lp-text.js';
import { tailModel } from '../test/peers/tail-model.js';
import type { Measurement } from './registry.js';

const root = join(import.meta.dirname, '../..');
const seconds = 120;
const gap = 1e-3;

/** Python with highspy in a folder of its own, made at the first run. */
function python(): string {
  const folder = join(root, '.cache', 'highspy');
  const found = join(folder, 'bin', 'python');
  if (!existsSync(found)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
    execFileSync(found, ['-m', 'pip', 'install', '--quiet', 'highspy'], { stdio: 'ignore' });
  }
  return found;
}

/** 20 groups of five measures of one mineral: 32 subsets each, 1,000 draws. */
function tables(seed: number) {
  const of = (k: number, name: string) => uniform(seed, 'bench', k, name);
  const list = Array.from({ length: 100 }, (_, k) =>
    candidate(`m${String(k).padStart(3, '0')}`, `mineral-${k % 20}`, Math.round(1e9 * (1 + 40 * of(k, 'cost')))),
  );
  const effect = (id: string) => 0.05 + 0.5 * of(Number(id.slice(1)), 'effect');
  return inventedTables(list, { draws: 1000, seed, odds: 0.1, loss: 100e9, effect });
}

async function tail(tailWeight: number): Promise<Measurement> {
  const sample = tables(5);
  const request: Request = { budget: 400e9, objective: { tailWeight, level: 0.95 }, rules: [] };
  const solver = await highsSolver();
  const start = performance.now();
  const own = await choose(sample, request, solver, { seconds, gap });
  const ours = performance.now() - start;
  const file = join(root, '.cache', 'portfolio.lp');
  writeFileSync(file, lpText(tailModel(sample, request)));
  const script = join(root, 'bench', 'portfolio.py');
  const answer = execFileSync(python(), [script, file, String(seconds), String(gap)], { encoding: 'utf8' });
  const theirs = JSON.parse(answer.trim().split('\n').at(-1)!) as { seconds: number; objective: number; bound: number };
  const apart = own.objective / 1e9 / theirs.objective - 1;
  if (own.gap > gap) throw new Error(`gap of ${own.gap} after ${ours} ms`);
  if (own.objective / 1e9 < theirs.bound * (1 - 1e-6) || theirs.objective * 1e9 < own.bound * (1 - 1e-6))
    throw new Error('one bound lies above the other answer');
  const shape = `20 groups x 32 x 1,000 draws, tail ${tailWeight}`;
  const percent = (100 * apart).toFixed(3);
  const rival = `native HiGHS, a row a draw; gap ${(100 * own.gap).toFixed(3)} %, ours ${percent} % above theirs`;
  return { shape, ours, rival, theirs: 1000 * theirs.seconds };
}

export async function measure(): Promise<Measurement[]> {
  return [await tail(0), await tail(0.5), await tail(1)];
}
