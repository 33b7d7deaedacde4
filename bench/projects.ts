import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { caseOf, distribution, exchangeOf, fitPrices } from '../src/project/index.js';
import { projectFile, readOrRefuse, regimeFile } from '../src/study/index.js';
import { mine } from '../test/peers/project/mines.js';
import type { Measurement } from './registry.js';

const python = process.platform === 'win32' ? 'python' : 'python3';

/** Milliseconds of 10,000 draws of mine `i`, and of as many cash flows without draws by the Python program of test/peers/project (1,000 measured). */
function draws(i: number, shape: string): Measurement {
  const { project, regime } = mine(i);
  const c = caseOf(readOrRefuse(projectFile, JSON.stringify(project), 'mine'), {
    regime: readOrRefuse(regimeFile, JSON.stringify(regime), 'regime'),
    programmes: new Map(),
    exchange: exchangeOf({}, 'bench'),
  });
  const series = Array.from({ length: 240 }, (_, t) => 100 + 10 * Math.sin(t / 9) + ((t * 7919) % 13));
  const models = new Map(
    c.plan.products.map((p) => [
      p.mineral,
      fitPrices({ mineral: p.mineral, unit: 'usd-per-t', first: '2000-01', values: series, rows: [] }),
    ]),
  );
  distribution(c, models, 200, 1);
  const start = performance.now();
  distribution(c, models, 10_000, 1);
  const ours = performance.now() - start;
  const input = JSON.stringify(Array.from({ length: 1000 }, () => ({ project, regime, breakeven: false })));
  const code = `import sys, json, time; sys.path.insert(0, ${JSON.stringify(join(import.meta.dirname, '../../test/peers/project'))}); import cash_flow as c; m = json.load(sys.stdin); t = time.perf_counter(); [c.evaluate(x["project"], x["regime"]) for x in m]; print((time.perf_counter() - t) * 1e4)`;
  const run = spawnSync(python, ['-c', code], { input, encoding: 'utf8' });
  return {
    shape,
    ours,
    rival: 'the Python program of test/peers/project, 10,000 cash flows without draws',
    theirs: Number(run.stdout),
  };
}

/** One project of usual size, and one of six products. */
export async function measure(): Promise<Measurement[]> {
  return [draws(1, 'project: 10,000 draws'), draws(29, 'project: 10,000 draws, six products')];
}
