import type { BeforeRun, Results } from '../../brief/index.js';
import { ApiProblem, follow, get, type Job } from './api.js';

/** Texts of a study by path. */
export type StudyFiles = Readonly<Record<string, string>>;

/** The study that the page is about: that of the server, or one handed in; its run is started once and kept while the page is open. */
class Study {
  progress = $state.raw<Job<Results>['progress']>();
  /** Of a study handed in; undefined: the server's. */
  files = $state.raw<StudyFiles>();
  private running: Promise<Results> | undefined;
  private abort = new AbortController();

  constructor() {
    addEventListener('pagehide', () => this.abort.abort());
  }

  /** Takes a study that the server has checked, or goes back to the server's own. */
  take(files: StudyFiles | undefined): void {
    this.abort.abort();
    this.files = files;
    this.running = undefined;
    this.progress = undefined;
  }

  /** What is known before the run; of the server's study only. */
  before(): Promise<BeforeRun> | undefined {
    return this.files ? undefined : get<BeforeRun>('study/before-run');
  }

  results(): Promise<Results> {
    if (!this.running) {
      const running = this.files ? this.run({ files: this.files }) : this.ofServer();
      this.running = running;
      running.catch(() => this.running === running && (this.running = undefined));
    }
    return this.running;
  }

  /** Results of the server's study: what it has already, else of a run. */
  async ofServer(): Promise<Results> {
    try {
      return await get<Results>('results');
    } catch (error) {
      if (!(error instanceof ApiProblem && error.document.code === 'not-run-yet')) throw error;
      return this.run({});
    }
  }

  private run(question: object): Promise<Results> {
    this.abort = new AbortController();
    return follow<Results>('study', question, (job) => (this.progress = job.progress), this.abort.signal);
  }
}

export const study = new Study();
