import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  becameOf,
  bestWithBudget,
  computeIndex,
  evaluateProject,
  openMarket,
  planDocument,
  priceFacts,
  runStudy,
  solveMarket,
  whatChanged,
  whatIf,
  whatIsRecorded,
  whatRings,
  whatToPutInTheCalendar,
  whichMinerals,
  whoBuys,
} from '../answers/index.js';
import type { Language } from '../base/index.js';
import {
  entriesOf,
  highsSolver,
  openLedger,
  openProjects,
  openShockPorts,
  openStudy,
  readingLedger,
  readNameList,
  readPlants,
  readProjectText,
  readStudyFolder,
  writeBrief,
} from '../node/index.js';
import type { Services } from './services.js';

const today = () => new Date().toISOString().slice(0, 10);

type Ledger = Awaited<ReturnType<typeof readingLedger>>['ledger'];

/** Asks the workspace's ledger, or the agreements that ship where there is none. */
async function fromLedger<T>(database: string | undefined, ask: (ledger: Ledger) => Promise<T>): Promise<T> {
  const { ledger } = await readingLedger(database);
  try {
    return await ask(ledger);
  } finally {
    await ledger.close();
  }
}

/** Opens the workspace's own ledger for as long as the writing takes; a second writer waits or is refused by its lock. */
async function recordEntries(
  database: string | undefined,
  text: string,
  recording: { readonly by: string; readonly why: string; readonly at: string },
) {
  const ledger = await openLedger(database === undefined ? {} : { url: database });
  try {
    const { added, known, head } = await ledger.append(await entriesOf(text, 'request', ledger), recording);
    return { added: added.map(({ id, seq, digest }) => ({ id, seq, digest })), known, head };
  } finally {
    await ledger.close();
  }
}

/** Writes one brief and reads it back. @throws InputRefused no-results, not-one-of; NoAnswer not-modelled */
async function briefOf(results: unknown, kind: string, format: string, language: Language) {
  const folder = await mkdtemp(join(tmpdir(), 'lodeward-brief-'));
  try {
    const file = results === undefined ? join('out', 'results.json') : join(folder, 'results.json');
    if (results !== undefined) await writeFile(file, JSON.stringify(results));
    const question = { kind, languages: [language], formats: [format], results: file, folder, date: today() };
    const [name = ''] = await writeBrief(question);
    return { name, bytes: new Uint8Array(await readFile(join(folder, name))) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface LocalOptions {
  /** Absent: as many as the machine has. */
  readonly threads?: number;
  /** PostgreSQL server of the ledger; absent: the workspace's embedded one. */
  readonly database?: string;
}

/** The questions answered on this machine from the shipped vintage and one study folder; `close` ends the worker threads. */
export async function localServices(
  folder: string,
  { threads, database }: LocalOptions = {},
): Promise<Services & { close(): Promise<void> }> {
  const study = await readStudyFolder(folder);
  const [opened, shock] = await Promise.all([
    openStudy(folder, study.study.importer, threads),
    openShockPorts(threads),
  ]);
  const { ports } = opened;
  const { atlas } = ports;
  let lastResults: unknown;
  return {
    vintage: atlas.vintage,
    names: readNameList,
    rows: (query) => atlas.rows(query),
    trace: (id) => atlas.trace(id),
    facts: (kind) => atlas.facts(kind),
    sources: () => atlas.sources(),
    markets: () => atlas.markets(),
    market: (mineral) => openMarket(shock, mineral),
    study: async (report) => {
      if (lastResults !== undefined) return lastResults;
      const { results } = await runStudy(ports, { study }, (step, done, all) => report(done / all, step));
      lastResults = results;
      return results;
    },
    whatIf: (question) => whatIf(shock, question),
    ranking: (question) => whichMinerals(atlas, { ...question, seed: 1, draws: 200 }),
    index: (name, text) => computeIndex(name, text, 'request'),
    solve: (text) => solveMarket(text, 'request'),
    projects: () => openProjects(join(folder, 'projects')),
    evaluate: async (text, draws, seed) => {
      const { project, rules } = await readProjectText(text, 'request');
      return evaluateProject((minerals) => priceFacts(atlas, minerals), { project, rules, draws, seed });
    },
    plan: async (question, report) => {
      const solver = await highsSolver();
      return planDocument(await bestWithBudget({ ...ports, solver }, { study, ...question }, report));
    },
    agreements: async (date) => becameOf(study.agreements, date, ports.disclosures),
    buyers: async (mineral, importer) => whoBuys({ atlas, plants: await readPlants() }, { mineral, importer }),
    brief: (kind, format, language) => briefOf(lastResults, kind, format, language),
    alarms: (date, party) =>
      fromLedger(database, (ledger) => whatRings({ ledger }, { date, ...(party === undefined ? {} : { party }) })),
    calendar: (date, language, party) => {
      const question = { date, stamp: new Date().toISOString(), language, ...(party === undefined ? {} : { party }) };
      return fromLedger(database, async (ledger) => (await whatToPutInTheCalendar({ ledger }, question)).calendar);
    },
    since: async (since, until) => {
      const known = { vintage: atlas.vintage, sources: await atlas.sources() };
      return fromLedger(database, (ledger) => whatChanged({ ledger, atlas: known }, { since, until }));
    },
    recorded: (id, date) => fromLedger(database, (ledger) => whatIsRecorded({ ledger }, { id, date })),
    record: (text, by, why) => recordEntries(database, text, { by, why, at: new Date().toISOString() }),
    close: async () => {
      await Promise.all([opened.close(), shock.close()]);
    },
  };
}
