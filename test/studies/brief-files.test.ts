import { describe, expect, it, vi } from 'vitest';
import { type Language, languages } from '../../src/base/index.js';
import { type Document, report, speaker } from '../../src/brief/index.js';
import { docx, htmlPage, pdf, workbook } from '../../src/node/render/index.js';
import {
  amountsIn,
  bare,
  cellsOf,
  docxWords,
  endsOf,
  figuresOf,
  htmlWords,
  ofPdf,
  pdfWords,
  picturesOf,
  readBack,
} from './brief-text.js';
import { sampleDocuments, sampleReading } from './sample-documents.js';
import { sampleNames } from './sample-names.js';
import { sampleEvidence, sampleResults } from './sample-results.js';

// What is looked at here are words; the face of the page is looked at in test/e2e/report.test.ts.
vi.mock('subset-font', () => ({ default: async () => Buffer.alloc(0) }));

const options = (chosen: readonly Language[], date = '2026-11-28') => ({
  names: sampleNames,
  numeric: () => undefined,
  languages: chosen,
  date,
});
const html = (document: Document, language: Language) =>
  htmlPage(document, { names: sampleNames, numeric: () => undefined, language, languages: [language] });
const kinds = Object.entries(sampleDocuments);
const book = (document: Document, language: Language) =>
  workbook({ documents: [document], tables: [], cashFlows: [] }, sampleNames, language);

describe('briefs as files', () => {
  it.each(kinds)(
    'say each figure of the %s in each language, and the same amounts in all, in PDF, DOCX and HTML',
    async (_, document) => {
      const figures = figuresOf(document);
      expect(figures.length).toBeGreaterThan(2);
      const amounts: Record<string, readonly number[]>[] = [];
      for (const language of languages) {
        const voice = speaker(language, sampleNames);
        const said = [...new Set(figures.map(voice.value))];
        const texts = {
          pdf: pdfWords(await pdf(document, options([language]))),
          docx: docxWords(await docx(document, options([language]))),
          html: htmlWords(await html(document, language)),
        };
        for (const [format, text] of Object.entries(texts))
          expect(
            said.filter((one) => !bare(text).includes(bare(one))),
            `${format} ${language}`,
          ).toEqual([]);
        amounts.push(
          Object.fromEntries(Object.entries(texts).map(([format, text]) => [format, amountsIn(text, language)])),
        );
      }
      expect(amounts[1]).toEqual(amounts[0]);
      expect(amounts[2]).toEqual(amounts[0]);
    },
  );
  it('say the same values in the three languages, to the figures that are shown', () => {
    for (const [, document] of kinds)
      for (const figure of figuresOf(document)) {
        const ends = endsOf(figure);
        for (const language of languages) {
          const text = speaker(language, sampleNames).value(figure);
          if (text.includes('<')) continue;
          const points = figure.is === 'quantity' && figure.unit === '%' ? 100 : 1;
          const read = readBack(text, language).map((one) => one * points);
          ends.forEach((end, i) => {
            const shown = read[i] ?? read[0]!;
            expect(Math.abs(shown - end), `${language} ${text}`).toBeLessThanOrEqual(
              Math.max(0.051 * Math.abs(end), 0.0006),
            );
          });
        }
      }
  });
  it('say the numbers of results.json, which the API serves as it is', () => {
    const inJson = new Set((JSON.stringify(sampleResults).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g) ?? []).map(Number));
    for (const [name, document] of kinds) {
      if (!['page', 'sheet', 'report'].includes(name)) continue;
      const stated = figuresOf(document).filter(({ is }) => is !== 'count');
      expect(
        stated.flatMap(endsOf).filter((value) => !inJson.has(value)),
        name,
      ).toEqual([]);
    }
  });
  it('stand as numbers or as they are said in a workbook, in each language', async () => {
    const documents = [...kinds.map(([, document]) => document), report(sampleResults, sampleEvidence)];
    for (const document of documents)
      for (const language of languages) {
        const { words, numbers } = cellsOf(await book({ ...document, imprint: [] }, language));
        const voice = speaker(language, sampleNames);
        const lost = figuresOf({ ...document, imprint: [] }).filter(
          (one) => !words.includes(bare(voice.value(one))) && !endsOf(one).every((value) => numbers.has(value)),
        );
        expect(lost.map(voice.value), `${document.id} ${language}`).toEqual([]);
      }
  });
  it.each(kinds)('have the same bytes for the same day, and others for another: %s', async (_, document) => {
    const all = async (date: string) => [
      await pdf(document, options(['ko'], date)),
      await docx(document, options(['ko'], date)),
      Buffer.from(await html(document, 'ko')),
    ];
    const [first, again, other] = [await all('2026-11-28'), await all('2026-11-28'), await all('2026-11-29')];
    expect(first.map((bytes, i) => bytes.equals(again[i]!))).toEqual([true, true, true]);
    expect(first.map((bytes, i) => bytes.equals(other[i]!))).toEqual([false, false, true]);
  });
  it('carry each chart of a DOCX as vector and as a bitmap of its size, for programs that draw no vector', async () => {
    for (const language of languages) {
      const pictures = picturesOf(await docx(sampleDocuments.report, options([language])));
      const charts = sampleDocuments.report.sections.flatMap(({ blocks }) =>
        blocks.filter(({ is }) => ['intervals', 'map', 'parties'].includes(is)),
      );
      const drawn = new Set(charts.map((chart) => JSON.stringify({ ...chart, id: '' }))).size;
      expect(drawn).toBeGreaterThan(3);
      expect(pictures.filter(({ name }) => name.endsWith('.svg'))).toHaveLength(drawn);
      const bitmaps = pictures.filter(({ name }) => name.endsWith('.png'));
      expect(bitmaps).toHaveLength(drawn);
      for (const { width, height, bytes } of bitmaps) {
        expect(width).toBe(1280);
        expect(height).toBeGreaterThan(100);
        expect(bytes).toBeGreaterThan(5000);
      }
    }
  });
  it('fit one page where they are a page, in each language', async () => {
    for (const document of [sampleDocuments.page, sampleDocuments.memo, sampleDocuments.note])
      for (const language of languages)
        expect(ofPdf('pdfinfo', await pdf(document, options([language])))).toMatch(/Pages:\s+1\n/);
  });
  it('are tagged and archival: level A, title, language, alternative text, every font inside', async () => {
    const bytes = await pdf(sampleDocuments.report, options(['mn']));
    const raw = bytes.toString('latin1');
    for (const part of [
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang',
      '/Alt',
      '/OutputIntents',
      'pdfaid:part>2<',
      'pdfaid:conformance>A<',
    ])
      expect(raw, part).toContain(part);
    const fonts = ofPdf('pdffonts', bytes).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/Pretendard.* yes yes yes /);
  });
});

