import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import type { StoppableRunner } from '../../src/node/threads/index.js';
import { type Closure, effectsOf, inThisThread, type Job, outcomesOf, parseMeasures } from '../../src/shock/index.js';
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

const [oneStageJob, twoStageJob] = [jobOf(oneStage, 'ban CHN -> *'), jobOf(twoStages, 'ban CHL -> *')];
/** Two minerals in one draw that share the way round a closed route. */
const strait: Closure = {
  route: 'strait',
  exporter: 'CHN',
  importer: '*',
  mineral: '*',
  share: 0.9,
  contained: { 'tin-metal': 1, 'copper-cathode': 1 },
  detours: [
    {
      by: 'cape',
      over: [],
      tonnes: [500, 900, 4000],
      usdPerTonne: [10, 50, 90],
      status: 'estimated',
      source: 'invented',
    },
  ],
};
const shut = (market: typeof oneStage) => effectsOf(parseMeasures('close strait'), market, 12, [strait]);
const blockJob: Job = {
  ...oneStageJob,
  scenarios: [{ effects: shut(oneStage) }],
  block: { others: [{ market: twoStages, effects: shut(twoStages) }], ties: [] },
};
const bitsOf = new Map<Job, Float64Array>();
for (const job of [oneStageJob, twoStageJob, blockJob]) bitsOf.set(job, await inThisThread.run(job));

const folder = await mkdtemp(join(tmpdir(), 'lodeward-runner-'));
const pools = [new ThreadPool(1), new ThreadPool(2)];
const runners: readonly (readonly [string, StoppableRunner])[] = [
  ['one worker thread', pools[0]!],
  ['two worker threads', pools[1]!],
  ['a cache, empty', new CachedRunner(pools[1]!, folder)],
  ['a cache, filled', new CachedRunner({ run: () => Promise.reject(new Error('solved again')) }, folder)],
];
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await rm(folder, { recursive: true });
});

describe.each(runners)('%s', (_, runner) => {
  it('gives the bits of this thread', async () => {
    for (const [job, here] of bitsOf) {
      const there = await runner.run(job);
      expect(Buffer.from(there.buffer).equals(Buffer.from(here.buffer))).toBe(true);
    }
  });
});

it('several minerals in one draw: each certified, together no more than the way round takes', () => {
  const outcomes = outcomesOf(blockJob, bitsOf.get(blockJob)!);
  expect(outcomes).toHaveLength(2);
  for (const one of outcomes) {
    expect(one.certificate()).toMatchObject({ solves: 110, failed: 0 });
    expect(Math.max(...one.corridor({ by: 'cape' }))).toBeLessThanOrEqual(4000);
    expect(one.all(0, 'tonnesLost').every((tonnes) => tonnes > 0)).toBe(true);
  }
  expect([...outcomes[0]!.corridor('rent')]).toEqual([...outcomes[1]!.corridor('rent')]);
});

it('a cache keeps one file a question', async () => {
  expect(await readdir(folder)).toHaveLength(3);
});

it('an error of a worker keeps its code', async () => {
  const job = twoStageJob;
  const [ore, metal] = job.market.stages;
  const poor = {
    ...job,
    market: { ...job.market, stages: [ore!, { ...metal!, basePrice: { usdPerTonne: 1, row: '' } }] },
  };
  await expect(pools[1]!.run(poor)).rejects.toMatchObject({ name: 'NoAnswer', code: 'margin-not-positive' });
});

describe('a worker that cannot work', () => {
  const job = oneStageJob;
  it.each([
    ['is empty', '', /exit code 0/],
    ['is half a file', 'import { parentPort } from "node:worker_', /Invalid|unterminated/i],
    ['imports what is not there', 'import "./not-there.mjs";', /not-there/],
    [
      'ends in the middle',
      'import { parentPort as p } from "node:worker_threads"; p.on("message", () => process.exit(3));',
      /code 3/,
    ],
  ])('%s: the run fails and says so', async (name, text, detail) => {
    const file = join(await mkdtemp(join(tmpdir(), 'lodeward-worker-')), `${name.replaceAll(' ', '-')}.mjs`);
    await writeFile(file, text);
    const pool = new ThreadPool(2, pathToFileURL(file));
    const failed = await pool.run(job).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'Bug', code: 'worker-lost', message: expect.stringMatching(detail) });
    await pool.close();
    await rm(dirname(file), { recursive: true });
  });
});

describe('a run that is no longer wanted', () => {
  const long: Job = { ...twoStageJob, draws: 100_000 };
  const reason = new Error('not wanted');
  it.each(runners.slice(0, 3))(
    'ends on %s with the reason, and the next run has the bits of this thread',
    async (_, runner) => {
      if (!('threads' in runner)) return expect(runner.run(long, AbortSignal.abort(reason))).rejects.toBe(reason);
      const controller = new AbortController();
      const run = runner.run(long, controller.signal);
      setTimeout(() => controller.abort(reason), 200);
      await expect(run).rejects.toBe(reason);
      await expect(runner.run(long, controller.signal)).rejects.toBe(reason);
      expect(await runner.run(oneStageJob)).toEqual(bitsOf.get(oneStageJob));
    },
  );
  it('leaves no worker behind that was ended with its answer on the way', async () => {
    const [, pool] = pools;
    const short: Job = { ...oneStageJob, draws: 1, scenarios: [oneStageJob.scenarios[0]!] };
    const bits = await pool!.run(short);
    const controller = new AbortController();
    const run = pool!.run(short, controller.signal);
    const answered = performance.now() + 300;
    while (performance.now() < answered);
    controller.abort(reason);
    await expect(run).rejects.toBe(reason);
    await new Promise(setImmediate);
    expect(await Promise.all([pool!.run(short), pool!.run(short)])).toEqual([bits, bits]);
  });
  it('leaves the other runs of the pool alone', async () => {
    const [, pool] = pools;
    const controller = new AbortController();
    const unwanted = pool!.run(long, controller.signal);
    const wanted = pool!.run(oneStageJob);
    controller.abort(reason);
    await expect(unwanted).rejects.toBe(reason);
    expect(await wanted).toEqual(bitsOf.get(oneStageJob));
  });
});
