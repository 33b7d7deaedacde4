import { setMaxListeners } from 'node:events';
import type { Job } from '../answers/index.js';
import type { Language } from '../base/index.js';

export type Report = (share: number, step: string) => void;
export type Work = (report: Report, signal: AbortSignal) => Promise<unknown>;

interface Kept extends Job {
  readonly controller: AbortController;
  readonly listeners: Set<(view: Job) => void>;
}

const view = ({ id, state, progress, result, error }: Kept): Job => ({
  id,
  state,
  progress,
  ...(result === undefined ? {} : { result }),
  ...(error === undefined ? {} : { error }),
});

/**
 * Long runs: started, watched, cancelled. At most `mostRunning` at once, a cancelled one counting until it has stopped; of finished
 * ones the last `mostKept` are kept.
 */
export class Jobs {
  private readonly jobs = new Map<string, Kept>();
  private readonly working = new Set<string>();
  private next = 1;

  constructor(
    private readonly describe: (error: unknown, language: Language) => NonNullable<Job['error']>,
    private readonly mostRunning = 2,
    private readonly mostKept = 20,
  ) {}

  /** Undefined where too many are running already; an error is told in the language of who asked. */
  start(work: Work, language: Language = 'en'): Job | undefined {
    if (this.working.size >= this.mostRunning) return undefined;
    const id = String(this.next++);
    const controller = new AbortController();
    const { signal } = controller;
    // A run of many markets listens once a market.
    setMaxListeners(0, signal);
    const job: Kept = { id, state: 'running', progress: { share: 0, step: 'start' }, controller, listeners: new Set() };
    this.jobs.set(id, job);
    this.working.add(id);
    this.forgetOld();
    const report: Report = (share, step) => {
      signal.throwIfAborted();
      this.change(id, { progress: { share, step } });
    };
    work(report, signal)
      .then(
        (result) => this.change(id, { state: 'done', progress: { share: 1, step: 'done' }, result }),
        (error) => signal.aborted || this.change(id, { state: 'failed', error: this.describe(error, language) }),
      )
      .finally(() => this.working.delete(id));
    return view(job);
  }

  get(id: string): Job | undefined {
    const job = this.jobs.get(id);
    return job && view(job);
  }

  /** Ends the run and its threads. */
  cancel(id: string): Job | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    this.change(id, { state: 'cancelled' });
    job.controller.abort(new Error(`job ${id} was cancelled`));
    return this.get(id);
  }

  /** Calls `listener` with the present state and at every change; returns how to stop. */
  watch(id: string, listener: (view: Job) => void): (() => void) | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    listener(view(job));
    job.listeners.add(listener);
    return () => job.listeners.delete(listener);
  }

  private change(id: string, fields: Partial<Job>): void {
    const job = this.jobs.get(id);
    if (job?.state !== 'running') return;
    const changed = { ...job, ...fields };
    this.jobs.set(id, changed);
    for (const listener of changed.listeners) listener(view(changed));
  }

  private forgetOld(): void {
    const finished = [...this.jobs.values()].filter((job) => job.state !== 'running');
    for (const job of finished.slice(0, Math.max(0, finished.length - this.mostKept))) this.jobs.delete(job.id);
  }
}
