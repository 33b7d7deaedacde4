import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { beforeRun, whichMinerals } from '../answers/index.js';
import { InputRefused, type Language, type Problem } from '../base/index.js';
import {
  keptRun,
  makeFolder,
  type OpenedStudy,
  openAtlas,
  type openLedger,
  openShockPorts,
  openStudy,
  type RunFile,
  readStudyFolder,
  runFile,
  studyOf,
  studyRun,
  textRules,
  until,
} from '../node/index.js';
import type { Appended, BeforeRun, Results, WhichMinerals } from './answers.js';
import type { Report } from './jobs.js';
import { LedgerDesk } from './ledger-desk.js';
import type { Context, FileAnswer } from './routes/question.js';
import { SharedRun } from './shared-run.js';

export const today = () => new Date().toISOString().slice(0, 10);

export interface WorldOptions {
  /** Absent: as many as the machine has. */
  readonly threads?: number;
  /** PostgreSQL server of the ledger; absent: the workspace's embedded one. */
  readonly database?: string;
}

type Study = Awaited<ReturnType<typeof readStudyFolder>>;
type Atlas = OpenedStudy['ports']['atlas'];
type Ledger = Awaited<ReturnType<typeof openLedger>>;
type Shock = Awaited<ReturnType<typeof openShockPorts>>;
/** Files of a study by path. */
type StudyTexts = Readonly<Record<string, string>>;
interface StudyQuestion {
  readonly files?: StudyTexts;
  readonly draws?: number;
  readonly seed?: number;
  readonly budgetKrw?: number;
}
interface RankingQuestion {
  readonly importer: string;
  readonly year?: number;
  readonly weights?: ReadonlyMap<string, number>;
  readonly draws: number;
  readonly seed: number;
}

/** What the routes ask: the shipped vintage, one study folder and the workspace's ledger, opened once for all requests. */
export class World {
  private readonly vintages = new Map<string, Promise<Atlas>>();
  private readonly rankings = new Map<string, Promise<WhichMinerals>>();
  private readonly run = new SharedRun<Results>();
  private lastResults: Results | undefined;
  private kept: Promise<Results | undefined> | undefined;
  private before: Promise<BeforeRun> | undefined;

  private constructor(
    readonly folder: string,
    readonly study: Study,
    private readonly opened: OpenedStudy,
    readonly shock: Shock,
    private readonly desk: LedgerDesk,
  ) {}

  static async open(folder: string, { threads, database }: WorldOptions = {}): Promise<World> {
    const study = await readStudyFolder(folder);
    const [opened, shock] = await Promise.all([
      openStudy(folder, study.study.importer, threads),
      openShockPorts(threads),
    ]);
    return new World(folder, study, opened, shock, new LedgerDesk(database));
  }

  get atlas() {
    return this.opened.ports.atlas;
  }

  /** The shipped vintage, or another that this machine keeps; the last two of those stay open. @throws InputRefused unknown-vintage */
  async vintage(name: string | undefined): Promise<Atlas> {
    if (name === undefined || name === this.atlas.vintage) return this.atlas;
    const known = this.vintages.get(name);
    if (known) return known;
    const opened = openAtlas(name);
    if (this.vintages.size >= 2) this.vintages.delete(this.vintages.keys().next().value!);
    this.vintages.set(name, opened);
    opened.catch(() => this.vintages.delete(name));
    return opened;
  }

  /** The study of this server or one handed in as texts, and what a run or a plan of it needs; its runs end with the signal. */
  async asked(
    files: StudyTexts | undefined,
    signal: AbortSignal,
  ): Promise<{ study: Study; ports: OpenedStudy['ports'] }> {
    const study = files ? studyOf(new Map(Object.entries(files))) : this.study;
    const own = { ...this.opened.ports, runner: until(this.opened.ports.runner, signal) };
    return { study, ports: files ? { ...own, ...(await this.handedIn(study)) } : own };
  }

  /** Records in the workspace's own ledger. */
  writing(write: (ledger: Ledger) => ReturnType<Ledger['append']>): Promise<Appended> {
    return this.desk.writing(async (ledger) => {
      const { added, known, head } = await write(ledger);
      return { added: added.map(({ id, seq, digest }) => ({ id, seq, digest })), known, head };
    });
  }

