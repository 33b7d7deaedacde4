import type { Results } from '../../brief/index.js';
import { follow, type Job } from './api.js';

/** The run of the shipped study: started once, kept while the page is open. */
class Study {
  progress = $state.raw<Job<Results>['progress']>();
  private running: Promise<Results> | undefined;

  results(): Promise<Results> {
    if (!this.running) {
      const abort = new AbortController();
      addEventListener('pagehide', () => abort.abort());
      this.running = follow<Results>('study', {}, (job) => (this.progress = job.progress), abort.signal);
      this.running.catch(() => (this.running = undefined));
    }
    return this.running;
  }
}

export const study = new Study();
