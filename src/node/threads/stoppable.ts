import type { Job, Runner } from '../../shock/index.js';

/** A runner whose runs end early, with the reason of the signal, when they are no longer wanted. */
export interface StoppableRunner extends Runner {
  run(job: Job, signal?: AbortSignal): Promise<Float64Array>;
}

/** The runner for one question: every run of it ends when `signal` says so. */
export const until = (runner: StoppableRunner, signal: AbortSignal): Runner => ({
  run: (job) => runner.run(job, signal),
});
