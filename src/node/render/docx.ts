import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoDate, Language } from '../../base/index.js';
import {
  type Block,
  type Document,
  type Names,
  reviewed,
  type Speaker,
  say,
  speaker,
  type Table,
} from '../../brief/index.js';

type Docx = typeof import('docx');

/** One block as paragraphs and tables; a chart becomes its table twin, since numbers survive editing and pictures do not. */
function block(given: Block, voice: Speaker, docx: Docx) {
  const { Paragraph, TextRun } = docx;
  const text = (words: string, size?: number) =>
    new Paragraph({
      children: [new TextRun(size === undefined ? { text: words } : { text: words, size })],
      spacing: { after: 120 },
    });
  const grid = (head: readonly string[], rows: readonly (readonly string[])[]) => {
    const row = (cells: readonly string[], bold: boolean) =>
      new docx.TableRow({
        tableHeader: bold,
        children: cells.map(
          (words) =>
            new docx.TableCell({
              children: words
                .split('\n')
                .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold, size: 17 })] })),
            }),
        ),
      });
    return new docx.Table({
      width: { size: 100, type: docx.WidthType.PERCENTAGE },
      rows: [...(head.length > 0 ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
    });
  };
  const titled = (title: string) => new Paragraph({ text: title, heading: docx.HeadingLevel.HEADING_3 });
  const tableRows = ({ rows }: Table) =>
    rows.map((row) =>
      row.map(({ value, mark }) =>
        mark
          ? `${voice.label(value)} (${voice.value({ is: 'sentence', sentence: say(`ui.mark.${mark}`) })})`
          : voice.label(value),
      ),
    );
  switch (given.is) {
    case 'lead':
      return [text(voice.sentence(given.sentence), 28)];
    case 'paragraph':
      return [text(given.sentences.map(voice.sentence).join(' '))];
    case 'bullets':
      return given.items.map((item) => new Paragraph({ text: voice.sentence(item), bullet: { level: 0 } }));
    case 'note':
      return [text(voice.sentence(given.sentence))];
    case 'table':
      return [
        titled(voice.sentence(given.title)),
        grid(
          given.columns.map(({ head }) => voice.sentence(head)),
          tableRows(given),
        ),
      ];
    case 'intervals':
      return [
        titled(voice.sentence(given.title)),
        grid(
          [],
          given.bars.map(({ label, low, high }) => [
            voice.label(label),
            voice.value({ is: 'range', low, high, unit: given.unit }),
          ]),
        ),
      ];
    case 'parties':
      return [
        titled(voice.sentence(given.title)),
        grid(
          [],
          given.bars.map(({ label, value }) => [
            voice.label(label),
            voice.value({ is: 'quantity', value, unit: given.unit }),
          ]),
        ),
      ];
    case 'map':
      return [
        titled(voice.sentence(given.title)),
        grid(
          [],
          given.flows.map(({ from, before }) => [
            voice.label({ is: 'country', code: from }),
            voice.value({ is: 'quantity', value: before, unit: 't' }),
          ]),
        ),
      ];
  }
}

/** The same file with its day of making in place of the clock's, so that equal documents have equal bytes. */
function dated(bytes: Uint8Array, date: IsoDate): Buffer {
  const parts = unzipSync(bytes);
  const core = strFromU8(parts['docProps/core.xml']!).replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    `$1${date}T00:00:00Z`,
  );
  parts['docProps/core.xml'] = strToU8(core);
  return Buffer.from(zipSync(parts, { mtime: `${date}T00:00:00` }));
}

/** A document as DOCX with headings, tables and the font named; opens for editing. */
export async function docx(
  document: Document,
  { names, language, date }: { readonly names: Names; readonly language: Language; readonly date: IsoDate },
): Promise<Buffer> {
  const library = await import('docx');
  const { HeadingLevel, Packer, Paragraph } = library;
  const voice = speaker(language, names);
  const draft = reviewed[language].size === 0 ? [new Paragraph(voice.sentence(say('draft.translation')))] : [];
  const sections = document.sections.flatMap(({ title, blocks }) => [
    new Paragraph({ text: voice.sentence(title), heading: HeadingLevel.HEADING_1 }),
    ...blocks.flatMap((one) => block(one, voice, library)),
  ]);
  const file = new library.Document({
    title: voice.sentence(document.title),
    creator: 'Lodeward',
    styles: { default: { document: { run: { font: 'Pretendard', size: 20, language: { value: language } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: voice.sentence(document.title), heading: HeadingLevel.TITLE }),
          new Paragraph(`${voice.sentence(document.subtitle)} · ${date}`),
          ...draft,
          ...sections,
          ...document.imprint.map((one) => new Paragraph(voice.sentence(one))),
        ],
      },
    ],
  });
  return dated(await Packer.toBuffer(file), date);
}
