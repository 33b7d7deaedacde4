import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { effectsOf, inThisThread, type Job, parseMeasures, type Runner } from '../../src/shock/index.js';
import { oneStage, twoStages } from '../fixtures/base-market.js';

/** Workers run compiled code: `npm test` builds first. */
const { CachedRunner, ThreadPool } = (await import(
  new URL('../../dist/node/threads/index.js', import.meta.url).href
)) as typeof import('../../src/node/threads/index.js');

const parameters = await readElasticities();
const jobOf = (market: typeof oneStage, text: string): Job => ({
  market,
  parameters,
  importer: 'KOR',
  seed: 5,
  draws: 110,
  scenarios: [{ effects: effectsOf(parseMeasures(text), market) }, { effects: [], only: [0, 3, 109] }],
  sellers: true,
});

const folder = await mkdtemp(join(tmpdir(), 'lodeward-runner-'));
const pools = [new ThreadPool(1), new ThreadPool(2)];
const runners: readonly (readonly [string, Runner])[] = [
  ['one worker thread', pools[0]!],
  ['two worker threads', pools[1]!],
  ['a cache, empty', new CachedRunner(inThisThread, folder)],
  ['a cache, filled', new CachedRunner({ run: () => Promise.reject(new Error('solved again')) }, folder)],
];
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await rm(folder, { recursive: true });
});

describe.each(runners)('%s', (_, runner) => {
  it('gives the bits of this thread', async () => {
    for (const job of [jobOf(oneStage, 'ban CHN -> *'), jobOf(twoStages, 'ban CHL -> *')]) {
      const [here, there] = [await inThisThread.run(job), await runner.run(job)];
      expect(new Uint8Array(there.buffer)).toEqual(new Uint8Array(here.buffer));
    }
  });
});

it('a cache keeps one file a question', async () => {
  expect(await readdir(folder)).toHaveLength(2);
});

it('an error of a worker keeps its code', async () => {
  const job = jobOf(twoStages, 'ban CHL -> *');
  const [ore, metal] = job.market.stages;
  const poor = {
    ...job,
    market: { ...job.market, stages: [ore!, { ...metal!, basePrice: { usdPerTonne: 1, row: '' } }] },
  };
  await expect(pools[1]!.run(poor)).rejects.toMatchObject({ name: 'NoAnswer', code: 'margin-not-positive' });
});
