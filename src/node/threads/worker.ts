import { parentPort } from 'node:worker_threads';
import { type Job, runDraws } from '../../shock/index.js';

export interface Chunk {
  readonly job: Job;
  readonly from: number;
  readonly to: number;
}

/** One message in, one message out: the values of a chunk (handed over, not copied) or the error. */
parentPort?.on('message', ({ job, from, to }: Chunk) => {
  try {
    const values = runDraws(job, from, to);
    parentPort!.postMessage({ values }, [values.buffer as ArrayBuffer]);
  } catch (error) {
    const { name, message, code, fields } = error as Error & { code?: string; fields?: object };
    parentPort!.postMessage({ error: { name, message, code, fields } });
  }
});
