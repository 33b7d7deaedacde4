import type { ParagraphChild } from 'docx';
import type { Block, Citations, Sentence, Speaker, Table } from '../../../brief/index.js';
import type { NumericCode } from '../chart/flow-map.js';
import { type Chart, twin } from '../chart/twin.js';
import { chartSvg } from '../pdf/blocks.js';
import { spoken } from '../weights.js';
import type { Raster } from './raster.js';

export type Docx = typeof import('docx');

/** What the blocks of one language are written with. */
export interface Pen {
  readonly voice: Speaker;
  readonly notes: Citations;
  readonly numeric: NumericCode;
  readonly docx: Docx;
  readonly raster: Raster;
  /** How many languages stand beside one another. */
  readonly columns: number;
}

/** A picture of the user's: the mark above the title. */
export interface Logo {
  readonly bytes: Buffer;
  readonly format: 'png' | 'svg' | 'jpg';
}

/** Width of the text on a page, twentieths of a point. */
const pageWidth = 9700;

/** Points of a bitmap for each point of the page: sharp in print. */
const density = 2;

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

const line = { style: 'single', size: 4, color: 'DBE1E8' } as const;
const strong = { style: 'single', size: 8, color: '14202C' } as const;
const none = { style: 'none', size: 0, color: 'FFFFFF' } as const;

