import type { z } from 'zod';
import { canonical, type Problem } from '../base/index.js';
import type { Statement } from './agreements.js';
import { readAgreements } from './agreements-read.js';
import { type BudgetFile, budgetFile } from './budget.js';
import { type ChecksFile, checksFile } from './checks.js';
import { type Reading, readDocument } from './document.js';
import { type EventsFile, studyEventsFile } from './events.js';
import { type IndustriesFile, industriesFile } from './industries.js';
import { type MeasuresFile, measuresFile } from './measures.js';
import { type PartnerFile, partnerFile } from './partner.js';
import { type ProjectFile, projectFile, publicProjects } from './project.js';
import { type StocksFile, stocksFile } from './stocks.js';
import { type StudyFile, studyFile } from './study-file.js';

/** The files of a study that stand once; study.yaml and events.yaml must be there. */
export const single = {
  'study.yaml': studyFile,
  'events.yaml': studyEventsFile,
  'partner.yaml': partnerFile,
  'stocks.yaml': stocksFile,
  'industries.yaml': industriesFile,
  'budget.yaml': budgetFile,
  'measures.yaml': measuresFile,
  'checks.yaml': checksFile,
} as const;
type SingleName = keyof typeof single;
const needed: readonly SingleName[] = ['study.yaml', 'events.yaml'];

/** Everything a person wrote in a study folder, read and checked. Absent optional files are absent keys. */
export interface Study {
  readonly study: StudyFile;
  readonly events: EventsFile;
  readonly partner?: PartnerFile;
  readonly stocks?: StocksFile;
  readonly industries?: IndustriesFile;
  readonly budget?: BudgetFile;
  readonly measures?: MeasuresFile;
  readonly checks?: ChecksFile;
  readonly projects: readonly ProjectFile[];
  /** Entries of all files in agreements/, in the order of their files. */
  readonly agreements: readonly Statement[];
}

/** Texts by path inside the study folder, with `/` between folders: `projects/zuun-mod.yaml`. */
export type StudyTexts = ReadonlyMap<string, string>;

const isText = (path: string) => /\.ya?ml$/.test(path);
const inFolder = (texts: StudyTexts, folder: 'projects' | 'agreements') =>
  [...texts]
    .filter(([path]) => new RegExp(`^${folder}/[^/]+\\.(ya?ml|json)$`).test(path))
    .map(([file, text]) => ({ file, text }));

function strangers(texts: StudyTexts): readonly Problem[] {
  const known = [...Object.keys(single), 'projects/*.yaml', 'agreements/*.yaml'];
  const files = new Set([...inFolder(texts, 'projects'), ...inFolder(texts, 'agreements')].map(({ file }) => file));
  return [...texts.keys()]
    .filter((path) => isText(path) && !(path in single) && !files.has(path))
    .map((file) => ({
      code: 'unknown-file',
      file,
      message: `no part of a study has this name; a study has ${known.join(', ')}. Rename it or move it out of the folder`,
    }));
}

function singles(texts: StudyTexts, problems: Problem[]): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [file, schema] of Object.entries(single) as [SingleName, z.ZodType][]) {
    const text = texts.get(file);
    if (text === undefined) {
      if (needed.includes(file))
        problems.push({
          code: 'missing-file',
          file,
          message: `${file} is missing; copy it from a study made by "study new"`,
        });
      continue;
    }
    const reading = readDocument(schema, text, file);
    problems.push(...reading.problems);
    values.set(file.replace('.yaml', ''), reading.value);
  }
  return values;
}

/** What one file says about another: ids that are named but not there. */
function between(study: Study): readonly Problem[] {
  const { headlineProject } = study.study;
  if (headlineProject === undefined || study.projects.some(({ id }) => id === headlineProject)) return [];
  const known =
    publicProjects(study.projects)
      .map(({ id }) => id)
      .join(', ') || 'none';
  return [
    {
      code: 'unknown-project',
      file: 'study.yaml',
      path: 'headlineProject',
      value: headlineProject,
      message: `no file in projects/ has the id "${headlineProject}"; there are: ${known}`,
    },
  ];
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
const byText = <T>(list: readonly T[]): T[] => [...list].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));

/** Lists whose order says nothing stand in one order, so that the answer and its digest do not hang on the order of a file. */
const ordered = (study: Study): Study => ({
  ...study,
  events: { ...study.events, events: byId(study.events.events) },
  ...(study.measures ? { measures: { ...study.measures, measures: byId(study.measures.measures) } } : {}),
  ...(study.stocks ? { stocks: { ...study.stocks, stocks: byText(study.stocks.stocks) } } : {}),
  ...(study.budget ? { budget: { ...study.budget, rules: byText(study.budget.rules) } } : {}),
});

/**
 * Reads the files of a study: the study, or every problem of every file.
 * @example readStudy(new Map([['study.yaml', '...'], ['events.yaml', '...']])).value?.study.importer === 'KOR'
 */
export function readStudy(texts: StudyTexts): Reading<Study> {
  const problems: Problem[] = [...strangers(texts)];
  const values = singles(texts, problems);
  const projects = inFolder(texts, 'projects').map(({ file, text }) => readDocument(projectFile, text, file));
  const ledger = readAgreements(inFolder(texts, 'agreements'), { typeOf: () => undefined });
  problems.push(...projects.flatMap((reading) => reading.problems), ...ledger.problems);
  if (problems.length > 0) return { problems };
  const study = {
    ...ordered(Object.fromEntries(values) as unknown as Study),
    projects: projects.flatMap((reading) => reading.value ?? []),
    agreements: ledger.statements,
  };
  const crossed = between(study);
  return crossed.length > 0 ? { problems: crossed } : { value: study, problems: [] };
}
