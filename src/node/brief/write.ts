import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { waysBack } from '../../answers/index.js';
import { InputRefused, type IsoDate, type Language, oneOf } from '../../base/index.js';
import { type Document, rowsOf, withTemplate } from '../../brief/index.js';
import { briefTemplate, readOrRefuse } from '../../study/index.js';
import { openAtlas } from '../atlas/open.js';
import { makeFolder } from '../make-folder.js';
import { docx, htmlPage, type Logo, pdf } from '../render/index.js';
import { readNames } from '../study-run/ports.js';
import { readTextFile } from '../text-file.js';
import { type BriefAbout, type BriefKind, documents } from './documents.js';

export const briefKinds = Object.keys(documents) as [BriefKind, ...BriefKind[]];
export const briefFormats = ['pdf', 'docx', 'html'] as const;
type Format = (typeof briefFormats)[number];

export interface BriefQuestion extends BriefAbout {
  readonly kind: string;
  readonly languages: readonly Language[];
  readonly formats: readonly string[];
  /** Folder for the files. */
  readonly folder: string;
  /** Name of the files without ending; default: the kind. A single file has just this name, others their language too. */
  readonly name?: string;
  /** Stands in the files as their day of making: the same day gives the same bytes. */
  readonly date: IsoDate;
  /** File of the user's own paragraphs and logo (lodeward-brief-template/1). */
  readonly template?: string;
}

/** All problems of a question at once. */
function checked({ kind, formats }: BriefQuestion): { readonly kind: BriefKind; readonly formats: readonly Format[] } {
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
        wanted: oneOf(known),
      })),
    );
  return { kind: kind as BriefKind, formats: formats as readonly Format[] };
}

/** A template that came as text: a logo beside it would be a file of this machine. @throws InputRefused with every problem */
export function checkTemplateText(text: string, name: string): void {
  const { logo } = readOrRefuse(briefTemplate, text, name);
  if (logo === undefined) return;
  const message = `"${logo}" is a file, which a request cannot name: leave the logo out, or use the command line`;
  throw new InputRefused([{ code: 'no-file-here', file: name, path: 'logo', value: logo, message }]);
}

async function templated(document: Document, file: string | undefined): Promise<{ document: Document; logo?: Logo }> {
  if (file === undefined) return { document };
  const unreadable = (path: string) => () => {
    throw new InputRefused([{ code: 'unreadable-file', file: path, message: `there is no file ${path}` }]);
  };
  const template = readOrRefuse(briefTemplate, await readTextFile(file), file);
  const own = withTemplate(document, template);
  if (template.logo === undefined) return { document: own };
  const path = resolve(dirname(file), template.logo);
  const format = extname(path).slice(1).toLowerCase().replace('jpeg', 'jpg') as Logo['format'];
  return { document: own, logo: { bytes: await readFile(path).catch(unreadable(template.logo)), format } };
}

/** Languages that share a file: an agenda is written in two side by side, other briefs in one. */
const sharing = (kind: BriefKind, languages: readonly Language[]): readonly (readonly Language[])[] => {
  if (kind !== 'committee' || languages.length < 2) return languages.map((one) => [one]);
  if (languages.length === 2) return [languages];
  return [languages.filter((one) => one !== 'en'), ['en']];
};

/** Writes a brief in each language and format; the names of the files. @throws InputRefused, NoAnswer */
export async function writeBrief(question: BriefQuestion): Promise<readonly string[]> {
  const { kind, formats } = checked(question);
  const made = await documents[kind](question);
  const rows = rowsOf(made);
  const vintage = typeof question.results === 'object' ? question.results.vintage : undefined;
  const evidence = rows.length > 0 ? await waysBack(await openAtlas(vintage), rows) : made.evidence;
  const { document, logo } = await templated({ ...made, evidence }, question.template);
  const named = await readNames();
  await makeFolder(question.folder);
  const written: string[] = [];
  const groups = sharing(kind, question.languages);
  for (const languages of groups)
    for (const format of formats) {
      const options = { ...named, languages, date: question.date, ...(logo ? { logo } : {}) };
      const write = { pdf, docx, html: htmlOf }[format];
      const alone = question.name !== undefined && groups.length === 1 && formats.length === 1;
      const name = `${question.name ?? kind}${alone ? '' : `-${languages.join('-')}`}.${format}`;
      await writeFile(join(question.folder, name), await write(document, options));
      written.push(name);
    }
  return written;
}

type Options = Parameters<typeof pdf>[1];
const htmlOf = (document: Document, { languages, ...options }: Options): Promise<string> =>
  htmlPage(document, { ...options, language: languages[0]!, languages, beside: languages.length > 1 });