/** Writes blocks with the docx library. */
export function writer(docx: Docx) {
  const { Paragraph, Table: Grid, TableCell, TableRow, TextRun } = docx;
  const run = (text: string, look: Look = {}) => new TextRun({ text, ...look });
  const raised = (rows: readonly string[] | undefined, { notes }: Pen): readonly ParagraphChild[] => {
    const numbers = notes.of(rows);
    return numbers.length === 0 ? [] : [new TextRun({ text: numbers.slice(0, 6).join(','), superScript: true })];
  };
  const said = (one: Sentence, pen: Pen, look: Look = {}): readonly ParagraphChild[] => [
    run(pen.voice.sentence(one), look),
    ...raised(one.rows, pen),
  ];
  const paragraph = (children: readonly ParagraphChild[], more: object = {}) =>
    new Paragraph({ children, spacing: { after: 120 }, ...more });
  const plain = (text: string, look: Look = {}) => paragraph([run(text, look)]);
  const heading = (text: string) => new Paragraph({ text, heading: docx.HeadingLevel.HEADING_3 });

  function table(given: Table, pen: Pen) {
    const { title, columns, rows, source } = given;
    const { voice } = pen;
    const { heads, texts, weights } = spoken(given, voice);
    const all = weights.reduce((sum, one) => sum + one, 0);
    const widths = weights.map((one) => Math.round((one / all) * (pageWidth / pen.columns)));
    const cell = (children: readonly ParagraphChild[][], column: number, head: boolean) =>
      new TableCell({
        width: { size: widths[column]!, type: docx.WidthType.DXA },
        borders: { top: head ? strong : line, bottom: head ? strong : line, left: none, right: none },
        margins: { top: 40, bottom: 40, left: 60, right: 60 },
        children: children.map(
          (line) =>
            new Paragraph({
              children: line,
              alignment: columns[column]!.numeric ? docx.AlignmentType.END : docx.AlignmentType.START,
            }),
        ),
      });
    const head = heads.map((one, i) => cell([[run(one, { bold: true, size: 16 })]], i, true));
    const body = rows.map((row, r) =>
      row.map(({ rows: from }, i) => {
        const lines = texts[r]![i]!.split('\n').map((words) => [run(words, { size: 16 })] as ParagraphChild[]);
        lines[lines.length - 1]!.push(...raised(from, pen));
        return cell(lines, i, false);
      }),
    );
    return [
      heading(voice.sentence(title)),
      new Grid({
        width: { size: 100, type: docx.WidthType.PERCENTAGE },
        columnWidths: widths,
        layout: docx.TableLayoutType.FIXED,
        rows: [
          new TableRow({ tableHeader: true, cantSplit: true, children: head }),
          ...body.map((children) => new TableRow({ cantSplit: true, children })),
        ],
      }),
      plain(source ? voice.sentence(source) : '', { size: 15, color: '566270' }),
    ];
  }

  /** The numbers of a chart as rows: they can be searched, copied and corrected where a picture cannot. */
  const numbers = (given: Chart, voice: Speaker) => {
    const cell = (text: string, numeric: boolean) =>
      new TableCell({
        borders: { top: none, bottom: line, left: none, right: none },
        children: [
          new Paragraph({
            children: [run(text, { size: 16 })],
            alignment: numeric ? docx.AlignmentType.END : docx.AlignmentType.START,
          }),
        ],
      });
    const rows = twin(given).map(
      ([label, value]) =>
        new TableRow({ cantSplit: true, children: [cell(voice.label(label), false), cell(voice.value(value), true)] }),
    );
    return new Grid({ width: { size: 70, type: docx.WidthType.PERCENTAGE }, rows });
  };

  function chart(given: Chart, { voice, numeric, raster, columns }: Pen) {
    const wide = columns === 1 ? 720 : 340;
    const svg = chartSvg(given, voice, numeric, wide);
    const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
    const width = columns === 1 ? 640 : 300;
    const title = voice.sentence(given.title);
    const subtitle = voice.sentence(given.subtitle);
    return [
      heading(title),
      paragraph([run(subtitle, { size: 16, color: '566270' })], { keepNext: true }),
      new Paragraph({
        spacing: { line: 240, lineRule: docx.LineRuleType.AUTO },
        children: [
          new docx.ImageRun({
            type: 'svg',
            data: Buffer.from(svg),
            fallback: { type: 'png', data: raster(svg, density * width) },
            transformation: { width, height: Math.round((width * Number(h)) / Number(w)) },
            altText: { title, description: `${title}. ${subtitle}`, name: given.id },
          }),
        ],
      }),
      numbers(given, voice),
      plain(voice.sentence(given.source), { size: 15, color: '566270' }),
    ];
  }

  let lists = 0;
  function block(given: Block, pen: Pen) {
    switch (given.is) {
      case 'lead':
        return [paragraph(said(given.sentence, pen, { size: 24 }), { keepNext: true })];
      case 'paragraph':
        return [paragraph(given.sentences.flatMap((one, i) => [...(i > 0 ? [run(' ')] : []), ...said(one, pen)]))];
      case 'bullets': {
        const instance = given.numbered ? ++lists : 0;
        return given.items.map(
          (item) =>
            new Paragraph({
              children: said(item, pen),
              spacing: { after: 80 },
              ...(given.numbered
                ? { numbering: { reference: 'numbered', level: 0, instance } }
                : { bullet: { level: 0 } }),
            }),
        );
      }
      case 'answers':
        return given.items.map(({ question, answer }) =>
          paragraph([run(`${pen.voice.sentence(question)} `, { bold: true }), ...said(answer, pen)]),
        );
      case 'note':
        return [
          paragraph(said(given.sentence, pen), {
            shading: { type: 'clear', fill: 'F4F6F9' },
            border: {
              left: { style: 'single', size: 18, color: given.tone === 'caution' ? 'B4500B' : '12508F', space: 6 },
            },
          }),
        ];
      case 'table':
        return table(given, pen);
      default:
        return chart(given, pen);
    }
  }

  /** One language as it is; two in the columns of a table without lines. */
  const beside = (columns: readonly ReturnType<typeof block>[]) => {
    if (columns.length === 1) return columns[0]!;
    const edges = { top: none, bottom: none, left: none, right: none };
    const cells = columns.map((children) => new TableCell({ borders: edges, margins: { right: 200 }, children }));
    return [
      new Grid({
        width: { size: 100, type: docx.WidthType.PERCENTAGE },
        columnWidths: columns.map(() => Math.floor(pageWidth / columns.length)),
        rows: [new TableRow({ children: cells })],
      }),
    ];
  };

  const picture = ({ bytes, format }: Logo, raster: Raster) => {
    const image =
      format === 'svg'
        ? ({
            type: 'svg',
            data: bytes,
            fallback: { type: 'png', data: raster(bytes, density * 120) },
          } as const)
        : ({ type: format, data: bytes } as const);
    return new Paragraph({
      alignment: docx.AlignmentType.END,
      children: [
        new docx.ImageRun({
          ...image,
          transformation: { width: 120, height: 50 },
          altText: { name: 'logo', title: 'logo', description: 'logo' },
        }),
      ],
    });
  };

  return { block, beside, plain, picture };
}
