import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyRun } from '../../answers/index.js';
import { isMissing, type Language } from '../../base/index.js';
import { report, summary, viceMinister } from '../../brief/index.js';
import type { Study } from '../../study/index.js';
import { makeFolder } from '../make-folder.js';
import { htmlPage, pdf, terminalText } from '../render/index.js';
import type { OpenedStudy } from './ports.js';
import { resultsWorkbook } from './results-workbook.js';
import { csvText, tidyTables } from './tables.js';

/** Whole or not at all: a reader never sees half a file. */
async function put(path: string, text: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

type Opened = Pick<OpenedStudy, 'names' | 'numeric' | 'ports'>;
interface Telling {
  readonly study: Study;
  /** Of the report and of the workbook. */
  readonly language: Language;
}

/** The page for a vice-minister: the brief that every run leaves in each language; dated as the agreements stand. */
async function brief({ results, evidence }: StudyRun, { names, numeric }: Opened, language: Language): Promise<Buffer> {
  const date = isMissing(results.agreements) ? new Date().toISOString().slice(0, 10) : results.agreements.asOf;
  return pdf(viceMinister(results, evidence), { names, numeric, languages: [language], date });
}

const made = {
  'results.json': async ({ results }) => `${JSON.stringify(results, null, 1)}\n`,
  'report.html': ({ results, evidence }, { names, numeric }, { language }) =>
    htmlPage(report(results, evidence), { names, numeric, language }),
  'results.xlsx': (run, opened, { study, language }) => resultsWorkbook(run, opened, study, language),
  'brief-en.pdf': (run, opened) => brief(run, opened, 'en'),
  'brief-ko.pdf': (run, opened) => brief(run, opened, 'ko'),
  'brief-mn.pdf': (run, opened) => brief(run, opened, 'mn'),
} as const satisfies Record<string, (run: StudyRun, opened: Opened, telling: Telling) => Promise<string | Buffer>>;

/** A file that a run leaves, beside its tables. */
export type RunFile = keyof typeof made;
export const runFiles = Object.keys(made) as [RunFile, ...RunFile[]];

/** One of the files of a run. */
export const runFile = async (name: RunFile, run: StudyRun, opened: Opened, telling: Telling): Promise<Buffer> =>
  Buffer.from(await made[name](run, opened, telling));

/** Writes out/results.json, the tidy tables, results.xlsx, report.html and the briefs; the names of the files. */
export async function writeRun(
  run: StudyRun,
  opened: Opened,
  { folder, ...telling }: Telling & { readonly folder: string },
): Promise<readonly string[]> {
  await makeFolder(folder);
  const files = new Map<string, string | Buffer>();
  for (const name of runFiles) files.set(name, await runFile(name, run, opened, telling));
  for (const table of tidyTables(run.results)) files.set(`${table.name}.csv`, csvText(table));
  for (const [name, text] of files) await put(join(folder, name), text);
  return [...files.keys()];
}

/** The summary of a run for a terminal. */
export const runText = ({ results }: StudyRun, { names }: Pick<OpenedStudy, 'names'>, language: Language): string =>
  terminalText(summary(results), names, language);
