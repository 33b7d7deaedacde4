import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { isMissing, type Language } from '../../src/base/index.js';
import { type Document, type Sentence, sentences, type Value } from '../../src/brief/index.js';

/** What the tests of briefs read: text of the files, and the figures of a tree. */

/** Text without what setting adds: spaces, line ends, places to break. */
export const bare = (text: string): string => text.replace(/[\s\u200b\u00a0\u202f\u2060\u00ad\uE000\uE001]+/g, '');

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  } catch {
    throw new Error(
      `${program} is missing: install poppler-utils (Debian: apt-get install poppler-utils) and run again`,
    );
  }
}

/** What a poppler program says of a PDF. */
export function ofPdf(
  program: string,
  bytes: Buffer,
  before: readonly string[] = [],
  after: readonly string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-brief-'));
  try {
    const file = join(folder, 'brief.pdf');
    writeFileSync(file, bytes);
    return run(program, [...before, file, ...after]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};
const unmarked = (markup: string) =>
  markup.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity]!);

/** Words of a file, cells and paragraphs apart. */
export const pdfWords = (bytes: Buffer): string => ofPdf('pdftotext', bytes, ['-raw'], ['-']);
export const docxWords = (bytes: Buffer): string =>
  unmarked(strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<\/w:p>/g, '\n'));
export const htmlWords = (page: string): string =>
  unmarked(
    page.slice(page.indexOf('<body>')).replace(/<\/(td|th|p|li|h\d|text|dt|dd|small|figcaption|summary)>/g, '\n'),
  );

/** Pictures inside a DOCX; of bitmaps their size in points. */
export function picturesOf(bytes: Buffer) {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.startsWith('word/media/'))
    .map(([name, data]) => {
      const file = Buffer.from(data);
      const bitmap = name.endsWith('.png');
      return {
        name,
        bytes: file.length,
        width: bitmap ? file.readUInt32BE(16) : undefined,
        height: bitmap ? file.readUInt32BE(20) : undefined,
      };
    });
}

const isFigure = (value: Value) =>
  ['quantity', 'range', 'share', 'shares', 'count'].includes(value.is) && !('value' in value && isMissing(value.value));

function* within(value: Value): Generator<Value> {
  if (isFigure(value)) yield value;
  if (value.is === 'list') for (const item of value.items) yield* within(item);
}
function* ofSentence({ values }: Sentence): Generator<Value> {
  for (const value of Object.values(values ?? {})) yield* within(value);
}

/** The value of a figure, or the two ends of a range. */
export const endsOf = (figure: Value): readonly number[] =>
  figure.is === 'range' || figure.is === 'shares' ? [figure.low, figure.high] : [(figure as { value: number }).value];

/** Words and numbers that stand in the cells of a workbook. */
export function cellsOf(book: Buffer): { readonly words: string; readonly numbers: ReadonlySet<number> } {
  const parts = unzipSync(book);
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'));
  const cells = sheets.flatMap((name) => [...strFromU8(parts[name]!).matchAll(/<c ([^>]*)><v>([^<]*)</g)]);
  return {
    words: bare(unmarked(strFromU8(parts['xl/sharedStrings.xml']!))),
    numbers: new Set(cells.filter(([, kind]) => !kind!.includes('t="s"')).map(([, , value]) => Number(value))),
  };
}

/** Every figure that a document says in a sentence or a cell. */
export function figuresOf(document: Document): readonly Value[] {
  const cells = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === 'table' ? block.rows.flat().map(({ value }) => value) : [])),
  );
  return [
    ...[...sentences(document)].flatMap((one) => [...ofSentence(one)]),
    ...cells.flatMap((one) => [...within(one)]),
  ];
}

const scales: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  en: [
    ['trillion', 1e12],
    ['billion', 1e9],
    ['million', 1e6],
    ['Mt', 1e6],
    ['kt', 1e3],
  ],
  ko: [
    ['조', 1e12],
    ['억', 1e8],
    ['만', 1e4],
  ],
  mn: [
    ['их наяд', 1e12],
    ['тэрбум', 1e9],
    ['сая', 1e6],
    ['мянган', 1e3],
  ],
};

/** Reads what was written back as values: one number, or the two ends of a range, times the word of the scale. */
export function readBack(text: string, language: Language): readonly number[] {
  const scale = scales[language].find(([word]) => text.includes(word))?.[1] ?? (text.includes('%') ? 0.01 : 1);
  return [...text.matchAll(/(−?)[₩$₮]?(−?)(\d[\d,]*(?:\.\d+)?)/g)].map(
    ([, a, b, digits]) => Number(digits!.replaceAll(',', '')) * scale * (a || b ? -1 : 1),
  );
}

const end = String.raw`−?\d[\d,]*(?:\.\d+)?`;
const money: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(String.raw`[−]?[₩$₮](${end})(?:–(${end}))?(?:\s+(trillion|billion|million))?`, 'g'),
  ko: new RegExp(String.raw`(${end})(?:~(${end}))?(조|억|만)?\s*(?:원|달러|투그릭)`, 'g'),
  mn: new RegExp(String.raw`(${end})(?:–(${end}))?(?:\s+(их\s+наяд|тэрбум|сая))?\s+(?:вон|ам\.доллар|төгрөг)`, 'g'),
};

/** Every amount of money that stands in a text of a language, as values of two significant figures, the least first. */
export function amountsIn(text: string, language: Language): readonly number[] {
  const found = [...text.matchAll(money[language])].flatMap(([, low, high, word]) => {
    const by = scales[language].find(([name]) => name === word?.replace(/\s+/g, ' '))?.[1] ?? 1;
    return [low, high].flatMap((one) =>
      one === undefined ? [] : [Number((Math.abs(Number(one.replace(/[−,]/g, ''))) * by).toPrecision(2))],
    );
  });
  return found.sort((a, b) => a - b);
}
