import type { Job, Runner } from '../../shock/index.js';

/** A runner whose runs end early, with the reason of the signal, when they are no longer wanted, and tell how many draws are done as they go. */
export interface StoppableRunner extends Runner {
  run(job: Job, signal?: AbortSignal, told?: (draws: number) => void): Promise<Float64Array>;
}

/** The runner for one question: every run of it ends when `signal` says so; `report` hears the share of all draws asked for so far that is done. */
export function until(
  runner: StoppableRunner,
  signal: AbortSignal,
  report: (share: number) => void = () => {},
): Runner {
  let [all, done, share] = [0, 0, 0];
  return {
    run: (job) => {
      all += job.draws;
      return runner.run(job, signal, (draws) => {
        done += draws;
        share = Math.max(share, done / all);
        if (!signal.aborted) report(share);
      });
    },
  };
}
