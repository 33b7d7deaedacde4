import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNames } from '../../test/studies/sample-names.js';
import { sampleEvidence, sampleResults } from '../../test/studies/sample-results.js';
import { type Language, languages, missing } from '../base/index.js';
import type { Block } from './document.js';
import { messages } from './locales/index.js';
import { dateText, percent, percentRange, quantity, range } from './numbers.js';
import { report } from './report.js';
import { say } from './sentence.js';
import { speaker } from './speak.js';
import { summary } from './summary.js';

const scales: Readonly<Record<string, number>> = {
  trillion: 1e12,
  billion: 1e9,
  million: 1e6,
  조: 1e12,
  억: 1e8,
  만: 1e4,
  'их наяд': 1e12,
  тэрбум: 1e9,
  сая: 1e6,
  Mt: 1e6,
  kt: 1e3,
  'сая тонн': 1e6,
  'мянган тонн': 1e3,
};

/** Reads a written number back: the digits times the longest scale word that stands in it. */
function readBack(text: string): number {
  const digits = Number(/[\d,]+(\.\d+)?/.exec(text)![0].replaceAll(',', ''));
  const word = Object.keys(scales)
    .filter((scale) => text.includes(scale))
    .sort((a, b) => b.length - a.length)[0];
  return digits * (word ? scales[word]! : 1) * (text.includes('−') ? -1 : 1);
}

describe('numbers', () => {
  it('are written in the way of each language', () => {
    const of = (value: number, unit: string) => languages.map((language) => quantity(value, unit, language));
    expect(of(1.234e12, 'KRW')).toEqual(['₩1.23 trillion', '1.23조 원', '1.23 их наяд вон']);
    expect(of(3.4e10, 'KRW')).toEqual(['₩34.0 billion', '340억 원', '34.0 тэрбум вон']);
    expect(of(12_345, 't')).toEqual(['12.3 kt', '1.23만 톤', '12.3 мянган тонн']);
    expect(of(-2.5e9, 'USD')).toEqual(['−$2.50 billion', '−25.0억 달러', '−2.50 тэрбум ам.доллар']);
    expect(of(6, 'months')).toEqual(['6.00 months', '6.00개월', '6.00 сар']);
    expect([0.0368, -0.2, 0.7].map((won) => quantity(won, 'KRW', 'en'))).toEqual(['₩0', '₩0', '₩0.700']);
    expect(quantity(0.35, 'USD', 'en', 2)).toBe('$0.35');
    expect(quantity(353, 'USD/t', 'mn')).toBe('353 ам.доллар/т');
    expect(quantity(1, 'months', 'en', 'full')).toBe('1 month');
    expect(range(1100, 2300, 't', 'en')).toBe('1.1–2.3 kt');
    expect(range(1100, 2300, 't', 'ko')).toBe('1,100~2,300톤');
    expect(range(1400, 51_000, 't', 'ko')).toBe('0.14~5.1만 톤');
    expect([51_612, 1.553e6].map((tonnes) => quantity(tonnes, 't', 'ko', 'full'))).toEqual(['51,612톤', '155만 톤']);
    expect(range(0.000033, 30, 't', 'mn')).toBe('0–30 тонн');
    expect(languages.map((l) => dateText('2025-09-22', l))).toEqual([
      '22 September 2025',
      '2025년 9월 22일',
      '2025 оны 9 дүгээр сарын 22',
    ]);
    expect([0.0312, 0.5, 0.0004, 0].map((part) => percent(part, 'en'))).toEqual(['3.1%', '50%', '<0.1%', '0%']);
    expect(percentRange(0.0004, 0.009, 'ko')).toBe('0.1% 미만~0.9%');
    expect(percentRange(0.02, 0.09, 'en')).toBe('2–9%');
  });
  it('are the same value in the three languages, to the figures that are shown', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e15, noNaN: true }),
        fc.constantFrom('KRW', 'USD', 'MNT', 't'),
        (value, unit) => {
          for (const language of languages)
            expect(Math.abs(readBack(quantity(value, unit, language)) / value - 1)).toBeLessThan(0.0051);
        },
      ),
    );
  });
});

describe('locales', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  it('have the places of the English sentence, each once or more', () => {
    for (const [id, text] of Object.entries(messages.en))
      for (const language of languages)
        expect(new Set(places(messages[language][id as keyof typeof messages.en])), `${language} ${id}`).toEqual(
          new Set(places(text)),
        );
  });
  it('join nothing to a value that would have to bend with it', () => {
    const bent: Readonly<Record<Exclude<Language, 'en'>, RegExp>> = {
      ko: /\}(은|는|이(?!다)|가|을|를|와|과|로|으로)(?![가-힣])/,
      mn: /\}-?[а-яөүё]/i,
    };
    for (const language of ['ko', 'mn'] as const)
      expect(Object.entries(messages[language]).filter(([, text]) => bent[language].test(text))).toEqual([]);
  });
});

const blocks = (document: ReturnType<typeof report>): readonly Block[] => document.sections.flatMap((s) => s.blocks);

describe('the report', () => {
  const document = report({ ...sampleResults, notice: { en: 'Invented.' } }, sampleEvidence);
  it('asks its questions in the order of the first run', () => {
    expect(document.sections.map(({ id }) => id)).toEqual([
      'worst',
      'joint',
      'partner',
      'agreements',
      'project',
      'plan',
      'unknown',
      'year',
      'losses',
      'checks',
      'data',
    ]);
  });
  it('begins with what the event would do, its odds beside it', () => {
    const lead = blocks(document).find((block) => block.is === 'lead');
    expect(lead && speaker('en', sampleNames).sentence(lead.sentence)).toBe(
      "China stops selling permanent magnets of metal for 6 months: South Korea would be 0.84–2.4 kt short and its buyers would lose ₩0.84–2.4 trillion; a year's use costs ₩1.1 trillion. Odds: 2–9% a year.",
    );
  });
  it('gives the reason where a figure is missing, in every language', () => {
    const table = blocks(document).find((block) => block.is === 'table' && block.id === 'partner-table');
    const nickel = table?.is === 'table' ? table.rows[1]! : [];
    expect(languages.map((l) => speaker(l, sampleNames).label(nickel[1]!.value))).toEqual([
      'no source shows output',
      '생산을 보여 주는 자료 없음',
      'олборлолтыг харуулсан эх сурвалж алга',
    ]);
  });
  it('says once why what industry loses is not counted, where the country has no input-output table', () => {
    const none = missing('no-industry-table', 'nothing in this sample');
    const nothing = { direct: none, least: none, greatest: none, total: none };
    const joint = { ...sampleResults.joint, valueAddedLossKrw: nothing, valueAddedUnservedKrw: nothing };
    const said = blocks(report({ ...sampleResults, joint }, sampleEvidence)).flatMap((block) =>
      block.is === 'paragraph' ? block.sentences.map(speaker('en', sampleNames).sentence) : [],
    );
    expect(said.filter((sentence) => sentence.includes('input-output table'))).toEqual([
      'What industry then loses is not counted: no input-output table of the country.',
    ]);
  });
  it('says a reason it has no words for by its code', () => {
    expect(speaker('en', sampleNames).value({ is: 'missing', code: 'moon' })).toBe('not known (moon)');
    expect(speaker('ko', sampleNames).sentence(say('word.yes'))).toBe('예');
  });
  it('has a summary with the same sentences and fewer tables', () => {
    const short = summary(sampleResults);
    expect(short.sections.map(({ id }) => id)).toEqual(document.sections.slice(0, 7).map(({ id }) => id));
    expect(blocks(short).filter((block) => block.is === 'map')).toEqual([]);
  });
});