describe('the agenda of a committee', () => {
  const document = sampleDocuments.agenda;
  it('asks each body for what it owes, and says what is overdue', () => {
    expect(sampleReading.problems).toEqual([]);
    const say = speaker('en', sampleNames).sentence;
    const told = document.sections.map(({ id, blocks }) => [
      id,
      blocks.flatMap((block) =>
        block.is === 'bullets' ? block.items.map(say) : block.is === 'lead' ? [say(block.sentence)] : [],
      ),
    ]);
    expect(Object.fromEntries(told)).toMatchObject({
      overdue: ['Memorandum A: First report, due 30 June 2025.'],
      promised: expect.arrayContaining(['Promised: Training (40 people). By: Body K.', 'Evidence since: none seen.']),
      asks: [
        'Body M',
        'Report on what was due 30 June 2025, or set a new date: First report (Memorandum A).',
        'Body K',
        'Name a date, an owner and the evidence: Training (40 people) (Memorandum A).',
      ],
    });
  });
  it('stands in two languages side by side', async () => {
    const text = bare(pdfWords(await pdf(document, options(['ko', 'mn']))));
    const file = bare(docxWords(await docx(document, options(['ko', 'mn']))));
    for (const one of ['기관 가', 'Байгууллага К', '기한 2025년 6월 30일', 'Хугацаа хэтэрсэн'].map(bare)) {
      expect(text).toContain(one);
      expect(file).toContain(one);
    }
  });
});
