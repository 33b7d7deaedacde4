import type { BecameOfStudy, PlanDocument, ProjectText, StudyFiles as StudyDocument } from '../../answers/index.js';
import type { Maybe } from '../../base/index.js';
import type { BeforeRun, Results } from '../../brief/index.js';
import { ApiProblem, file, follow, get, type Job, post } from './api.js';

/** Texts of a study by path. */
export type StudyFiles = StudyDocument['files'];

const notRunYet = (error: unknown) =>
  error instanceof ApiProblem && /^(not-run-yet|no-such-job)$/.test(error.document.code);

/** The study that the page is about: that of the server, or one handed in; its run is started once and kept while the page is open. */
class Study {
  progress = $state.raw<Job<Results>['progress']>();
  /** Of a study handed in; undefined: the server's. */
  files = $state.raw<StudyFiles>();
  private running: Promise<Results> | undefined;
  /** Of the run of a study handed in. */
  private job: string | undefined;
  private abort = new AbortController();

  constructor() {
    addEventListener('pagehide', () => this.abort.abort());
  }

  /** Takes a study that the server has checked, or goes back to the server's own. */
  take(files: StudyFiles | undefined): void {
    this.abort.abort();
    this.files = files;
    this.running = undefined;
    this.job = undefined;
    this.progress = undefined;
  }

  /** What is known before the run; of the server's study only. */
  before(): Promise<BeforeRun> | undefined {
    return this.files ? undefined : get<BeforeRun>('study/before-run');
  }

  /** The country with the ore; of the server's study, where it can be read. */
  partner(): Promise<string | undefined> {
    const before = this.before() ?? Promise.resolve(undefined);
    return before.then(
      (told) => told?.partner,
      () => undefined,
    );
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
  private async ofServer(): Promise<Results> {
    try {
      return await get<Results>('results');
    } catch (error) {
      if (!notRunYet(error)) throw error;
      return this.run({});
    }
  }

  /** The plan of the run, or why it has none; undefined where the study has not run. */
  async plan(): Promise<Maybe<PlanDocument> | undefined> {
    return (await this.kept())?.plan;
  }

  /** Results that are there without a run. */
  async kept(): Promise<Results | undefined> {
    try {
      return await (this.files ? this.running : get<Results>('results'));
    } catch (error) {
      if (notRunYet(error)) return undefined;
      throw error;
    }
  }

  /** Asks for another plan. */
  bestPlan(question: object, onProgress: (job: Job<PlanDocument>) => void, signal: AbortSignal): Promise<PlanDocument> {
    return follow('plans', { ...question, ...(this.files ? { files: this.files } : {}) }, onProgress, signal);
  }

  projects(): Promise<readonly ProjectText[]> {
    return this.files ? post('study/projects', { files: this.files }) : get('projects');
  }

  agreements(date: string): Promise<BecameOfStudy> {
    return this.files ? post('study/agreements', { files: this.files, date }) : get('agreements', { date });
  }

  /** A brief as a file; where the study has not run yet, it runs first. */
  async brief(question: object): Promise<File> {
    const write = () => {
      const own = this.files && { files: this.files, ...(this.job ? { run: this.job } : {}) };
      return file('briefs', { ...question, ...(own ? { own } : {}) });
    };
    try {
      return await write();
    } catch (error) {
      if (!notRunYet(error)) throw error;
      if (this.files && this.job) this.running = undefined;
      await this.results();
      return write();
    }
  }

  private run(question: object): Promise<Results> {
    this.abort = new AbortController();
    const told = (job: Job<Results>) => {
      this.progress = job.progress;
      if (this.files) this.job = job.id;
    };
    return follow<Results>('study', question, told, this.abort.signal);
  }
}

export const study = new Study();
