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
  whatIf,
  whichMinerals,
} from '../answers/index.js';
import {
  highsSolver,
  openProjects,
  openShockPorts,
  openStudy,
  readNameList,
  readProjectText,
  readStudyFolder,
} from '../node/index.js';
import type { Services } from './services.js';

/** The questions answered on this machine from the shipped vintage and one study folder; `close` ends the worker threads. */
export async function localServices(folder: string, threads?: number): Promise<Services & { close(): Promise<void> }> {
  const study = await readStudyFolder(folder);
  const [opened, shock] = await Promise.all([
    openStudy(folder, study.study.importer, threads),
    openShockPorts(threads),
  ]);
  const { ports } = opened;
  const { atlas } = ports;
  return {
    vintage: atlas.vintage,
    names: readNameList,
    rows: (query) => atlas.rows(query),
    trace: (id) => atlas.trace(id),
    facts: (kind) => atlas.facts(kind),
    sources: () => atlas.sources(),
    markets: () => atlas.markets(),
    market: (mineral) => openMarket(shock, mineral),
    study: async (report) => (await runStudy(ports, { study }, (step, done, all) => report(done / all, step))).results,
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
    close: async () => {
      await Promise.all([opened.close(), shock.close()]);
    },
  };
}
