import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Bug, type IsoDate, type Language } from '../../base/index.js';
import {
  type Block,
  type Document,
  type FlowMap,
  type Names,
  reviewed,
  type Speaker,
  say,
  speaker,
  type Table,
} from '../../brief/index.js';
import { type NumericCode, standaloneMap } from './chart/flow-map.js';
import { intervals } from './chart/intervals.js';
import { parties } from './chart/parties.js';
import { chartStyle } from './chart/style.js';

const fonts = () =>
  join(dirname(createRequire(import.meta.url).resolve('pretendard/package.json')), 'dist/public/static');

/** Text in a Typst string: nothing in it is markup. */
const string = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const words = (text: string): string => `#text(${string(text)})`;

function table({ title, columns, rows, source }: Table, voice: Speaker): string {
  const align = columns.map(({ numeric }) => (numeric ? 'right' : 'left')).join(', ');
  const head = columns.map(({ head: one }) => `[#strong(${string(voice.sentence(one))})]`).join(', ');
  const cells = rows.flatMap((row) =>
    row.map(({ value, mark }) => {
      const marked = mark ? ` (${voice.value({ is: 'sentence', sentence: say(`ui.mark.${mark}`) })})` : '';
      return `[${words(`${voice.label(value)}${marked}`)}]`;
    }),
  );
  const longest = (column: number) => Math.max(8, ...rows.map((row) => voice.label(row[column]!.value).length));
  const widths = columns
    .map(({ numeric }, i) => (numeric ? 'auto' : `${Math.round(Math.sqrt(longest(i)))}fr`))
    .join(', ');
  return `#block(breakable: true)[#strong(${string(voice.sentence(title))})
#set text(size: 7.5pt)
#table(columns: (${widths}), align: (${align}), stroke: none, inset: (x: 3pt, y: 3.5pt), table.hline(stroke: 0.8pt), table.header(${head}), table.hline(stroke: 0.5pt), ${cells.join(', ')}, table.hline(stroke: 0.5pt))
${source ? `#text(size: 7pt, fill: luma(35%), ${string(voice.sentence(source))})` : ''}]`;
}

/** A chart as an image with its words as alternative text. */
function picture(
  given: Exclude<Block, Table> & { readonly is: 'intervals' | 'parties' | 'map' },
  voice: Speaker,
  numeric: NumericCode,
): string {
  const drawn =
    given.is === 'map'
      ? standaloneMap(given as FlowMap, voice, numeric)
      : given.is === 'intervals'
        ? intervals(given, voice, 720)
        : parties(given, voice, 720);
  const styled = drawn.replace(/(<svg[^>]*>)/, `$1<style>${chartStyle}</style>`).replace(' class="wide"', '');
  const title = voice.sentence(given.title);
  return `#block(breakable: false)[#strong(${string(title)})

#text(size: 8pt, fill: luma(35%), ${string(voice.sentence(given.subtitle))})
#image(bytes(${string(styled)}), format: "svg", width: 100%, alt: ${string(title)})
#text(size: 7pt, fill: luma(35%), ${string(voice.sentence(given.source))})]`;
}

function block(given: Block, voice: Speaker, numeric: NumericCode): string {
  switch (given.is) {
    case 'lead':
      return `#text(size: 13pt, ${string(voice.sentence(given.sentence))})`;
    case 'paragraph':
      return words(given.sentences.map(voice.sentence).join(' '));
    case 'bullets':
      return `#list(${given.items.map((item) => `[${words(voice.sentence(item))}]`).join(', ')})`;
    case 'note':
      return `#block(fill: luma(95%), inset: 8pt, width: 100%, ${words(voice.sentence(given.sentence)).slice(1)})`;
    case 'table':
      return table(given, voice);
    default:
      return picture(given, voice, numeric);
  }
}

/** Typst source of a document in one language. */
function typst(document: Document, voice: Speaker, language: Language, numeric: NumericCode): string {
  const sections = document.sections.map(
    ({ title, blocks }) =>
      `= ${words(voice.sentence(title))}\n\n${blocks.map((one) => block(one, voice, numeric)).join('\n\n')}`,
  );
  const draft =
    reviewed[language].size === 0
      ? `#text(size: 8pt, fill: luma(35%), ${string(voice.sentence(say('draft.translation')))})`
      : '';
  const imprint = document.imprint.map((one) => words(voice.sentence(one))).join('\n\n');
  return `#set document(title: ${string(voice.sentence(document.title))}, author: "Lodeward", date: auto)
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), numbering: "1")
#set text(font: "Pretendard", size: 9.5pt, lang: "${language}")
#set par(leading: 0.72em)
#set heading(numbering: "1")
#show heading: it => block(above: 1.6em, below: 0.9em, text(size: 13pt, it))
#text(size: 9pt, fill: rgb("#12508f"), ${string(`Lodeward · ${voice.sentence(document.subtitle)}`)})

#text(size: 22pt, weight: "bold", ${string(voice.sentence(document.title))})

${draft}

${sections.join('\n\n')}

#line(length: 100%, stroke: 0.4pt)
#set text(size: 7.5pt, fill: luma(35%))
${imprint}
`;
}

/**
 * A document as a tagged PDF/A-2b; equal documents of equal dates have equal bytes.
 * @param date stands in the file as its day of making
 */
export async function pdf(
  document: Document,
  { names, numeric, language, date }: { names: Names; numeric: NumericCode; language: Language; date: IsoDate },
): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts()] }] });
  const source = typst(document, speaker(language, names), language, numeric);
  const compiled = compiler.compile({ mainFileContent: source });
  if (!compiled.result) {
    const diagnostics = JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
    throw new Bug('typst', `the page description does not compile: ${diagnostics.slice(0, 500)}`);
  }
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return compiler.pdf(compiled.result, {
    pdfStandard: 'a-2b',
    creationTimestamp: Date.UTC(year, month - 1, day) / 1000,
  });
}
