import { describe, expect, it, vi } from 'vitest';
import { type Language, languages } from '../../src/base/index.js';
import {
  committee,
  corridor,
  type Document,
  mineralSheet,
  report,
  speaker,
  viceMinister,
} from '../../src/brief/index.js';
import { docx, htmlPage, pdf, workbook } from '../../src/node/render/index.js';
import { agreementsOf, standingAt } from '../../src/registry/index.js';
import { readAgreements } from '../../src/study/index.js';
import { bare, cellsOf, docxText, endsOf, figuresOf, htmlText, ofPdf, pdfText, readBack } from './brief-text.js';
import { sampleEvidence, sampleNames, sampleResults } from './sample-results.js';

// What is looked at here are words; the face of the page is looked at in test/e2e/report.test.ts.
vi.mock('subset-font', () => ({ default: async () => Buffer.alloc(0) }));

const options = (chosen: readonly Language[], date = '2026-11-28') => ({
  names: sampleNames,
  numeric: () => undefined,
  languages: chosen,
  date,
});
/** The page in the three languages at once: its font is cut to its characters once. */
const html = (document: Document) =>
  htmlPage(document, { names: sampleNames, numeric: () => undefined, language: 'en', languages });

const agenda = `
format: lodeward-agreements/1
parties:
  - { id: body-k, kind: state, country: KOR, name: Body K }
  - { id: body-m, kind: state, country: MNG, name: Body M }
entries:
  - { id: mou-a, type: agreement, date: 2024-05-02, title: { en: Memorandum A, ko: 양해각서 가, mn: Санамж бичиг А }, parties: [body-k, body-m], source: { publisher: Office } }
  - { id: mou-a-tin, type: commitment, of: mou-a, measure: people, quantity: 40, unit: engineers, by: body-k, binding: false, what: { en: Training, ko: 교육, mn: Сургалт } }
  - { id: mou-a-due, type: milestone, of: mou-a, due: 2025-06-30, owner: body-m, what: { en: First report, ko: 첫 보고, mn: Анхны тайлан } }
`;
const reading = readAgreements([{ file: 'agreements/a.yaml', text: agenda }], { typeOf: () => undefined });
const facts = {
  asOf: '2026-11-28',
  standings: agreementsOf(reading.statements).flatMap((one) => standingAt(one, '2026-11-28') ?? []),
  bodies: [
    { id: 'body-k', country: 'KOR', name: { en: 'Body K', ko: '기관 가', mn: 'Байгууллага К' } },
    { id: 'body-m', country: 'MNG', name: { en: 'Body M', ko: '기관 나', mn: 'Байгууллага М' } },
  ],
};

const documents: Readonly<Record<string, Document>> = {
  page: viceMinister(sampleResults, sampleEvidence),
  sheet: mineralSheet(sampleResults, 'rare-earth-magnets', [], sampleEvidence),
  report: corridor(sampleResults, sampleEvidence),
};

describe('briefs as files', () => {
  it.each(Object.keys(documents))('say each figure of the %s in each language, in PDF, DOCX and HTML', async (name) => {
    const document = documents[name]!;
    const figures = figuresOf(document);
    expect(figures.length).toBeGreaterThan(8);
    const page = name === 'report' ? { html: htmlText(await html(document)) } : {};
    for (const language of languages) {
      const voice = speaker(language, sampleNames);
      const said = [...new Set(figures.map(voice.value))];
      const texts = {
        pdf: pdfText(await pdf(document, options([language]))),
        docx: docxText(await docx(document, options([language]))),
        ...page,
      };
      for (const [format, text] of Object.entries(texts))
        expect(
          said.filter((one) => !text.includes(bare(one))),
          `${format} ${language}`,
        ).toEqual([]);
    }
  });
  it('say the same values in the three languages, to the figures that are shown', () => {
    for (const document of Object.values(documents))
      for (const figure of figuresOf(document)) {
        const ends = endsOf(figure);
        for (const language of languages) {
          const text = speaker(language, sampleNames).value(figure);
          if (text.includes('<')) continue;
          const read = readBack(text, language);
          ends.forEach((end, i) => {
            const shown = read[i] ?? read[0]!;
            expect(Math.abs(shown - end), `${language} ${text}`).toBeLessThanOrEqual(
              Math.max(0.051 * Math.abs(end), 0.0006),
            );
          });
        }
      }
  });
  it('say the numbers of results.json, which the API serves as it is, and those of the workbook', async () => {
    const inJson = new Set((JSON.stringify(sampleResults).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g) ?? []).map(Number));
    const page = figuresOf(documents['page']!).flatMap(endsOf);
    expect(page.filter((value) => !inJson.has(value))).toEqual([]);
    for (const language of languages) {
      const book = {
        documents: [{ ...report(sampleResults, sampleEvidence), imprint: [] }],
        tables: [],
        cashFlows: [],
      };
      const { words, numbers } = cellsOf(await workbook(book, sampleNames, language));
      const voice = speaker(language, sampleNames);
      const lost = figuresOf(book.documents[0]!).filter(
        (one) => !words.includes(bare(voice.value(one))) && !endsOf(one).every((value) => numbers.has(value)),
      );
      expect(lost.map(voice.value), language).toEqual([]);
    }
  });
  it('have the same bytes for the same day, and others for another', async () => {
    const both = (date: string) =>
      Promise.all([pdf(documents['page']!, options(['ko'], date)), docx(documents['page']!, options(['ko'], date))]);
    const [first, again, other] = [await both('2026-11-28'), await both('2026-11-28'), await both('2026-11-29')];
    expect(first.map((bytes, i) => bytes.equals(again[i]!))).toEqual([true, true]);
    expect(first.map((bytes, i) => bytes.equals(other[i]!))).toEqual([false, false]);
  });
  it('fit one page where they are a page, in each language', async () => {
    for (const language of languages)
      expect(ofPdf('pdfinfo', await pdf(documents['page']!, options([language])))).toMatch(/Pages:\s+1\n/);
  });
  it('are tagged and archival: level A, title, language, alternative text, every font inside', async () => {
    const bytes = await pdf(documents['report']!, options(['mn']));
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
  const document = committee(sampleResults, facts);
  it('asks each body for what it owes, and says what is overdue', () => {
    expect(reading.problems).toEqual([]);
    const say = speaker('en', sampleNames).sentence;
    const told = document.sections.map(({ id, blocks }) => [
      id,
      blocks.flatMap((block) =>
        block.is === 'bullets' ? block.items.map(say) : block.is === 'lead' ? [say(block.sentence)] : [],
      ),
    ]);
    expect(Object.fromEntries(told)).toMatchObject({
      overdue: ['Memorandum A: First report, due 30 June 2025.'],
      promised: expect.arrayContaining(['Promised: Training (40). By: Body K.', 'Evidence since: none seen.']),
      asks: [
        'Body M',
        'Report on what was due 30 June 2025, or set a new date: First report (Memorandum A).',
        'Body K',
        'Name a date, an owner and the evidence: Training (40) (Memorandum A).',
      ],
    });
  });
  it('stands in two languages side by side', async () => {
    const text = pdfText(await pdf(document, options(['ko', 'mn'])));
    const file = docxText(await docx(document, options(['ko', 'mn'])));
    for (const one of ['기관 가', 'Байгууллага К', '기한 2025년 6월 30일', 'Хугацаа хэтэрсэн'].map(bare)) {
      expect(text).toContain(one);
      expect(file).toContain(one);
    }
  });
});
