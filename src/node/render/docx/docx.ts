import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoDate, Language } from '../../../base/index.js';
import { citations, type Document, isDraft, say, speaker } from '../../../brief/index.js';
import type { PdfOptions } from '../pdf/pdf.js';
import { publicationLine } from '../sources.js';
import { type Docx, type Pen, writer } from './blocks.js';
import { raster } from './raster.js';

/** Faces that office programs of each ministry have; MNS 5140 asks for Arial in official papers of Mongolia. */
const faces: Readonly<Record<Language, string>> = { en: 'Arial', ko: 'Malgun Gothic', mn: 'Arial' };
/** Language and place, by which an office checks spelling and breaks lines. */
const places: Readonly<Record<Language, string>> = { en: 'en-GB', ko: 'ko-KR', mn: 'mn-MN' };
const accent = '12508F';

/** The same file with its day of making in place of the clock's, and its pictures counted from one, so that equal documents have equal bytes. */
function dated(bytes: Uint8Array, date: IsoDate): Buffer {
  const parts = unzipSync(bytes);
  const core = strFromU8(parts['docProps/core.xml']!).replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    `$1${date}T00:00:00Z`,
  );
  parts['docProps/core.xml'] = strToU8(core);
  let pictures = 0;
  const text = strFromU8(parts['word/document.xml']!).replace(
    /<wp:docPr id="\d+"/g,
    () => `<wp:docPr id="${++pictures}"`,
  );
  parts['word/document.xml'] = strToU8(text);
  return Buffer.from(zipSync(parts, { mtime: `${date}T00:00:00` }));
}

const styles = (language: Language) => {
  const font = { ascii: faces[language], hAnsi: faces[language], cs: faces[language], eastAsia: faces.ko };
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: accent, font },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font, size: 20, language: { value: places[language], eastAsia: places.ko } },
        paragraph: { spacing: { line: 276, lineRule: 'auto' } },
      },
      title: { run: { size: 36, bold: true, font }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(26, 280),
      heading3: {
        run: { size: 20, bold: true, color: '14202C', font },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [],
    characterStyles: [],
  } satisfies ConstructorParameters<Docx['Document']>[0]['styles'];
};

/** A document as DOCX with headings, tables and pictures that can be edited; two languages stand in two columns. */
export async function docx(document: Document, options: PdfOptions): Promise<Buffer> {
  const { names, languages, date, numeric, logo } = options;
  const [library, drawn] = await Promise.all([import('docx'), raster()]);
  const { HeadingLevel, Packer, Paragraph } = library;
  const voices = languages.map((language) => speaker(language, names));
  const [voice] = voices;
  const notes = citations(document);
  const pens = voices.map(
    (one): Pen => ({ voice: one, notes, numeric, docx: library, raster: drawn, columns: voices.length }),
  );
  const { block, beside, plain, picture } = writer(library);
  const draft = voices
    .filter(({ language }) => isDraft(document, language))
    .map((one) => plain(one.sentence(say('draft.translation')), { size: 16, color: 'B4500B' }));
  const sections = document.sections.flatMap(({ title, blocks, page, aside }) => [
    ...(aside
      ? []
      : [
          new Paragraph({
            text: voices.map((one) => one.sentence(title)).join(' · '),
            heading: HeadingLevel.HEADING_1,
            pageBreakBefore: page !== undefined,
          }),
        ]),
    ...blocks.flatMap((one) => beside(pens.map((pen) => block(one, pen)))),
  ]);
  const sources = notes.list.map((one) => plain(publicationLine(one, voice!), { size: 15, color: '566270' }));
  const file = new library.Document({
    title: voice!.sentence(document.title),
    creator: 'Lodeward',
    styles: styles(languages[0]!),
    numbering: { config: [numbered(library)] },
    sections: [
      {
        properties: { page: { margin: { top: 1020, bottom: 1020, left: 1080, right: 1080 } } },
        footers: { default: footer(library, `Lodeward · ${voice!.sentence(document.title)} · ${date}`) },
        children: [
          ...(logo ? [picture(logo, drawn)] : []),
          ...(document.organisation ? [plain(voice!.value({ is: 'text', text: document.organisation }))] : []),
          ...voices.map((one) => new Paragraph({ text: one.sentence(document.title), heading: HeadingLevel.TITLE })),
          ...voices.map((one) => plain(one.sentence(document.subtitle), { color: accent })),
          ...draft,
          ...sections,
          ...(sources.length > 0
            ? [new Paragraph({ text: voice!.sentence(say('brief.sources')), heading: HeadingLevel.HEADING_3 })]
            : []),
          ...sources,
          ...document.imprint.map((one) => plain(voice!.sentence(one), { size: 15, color: '566270' })),
        ],
      },
    ],
  });
  return dated(await Packer.toBuffer(file), date);
}

const numbered = ({ AlignmentType, LevelFormat }: Docx) => ({
  reference: 'numbered',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 360, hanging: 360 } } },
    },
  ],
});

const footer = ({ Footer, PageNumber, Paragraph, TextRun }: Docx, text: string) =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${text} · `, size: 15 }),
          new TextRun({ children: [PageNumber.CURRENT], size: 15 }),
        ],
      }),
    ],
  });
