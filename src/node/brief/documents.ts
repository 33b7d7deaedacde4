import { dirname, join } from 'node:path';
import { becameOf, evaluateProject, fitProject, priceFacts, shownProject, whatIf } from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import {
  type Body,
  committee,
  corridor,
  type Document,
  forum,
  memo,
  mineralSheet,
  type Results,
  shockNote,
  viceMinister,
} from '../../brief/index.js';
import { type ProjectFile, publicProjects, type Study } from '../../study/index.js';
import { openAtlas } from '../atlas/open.js';
import { readMemoranda } from '../facts/base-rates.js';
import { readPlants, readRoutes } from '../facts/plants.js';
import { readProgrammes } from '../facts/support.js';
import { packagePath } from '../places.js';
import { readProjectFile, readRules } from '../project-file.js';
import { openShockPorts } from '../shock-ports.js';
import { readStudyFolder } from '../study-folder/index.js';
import { readResultsFile } from './results-file.js';

/** What a brief is about, beside the results of a run. */
export interface BriefAbout {
  /** results.json of a run, or its content; not read for a project or a shock. */
  readonly results: string | Results;
  /** Study folder: agreements, projects; default: the one that ships. */
  readonly study?: string;
  /** `mineral`, `shock`: code of the market. */
  readonly mineral?: string;
  /** `shock`: in the measure grammar. */
  readonly measure?: string;
  readonly months?: number;
  readonly importer?: string;
  /** `project`: id in the study, or a project file. Only a file may be confidential. */
  readonly project?: string;
  readonly draws?: number;
  readonly seed?: number;
  readonly threads?: number;
}

async function readResults({ results: given }: BriefAbout): Promise<Results> {
  return typeof given === 'string' ? readResultsFile(given) : given;
}

const studyFolder = ({ study }: BriefAbout) => study ?? packagePath('studies', 'mongolia-korea');
const needed = (value: string | undefined, path: string, kind: string): string => {
  if (value !== undefined) return value;
  const message = `a brief of kind ${kind} needs --${path}`;
  throw new InputRefused([{ code: 'option-missing', path, message }]);
};

const bodiesOf = ({ agreements }: Study): readonly Body[] =>
  agreements.flatMap(({ id, body }) =>
    body.type === 'party'
      ? [{ id, name: body.name, ...(body.country === undefined ? {} : { country: body.country }) }]
      : [],
  );

async function agenda(about: BriefAbout): Promise<Document> {
  const [results, study, { disclosures }] = await Promise.all([
    readResults(about),
    readStudyFolder(studyFolder(about)),
    readMemoranda(),
  ]);
  const asOf = 'missing' in results.agreements ? undefined : results.agreements.asOf;
  if (asOf === undefined)
    throw new InputRefused([
      { code: 'no-agreements', message: 'the run holds no agreements; a committee has nothing to go through' },
    ]);
  const { agreements } = becameOf(study.agreements, asOf, disclosures);
  const told = 'missing' in results.agreements ? [] : results.agreements.rows.map(({ id }) => id);
  if (!agreements.some(({ id }) => told.includes(id)))
    throw new InputRefused([
      {
        code: 'another-study',
        path: 'study',
        value: study.study.id,
        message: `none of the agreements of this run is of the study ${study.study.id}; name the study of the run with --study`,
      },
    ]);
  return committee(results, { asOf, standings: agreements, bodies: bodiesOf(study) });
}

async function fitPorts() {
  const [atlas, plants, routes, programmes] = await Promise.all([
    openAtlas(),
    readPlants(),
    readRoutes(),
    readProgrammes(),
  ]);
  return { atlas, plants, routes, programmes };
}

async function pack(about: BriefAbout): Promise<Document> {
  const folder = studyFolder(about);
  const [results, study, ports] = await Promise.all([readResults(about), readStudyFolder(folder), fitPorts()]);
  const offers = await Promise.all(
    publicProjects(study.projects).map(async (project) => {
      const rules = await readRules(project, join(folder, 'projects'));
      return { project, fit: await fitProject(ports, project, rules, results.importer) };
    }),
  );
  return forum(results, offers);
}

/** The project of a memo: a file that is named, or one of the study's that is not confidential. */
async function projectOf(named: string, about: BriefAbout): Promise<{ file: ProjectFile; folder: string }> {
  if (/\.(ya?ml|json)$/.test(named)) return { file: await readProjectFile(named), folder: dirname(named) };
  const folder = studyFolder(about);
  const open = publicProjects((await readStudyFolder(folder)).projects);
  const file = open.find(({ id }) => id === named);
  if (file) return { file, folder: join(folder, 'projects') };
  const known = open.map(({ id }) => id).join(', ');
  const message = `the study shows no project "${named}"; it shows ${known || 'none'}. Or name a project file`;
  throw new InputRefused([{ code: 'unknown-project', path: 'project', value: named, message }]);
}

async function memoOf(about: BriefAbout): Promise<Document> {
  const { file, folder } = await projectOf(needed(about.project, 'project', 'project'), about);
  const [rules, ports] = await Promise.all([readRules(file, folder), fitPorts()]);
  const importer = about.importer ?? 'KOR';
  const { draws = 0, seed = 1 } = about;
  const prices = (minerals: readonly string[]) => priceFacts(ports.atlas, minerals);
  const result = await evaluateProject(prices, { project: file, rules, draws, seed });
  const fit = await fitProject(ports, file, rules, importer);
  return memo({ file, shown: shownProject(file, result), result, fit, importer });
}

async function note(about: BriefAbout): Promise<Document> {
  const mineral = needed(about.mineral, 'mineral', 'shock');
  const measure = needed(about.measure, 'measure', 'shock');
  const ports = await openShockPorts(about.threads);
  try {
    const { importer = 'KOR', draws = 250, seed = 1, months } = about;
    const question = { mineral, measure, importer, draws, seed, ...(months === undefined ? {} : { months }) };
    return shockNote(await whatIf(ports, question));
  } finally {
    await ports.close();
  }
}

async function sheet(about: BriefAbout): Promise<Document> {
  const [results, plants] = await Promise.all([readResults(about), readPlants()]);
  const mineral = needed(about.mineral, 'mineral', 'mineral');
  const own = plants.filter((one) => one.mineral === mineral && one.country === results.importer);
  return mineralSheet(results, mineral, own);
}

/** Makes the document of each kind of brief. */
export const documents = {
  'vice-minister': async (about) => viceMinister(await readResults(about)),
  committee: agenda,
  forum: pack,
  corridor: async (about) => corridor(await readResults(about)),
  mineral: sheet,
  project: memoOf,
  shock: note,
} as const satisfies Record<string, (about: BriefAbout) => Promise<Document>>;

export type BriefKind = keyof typeof documents;