  /** Asks the ledger, or the agreements that ship where there is none. */
  reading<T>(ask: (ledger: Ledger) => Promise<T>): Promise<T> {
    return this.desk.reading(ask);
  }

  /** Minerals in order for an importer; the same question of this vintage is answered once. */
  ranking(question: RankingQuestion): Promise<WhichMinerals> {
    const key = JSON.stringify({ ...question, weights: [...(question.weights ?? [])] });
    const known = this.rankings.get(key);
    if (known) return known;
    const asked = whichMinerals(this.atlas, question);
    if (this.rankings.size >= 100) this.rankings.delete(this.rankings.keys().next().value!);
    this.rankings.set(key, asked);
    asked.catch(() => this.rankings.delete(key));
    return asked;
  }

  /**
   * Results of the study of this server, or of one handed in as texts. Who asks for the first as it stands shares one run, and later gets
   * what it found.
   */
  async results(asked: StudyQuestion, { report, signal }: Pick<Context, 'report' | 'signal'>): Promise<Results> {
    const { files, ...own } = asked;
    const run = async (told: Report, stop: AbortSignal) => {
      const { study, ports } = await this.asked(files, stop);
      const { results } = await studyRun(ports, { study, ...own }, (step, done, all) => told(done / all, step));
      return results;
    };
    if (Object.keys(asked).length > 0) return run(report, signal);
    this.lastResults ??= await this.run.join(signal, report, run);
    return this.lastResults;
  }

  /** What differs for a study that came as texts: its importer's industries, and no files beside its projects. */
  private async handedIn({ study }: Study) {
    const industry = await this.shock.industry(study.importer);
    return { rulesOf: (project: Parameters<typeof textRules>[0]) => textRules(project), industry };
  }

  /** Results of the last run of the study of this server, or of an earlier program with the same facts; undefined where it was not run yet. */
  async known(): Promise<Results | undefined> {
    this.kept ??= keptRun(this.opened.ports, { study: this.study }).then((run) => run?.results);
    this.lastResults ??= await this.kept;
    return this.lastResults;
  }

  /** A file of the last run of the study of this server; undefined where it was not run yet. */
  async runFile(name: RunFile, language: Language): Promise<Uint8Array | undefined> {
    const run = await keptRun(this.opened.ports, { study: this.study });
    return run && new Uint8Array(await runFile(name, run, this.opened, { study: this.study, language }));
  }

  /** What the study tells before it has run. */
  beforeRun(): Promise<BeforeRun> {
    this.before ??= beforeRun(this.opened.ports, this.study);
    this.before.catch(() => (this.before = undefined));
    return this.before;
  }

  async close(): Promise<void> {
    await Promise.all([this.opened.close(), this.shock.close(), this.desk.close()]);
  }
}

interface Scratch {
  path(...parts: readonly string[]): string;
  /** Writes a file; its path. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  /** Writes a study that was handed in; its folder. @throws InputRefused with every problem */
  putStudy(texts: StudyTexts): Promise<string>;
}

/** A problem that names a file by its name alone: where it lay is nobody's business and gone. */
const unplaced = (problem: Problem, folder: string): Problem => ({
  ...problem,
  ...(problem.file?.includes(basename(folder)) ? { file: basename(problem.file) } : {}),
  message: problem.message.replaceAll(`${folder}${sep}`, ''),
});

/** Work in a folder of its own, gone afterwards. */
export async function inFolder<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lodeward-'));
  const path = (...parts: readonly string[]) => join(folder, ...parts);
  try {
    return await work({
      path,
      put: async (name, bytes) => {
        await writeFile(path(name), bytes);
        return path(name);
      },
      putStudy: async (texts) => {
        studyOf(new Map(Object.entries(texts)));
        for (const [name, text] of Object.entries(texts)) {
          await makeFolder(dirname(path('study', name)));
          await writeFile(path('study', name), text);
        }
        return path('study');
      },
    });
  } catch (error) {
    throw error instanceof InputRefused ? new InputRefused(error.problems.map((one) => unplaced(one, folder))) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a function writes as a file, as an answer. */
export const toFile = (name: string, type: string, write: (file: string) => Promise<unknown>): Promise<FileAnswer> =>
  inFolder(async (scratch) => {
    await write(scratch.path(name));
    return { type, name, bytes: new Uint8Array(await readFile(scratch.path(name))) };
  });
