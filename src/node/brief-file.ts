import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evidenceOf } from '../answers/index.js';
import { InputRefused, type IsoDate, type Language, NoAnswer } from '../base/index.js';
import { type Document, type Results, report, viceMinister } from '../brief/index.js';
import { openAtlas } from './atlas/open.js';
import { docx, htmlPage, pdf } from './render/index.js';
import { readNames } from './study-run/index.js';

export const briefKinds = ['corridor', 'vice-minister'] as const;
export const briefFormats = ['pdf', 'docx', 'html'] as const;
const planned = ['committee', 'forum', 'mineral', 'project', 'shock'];

export interface BriefQuestion {
  /** results.json of a run. */
  readonly results: string;
  readonly kind: string;
  readonly languages: readonly Language[];
  readonly formats: readonly string[];
  readonly folder: string;
  /** Stands in the files as their day of making: the same day gives the same bytes. */
  readonly date: IsoDate;
}

async function readResults(file: string): Promise<Results> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const results = text === undefined ? undefined : (JSON.parse(text) as Results);
  if (results?.format === 'lodeward-results/1') return results;
  const message = 'no results of a run are here; run "lodeward study run" first, or name them with --results';
  throw new InputRefused([{ code: 'no-results', file, message }]);
}

/** A kind or format that nobody offers is bad input; one that is foreseen has no answer yet. */
function checked({ kind, formats }: BriefQuestion): void {
  if (planned.includes(kind))
    throw new NoAnswer('not-modelled', `there is no brief of kind "${kind}" yet; there are ${briefKinds.join(', ')}`);
  const wrong = [
    ...((briefKinds as readonly string[]).includes(kind) ? [] : [['kind', kind, briefKinds] as const]),
    ...formats
      .filter((one) => !(briefFormats as readonly string[]).includes(one))
      .map((one) => ['format', one, briefFormats] as const),
  ];
  if (wrong.length > 0)
    throw new InputRefused(
      wrong.map(([path, value, known]) => ({
        code: 'not-one-of',
        path,
        value,
        message: `"${value}" is no ${path} of a brief; there are ${known.join(', ')}`,
      })),
    );
}

async function documentOf(results: Results, question: BriefQuestion): Promise<Document> {
  if (question.kind === 'vice-minister') return viceMinister(results);
  if (!question.formats.includes('html')) return report(results, new Map());
  return report(results, await evidenceOf(await openAtlas(results.vintage), results));
}

/** Writes a brief in each language and format from the results of a run; the names of the files. @throws InputRefused, NoAnswer */
export async function writeBrief(question: BriefQuestion): Promise<readonly string[]> {
  checked(question);
  const results = await readResults(question.results);
  const document = await documentOf(results, question);
  const named = await readNames();
  await mkdir(question.folder, { recursive: true });
  const written: string[] = [];
  for (const language of question.languages)
    for (const format of question.formats) {
      const options = { ...named, language, date: question.date };
      const bytes =
        format === 'pdf'
          ? await pdf(document, options)
          : format === 'docx'
            ? await docx(document, options)
            : await htmlPage(document, { ...options, languages: [language] });
      const name = `${question.kind}-${language}.${format}`;
      await writeFile(join(question.folder, name), bytes);
      written.push(name);
    }
  return written;
}
