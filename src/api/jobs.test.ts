import { describe, expect, it } from 'vitest';
import type { Job } from '../answers/index.js';
import { Jobs, type Report } from './jobs.js';
import { plainProblem, problemIn } from './problem.js';
import { SharedRun } from './shared-run.js';

const stopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const bug = () => problemIn('en', plainProblem('bug', 500));
const nothing: Report = () => {};

describe('jobs', () => {
  it('tell their progress and result to who watches', async () => {
    const jobs = new Jobs(bug);
    const seen: Job[] = [];
    const { id } = jobs.start(async (report) => {
      await settled();
      report(0.5, 'half');
      return 7;
    })!;
    jobs.watch(id, (job) => seen.push(job));
    await settled();
    await settled();
    expect(seen.map(({ state, progress }) => [state, progress.share])).toEqual([
      ['running', 0],
      ['running', 0.5],
      ['done', 1],
    ]);
    expect(jobs.get(id)).toMatchObject({ result: 7 });
  });
  it('fail with what is said of the error', async () => {
    const jobs = new Jobs((error) => ({ ...bug(), code: (error as Error).message }));
    const { id } = jobs.start(() => Promise.reject(new Error('broken')))!;
    await settled();
    expect(jobs.get(id)).toMatchObject({ state: 'failed', error: { code: 'broken' } });
  });
  it('end their work when cancelled, and keep their place until it has ended', async () => {
    const jobs = new Jobs(bug, 1);
    let end: (value: unknown) => void = () => {};
    const { id } = jobs.start((_, signal) =>
      Promise.race([stopped(signal).catch(() => new Promise((r) => (end = r)))]),
    )!;
    expect(jobs.cancel(id)).toMatchObject({ state: 'cancelled' });
    await settled();
    expect(jobs.start(async () => 1)).toBeUndefined();
    end(undefined);
    await settled();
    expect(jobs.start(async () => 1)).toMatchObject({ state: 'running' });
  });
  it('report no more once cancelled', async () => {
    const jobs = new Jobs(bug);
    let report: Report = nothing;
    const { id } = jobs.start(async (told, signal) => {
      report = told;
      await stopped(signal);
    })!;
    jobs.cancel(id);
    expect(() => report(0.9, 'late')).toThrow('cancelled');
  });
});

describe('a shared run', () => {
  it('is started once, tells all, and stops when the last has left', async () => {
    const shared = new SharedRun<number>();
    let runs = 0;
    let stop: AbortSignal | undefined;
    const work = (_: Report, signal: AbortSignal) => {
      runs++;
      stop = signal;
      return stopped(signal) as Promise<number>;
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const joined = [first, second].map(({ signal }) => shared.join(signal, () => {}, work));
    const outcomes = Promise.allSettled(joined);
    await settled();
    expect(runs).toBe(1);
    first.abort(new Error('gone'));
    expect(stop?.aborted).toBe(false);
    second.abort(new Error('gone too'));
    expect(stop?.aborted).toBe(true);
    const third = shared.join(new AbortController().signal, nothing, async () => 4);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await third).toBe(4);
    expect(await shared.join(new AbortController().signal, nothing, async () => 3)).toBe(3);
  });
});
