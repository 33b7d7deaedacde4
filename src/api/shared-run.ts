import type { Report } from './jobs.js';

type Work<T> = (report: Report, signal: AbortSignal) => Promise<T>;

interface Going<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  readonly reports: Set<Report>;
}

/** One run for all who ask while it goes; it is stopped when the last of them has left, and who asks after that starts another. */
export class SharedRun<T> {
  private going: Going<T> | undefined;

  /** Waits for the run that goes, or starts `work`. Rejects with the reason of `signal` when the caller leaves. */
  async join(signal: AbortSignal, report: Report, work: Work<T>): Promise<T> {
    signal.throwIfAborted();
    const going = (this.going ??= this.start(work));
    going.reports.add(report);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        going.reports.delete(report);
        if (going.reports.size === 0) {
          this.forget(going);
          going.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      going.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  private start(work: Work<T>): Going<T> {
    const controller = new AbortController();
    const reports = new Set<Report>();
    const tell: Report = (share, step) => {
      for (const report of reports) report(share, step);
    };
    const going: Going<T> = {
      result: work(tell, controller.signal).finally(() => this.forget(going)),
      controller,
      reports,
    };
    return going;
  }

  private forget(going: Going<T>): void {
    if (this.going === going) this.going = undefined;
  }
}
