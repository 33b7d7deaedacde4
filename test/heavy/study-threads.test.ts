import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unreasoned } from '../studies/reasons.js';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lodeward-threads-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The whole shipped study with few draws, nothing kept from before: the bytes of results.json. */
async function resultsWith(threads: number): Promise<Buffer> {
  const out = join(folder, `out-${threads}`);
  const asked = ['study', 'run', '--draws', '60', '--threads', String(threads), '--out', out, '--json'];
  await promisify(execFile)(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...asked], {
    env: { ...process.env, LODEWARD_HOME: join(folder, `home-${threads}`) },
    maxBuffer: 1e9,
  });
  return readFile(join(out, 'results.json'));
}

it('the whole shipped study has the same bytes on one thread and on two', async () => {
  const [one, two] = [await resultsWith(1), await resultsWith(2)];
  const results = JSON.parse(one.toString()) as { plan: { status: string }; minerals: unknown[] };
  const { plan, minerals } = results;
  expect(plan.status).toBe('optimal');
  expect(minerals.length).toBeGreaterThan(20);
  expect(unreasoned(results)).toEqual([]);
  expect(two.equals(one)).toBe(true);
}, 900_000);
