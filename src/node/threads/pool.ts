import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Bug, NoAnswer } from '../../base/index.js';
import { type Job, layoutOf } from '../../shock/index.js';
import type { StoppableRunner } from './stoppable.js';
import type { Chunk } from './worker.js';

interface Task {
  readonly chunk: Chunk;
  readonly done: (values: Float64Array) => void;
  readonly fail: (error: unknown) => void;
}

interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Errors lose their class on the way between threads and get it back here. */
function revived({ name, message, code = name, fields = {} }: PlainError): Error {
  return name === 'NoAnswer' ? new NoAnswer(code, message, fields) : new Bug(code, message, fields);
}

interface Answer {
  readonly values?: Float64Array;
  readonly error?: PlainError;
}

const chunkDraws = 25;

/**
 * Runs the draws of jobs on worker threads, a chunk of draws at a time; the values do not depend on the number of threads.
 * Workers start when first needed or `startAhead`; `close` ends them (they do not keep a process alive while idle).
 * A job that fails gives the error of its first failing chunk; one that is aborted gives the reason of its signal and ends its workers.
 */
export class ThreadPool implements StoppableRunner {
  private readonly idle: Worker[] = [];
  private readonly waiting: Task[] = [];
  private readonly busy = new Map<Worker, Task>();

  /** @param file what a worker runs; another one only in tests */
  constructor(
    readonly threads = availableParallelism(),
    private readonly file = new URL('./worker.js', import.meta.url),
  ) {}

  /** @throws Bug worker-lost where a thread ends before it answers: its file cannot be loaded, or memory ran out */
  async run(job: Job, signal?: AbortSignal, told: (draws: number) => void = () => {}): Promise<Float64Array> {
    signal?.throwIfAborted();
    const row = layoutOf(job).width * job.scenarios.length;
    const values = new Float64Array(job.draws * row);
    const tasks: Task[] = [];
    const chunks = Array.from({ length: Math.ceil(job.draws / chunkDraws) }, (_, i) => {
      const from = i * chunkDraws;
      const chunk = { job, from, to: Math.min(from + chunkDraws, job.draws) };
      return new Promise<Float64Array>((done, fail) => tasks.push({ chunk, done, fail })).then(
        (part) => {
          values.set(part, from * row);
          told(chunk.to - from);
        },
        (error) => {
          this.forget(tasks, error);
          throw error;
        },
      );
    });
    const abort = () => this.abort(tasks, signal?.reason);
    signal?.addEventListener('abort', abort);
    this.waiting.push(...tasks);
    this.next();
    try {
      const failed = (await Promise.allSettled(chunks)).find(({ status }) => status === 'rejected');
      if (failed) throw (failed as PromiseRejectedResult).reason;
      return values;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Starts every worker now, so that they load their code while facts are read: for a question that is sure to have draws. */
  startAhead(): void {
    while (this.idle.length + this.busy.size < this.threads) {
      const worker = this.start();
      worker.unref();
      this.idle.push(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const started = this.idle.length + this.busy.size;
      const worker = this.idle.pop() ?? (started < this.threads ? this.start() : undefined);
      if (!worker) return;
      const task = this.waiting.shift()!;
      this.busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.chunk);
    }
  }

  private start(): Worker {
    const worker = new Worker(this.file);
    return worker
      .on('message', ({ values, error }: Answer) => {
        const task = this.taken(worker);
        if (!task) return; // its run was aborted while the answer was on its way: it is being ended
        worker.unref();
        this.idle.push(worker);
        if (values) task.done(values);
        else task.fail(revived(error!));
        this.next();
      })
      .on('error', ({ message }) => this.lost(worker, message))
      .on('messageerror', ({ message }) => this.lost(worker, message))
      .on('exit', (code) => this.lost(worker, `exit code ${code}`));
  }

  /** The task of a worker, which then has none. */
  private taken(worker: Worker): Task | undefined {
    const task = this.busy.get(worker);
    this.busy.delete(worker);
    return task;
  }

  private lost(worker: Worker, detail: string): void {
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
    const message = `a worker thread ended before it answered (${detail}); if the program was built or updated meanwhile, run it again`;
    this.taken(worker)?.fail(new Bug('worker-lost', message, { detail }));
    this.next();
  }

  /** Takes the tasks that no worker has yet out of the queue. */
  private forget(tasks: readonly Task[], reason: unknown): void {
    for (const task of tasks) {
      const at = this.waiting.indexOf(task);
      if (at < 0) continue;
      this.waiting.splice(at, 1);
      task.fail(reason);
    }
  }

  private abort(tasks: readonly Task[], reason: unknown): void {
    this.forget(tasks, reason);
    for (const [worker, task] of this.busy) {
      if (!tasks.includes(task)) continue;
      this.taken(worker);
      void worker.terminate();
      task.fail(reason);
    }
    this.next();
  }
}
