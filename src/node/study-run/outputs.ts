import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyRun } from '../../answers/index.js';
import { isMissing, type Language, languages } from '../../base/index.js';
import { report, summary, viceMinister } from '../../brief/index.js';
import type { Study } from '../../study/index.js';
import { htmlPage, pdf, terminalText } from '../render/index.js';
import type { OpenedStudy } from './ports.js';
import { resultsWorkbook } from './results-workbook.js';
import { csvText, tidyTables } from './tables.js';

/** Whole or not at all: a reader never sees half a file. */
async function put(path: string, text: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

/** The page for a vice-minister in the three languages: the briefs that every run leaves; dated as the agreements stand. */
async function briefs(
  { results, evidence }: StudyRun,
  { names, numeric }: Pick<OpenedStudy, 'names' | 'numeric'>,
): Promise<readonly (readonly [string, Buffer])[]> {
  const document = viceMinister(results, evidence);
  const date = isMissing(results.agreements) ? new Date().toISOString().slice(0, 10) : results.agreements.asOf;
  const written: (readonly [string, Buffer])[] = [];
  for (const language of languages)
    written.push([`brief-${language}.pdf`, await pdf(document, { names, numeric, languages: [language], date })]);
  return written;
}

/** Writes out/results.json, the tidy tables, results.xlsx, report.html and the briefs; the names of the files. */
export async function writeRun(
  run: StudyRun,
  opened: Pick<OpenedStudy, 'names' | 'numeric' | 'ports'>,
  { study, folder, language }: { readonly study: Study; readonly folder: string; readonly language: Language },
): Promise<readonly string[]> {
  const { results, evidence } = run;
  await mkdir(folder, { recursive: true });
  const files = new Map<string, string | Buffer>([
    ['results.json', `${JSON.stringify(results, null, 1)}\n`],
    ...tidyTables(results).map((table) => [`${table.name}.csv`, csvText(table)] as const),
    [
      'report.html',
      await htmlPage(report(results, evidence), { names: opened.names, numeric: opened.numeric, language }),
    ],
    ['results.xlsx', await resultsWorkbook(run, opened, study, language)],
    ...(await briefs(run, opened)),
  ]);
  for (const [name, text] of files) await put(join(folder, name), text);
  return [...files.keys()];
}

/** The summary of a run for a terminal. */
export const runText = ({ results }: StudyRun, { names }: Pick<OpenedStudy, 'names'>, language: Language): string =>
  terminalText(summary(results), names, language);
