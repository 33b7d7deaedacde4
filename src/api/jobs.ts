type JobState = 'running' | 'done' | 'failed' | 'cancelled';

export interface JobView {
  readonly id: string;
  readonly state: JobState;
  /** Share done, 0 to 1, and what is being done. */
  readonly progress: { readonly share: number; readonly step: string };
  readonly result?: unknown;
  readonly error?: unknown;
}

export type Work = (report: (share: number, step: string) => void, signal: AbortSignal) => Promise<unknown>;

interface Job extends JobView {
  readonly controller: AbortController;
  readonly listeners: Set<(view: JobView) => void>;
}

const view = ({ id, state, progress, result, error }: Job): JobView => ({
  id,
  state,
  progress,
  ...(result === undefined ? {} : { result }),
  ...(error === undefined ? {} : { error }),
});

/** Long runs: started, watched, cancelled; at most `mostRunning` at once, the last `mostKept` finished ones are kept. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private next = 1;

  constructor(
    private readonly describe: (error: unknown) => unknown,
    private readonly mostRunning = 2,
    private readonly mostKept = 50,
  ) {}

  /** Undefined where too many are running already. */
  start(work: Work): JobView | undefined {
    if ([...this.jobs.values()].filter((job) => job.state === 'running').length >= this.mostRunning) return undefined;
    const id = String(this.next++);
    const job: Job = {
      id,
      state: 'running',
      progress: { share: 0, step: 'start' },
      controller: new AbortController(),
      listeners: new Set(),
    };
    this.jobs.set(id, job);
    this.forgetOld();
    work((share, step) => this.change(id, { progress: { share, step } }), job.controller.signal).then(
      (result) => this.change(id, { state: 'done', progress: { share: 1, step: 'done' }, result }),
      (error) => this.change(id, { state: 'failed', error: this.describe(error) }),
    );
    return view(job);
  }

  get(id: string): JobView | undefined {
    const job = this.jobs.get(id);
    return job && view(job);
  }

  cancel(id: string): JobView | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    job.controller.abort();
    this.change(id, { state: 'cancelled' });
    return this.get(id);
  }

  /** Calls `listener` with the present state and at every change; returns how to stop. */
  watch(id: string, listener: (view: JobView) => void): (() => void) | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    listener(view(job));
    job.listeners.add(listener);
    return () => this.jobs.get(id)?.listeners.delete(listener);
  }

  private change(id: string, fields: Partial<JobView>): void {
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
