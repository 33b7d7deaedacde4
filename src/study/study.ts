import type { z } from 'zod';
import type { Problem } from '../base/index.js';
import { type BudgetFile, budgetFile } from './budget.js';
import { type ChecksFile, checksFile } from './checks.js';
import { type Reading, readDocument } from './document.js';
import { type EventsFile, eventsFile } from './events.js';
import { type IndustriesFile, industriesFile } from './industries.js';
import { type MeasuresFile, measuresFile } from './measures.js';
import { type StocksFile, stocksFile } from './stocks.js';
import { type StudyFile, studyFile } from './study-file.js';

/** The files of a study that stand once; study.yaml and events.yaml must be there. */
const single = {
  'study.yaml': studyFile,
  'events.yaml': eventsFile,
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
  readonly stocks?: StocksFile;
  readonly industries?: IndustriesFile;
  readonly budget?: BudgetFile;
  readonly measures?: MeasuresFile;
  readonly checks?: ChecksFile;
}

/** Texts by path inside the study folder, with `/` between folders: `projects/zuun-mod.yaml`. */
export type StudyTexts = ReadonlyMap<string, string>;

const isText = (path: string) => /\.(ya?ml|json)$/.test(path);

function strangers(texts: StudyTexts): readonly Problem[] {
  const known = [...Object.keys(single), 'projects/*.yaml', 'agreements/*.yaml'];
  return [...texts.keys()]
    .filter((path) => isText(path) && !(path in single) && !/^(projects|agreements)\/[^/]+\.ya?ml$/.test(path))
    .map((file) => ({
      code: 'unknown-file',
      file,
      message: `no part of a study has this name; a study has ${known.join(', ')}. Rename it or move it out of the folder`,
    }));
}

/**
 * Reads the files of a study: the study, or every problem of every file.
 * @example readStudy(new Map([['study.yaml', '...'], ['events.yaml', '...']])).value?.study.importer === 'KOR'
 */
export function readStudy(texts: StudyTexts): Reading<Study> {
  const problems: Problem[] = [...strangers(texts)];
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
  return problems.length > 0 ? { problems } : { value: Object.fromEntries(values) as unknown as Study, problems: [] };
}
