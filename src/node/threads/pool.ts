import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Bug, NoAnswer } from '../../base/index.js';
import { type Job, layoutOf, type Runner } from '../../shock/index.js';
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

const chunkDraws = 50;

/**
 * Runs the draws of jobs on worker threads, a chunk of draws at a time; the values do not depend on the number of threads.
 * Workers start when first needed; `close` ends them (they do not keep a process alive while idle).
 */
export class ThreadPool implements Runner {
  private readonly idle: Worker[] = [];
  private readonly waiting: Task[] = [];
  private started = 0;
  private readonly all: Worker[] = [];

  constructor(readonly threads = availableParallelism()) {}

  async run(job: Job): Promise<Float64Array> {
    const row = layoutOf(job).width * job.scenarios.length;
    const values = new Float64Array(job.draws * row);
    const starts = Array.from({ length: Math.ceil(job.draws / chunkDraws) }, (_, i) => i * chunkDraws);
    await Promise.all(
      starts.map(async (from) => {
        const to = Math.min(from + chunkDraws, job.draws);
        values.set(await this.send({ job, from, to }), from * row);
      }),
    );
    return values;
  }

  private send(chunk: Chunk): Promise<Float64Array> {
    return new Promise((done, fail) => {
      this.waiting.push({ chunk, done, fail });
      this.next();
    });
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const worker = this.idle.pop() ?? (this.started < this.threads ? this.start() : undefined);
      if (!worker) return;
      this.hand(worker, this.waiting.shift()!);
    }
  }

  private start(): Worker {
    this.started++;
    const worker = new Worker(new URL('./worker.js', import.meta.url));
    this.all.push(worker);
    return worker;
  }

  private hand(worker: Worker, task: Task): void {
    const release = () => {
      worker.off('message', answered).off('error', broken);
      worker.unref();
    };
    const answered = ({ values, error }: Answer) => {
      release();
      this.idle.push(worker);
      if (values) task.done(values);
      else task.fail(revived(error!));
      this.next();
    };
    const broken = (error: unknown) => {
      release();
      this.started--;
      task.fail(error);
      this.next();
    };
    worker.on('message', answered).on('error', broken);
    worker.ref();
    worker.postMessage(task.chunk);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }
}
