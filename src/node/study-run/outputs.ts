import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyRun } from '../../answers/index.js';
import type { Language, LocalText } from '../../base/index.js';
import { report, summary } from '../../brief/index.js';
import { htmlPage, terminalText } from '../render/index.js';
import type { OpenedStudy } from './ports.js';
import { csvText, tidyTables } from './tables.js';

/** Whole or not at all: a reader never sees half a file. */
async function put(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

/** Writes out/results.json, the tidy tables and report.html; the names of the files. */
export async function writeRun(
  { results, evidence }: StudyRun,
  opened: Pick<OpenedStudy, 'names' | 'numeric'>,
  folder: string,
  language: Language,
  notice?: LocalText,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = new Map<string, string>([
    ['results.json', `${JSON.stringify(results, null, 1)}\n`],
    ...tidyTables(results).map((table) => [`${table.name}.csv`, csvText(table)] as const),
    [
      'report.html',
      await htmlPage(report(results, evidence, notice), { names: opened.names, numeric: opened.numeric, language }),
    ],
  ]);
  for (const [name, text] of files) await put(join(folder, name), text);
  return [...files.keys()];
}

/** The summary of a run for a terminal. */
export const runText = (
  { results }: StudyRun,
  { names }: Pick<OpenedStudy, 'names'>,
  language: Language,
  notice?: LocalText,
): string => terminalText(summary(results, notice), names, language);
