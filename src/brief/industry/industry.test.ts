import { describe, expect, it } from 'vitest';
import { sampleNames } from '../../../test/studies/sample-names.js';
import { type Language, missing } from '../../base/index.js';
import { terminalText } from '../../node/render/index.js';
import type { Document } from '../document.js';
import { aheadDocument, type DemandAhead, exposureDocument, mineralsDocument, shortDocument } from './index.js';

const spread = { mean: 2, p05: 1e12, p50: 2e12, p95: 4e12 };
const range = { low: 1, mid: 2, high: 3 };
const first = { country: 'CHN', share: 0.9, status: 'estimated' as const };

const short = shortDocument({
  format: 'lodeward-industry/1',
  country: 'KOR',
  table: { id: 'x', year: 2018, source: 'Bank of Korea' },
  short: { tin: 0.2 },
  seed: 1,
  draws: 10,
  valueAddedLostKrw: { direct: spread, least: spread, greatest: spread, total: missing('negative-final-demand', 'x') },
  valueAddedLostKrwToday: { year: 2025, direct: spread, total: missing('negative-final-demand', 'x') },
  jobs: spread,
  industries: [{ id: 'steel', name: { en: 'Steel', ko: '철강', mn: 'Ган' }, directKrw: 1e12, share: 0.03 }],
  notMade: [
    { product: 'cell', name: { en: 'Cells', ko: '셀', mn: 'Үүр' }, unit: 'kWh', count: range, status: 'published' },
    {
      product: 'chip',
      name: { en: 'Chips' },
      unit: 'wafer',
      count: missing('no-bill-of-materials', 'nothing in this sample'),
      status: '',
    },
  ],
  unplaced: ['unobtainium'],
  basis: ['tin: use shares eu2023'],
});
const product = exposureDocument({
  format: 'lodeward-product-exposure/1',
  vintage: 'v',
  importer: 'KOR',
  product: 'car',
  name: 'Car',
  unit: 'car',
  source: 'IEA',
  minerals: [{ mineral: 'tin', kilograms: range, status: 'published', first, hangingOnFirst: range, market: 'tin' }],
});
const minerals = mineralsDocument({
  format: 'lodeward-industry-exposure/1',
  vintage: 'v',
  importer: 'KOR',
  industry: 'steel',
  name: { en: 'Steel', ko: '철강', mn: 'Ган' },
  valueAddedKrw: 9e13,
  wonOf: 2025,
  minerals: [
    {
      mineral: 'tin',
      market: 'tin',
      useShare: 0.13,
      exposure: { low: 0.05, mid: 0.1, high: 0.25 },
      first,
      atStakeKrw: missing('no-base-market', 'nothing in this sample'),
    },
  ],
});
const line = {
  baseTonnes: 10,
  tonnes: spread,
  worldBaseTonnes: 100,
  worldTonnes: missing('no-growth-in-scenario', 'nothing in this sample'),
};
const ahead = aheadDocument({
  format: 'lodeward-demand-ahead/1',
  vintage: 'v',
  scenario: 'trend',
  mineral: 'tin',
  importer: 'KOR',
  baseYear: '2023',
  year: 2030,
  stages: [{ name: 'refined', ...line, firstSupplier: missing('no-purchases', 'nothing in this sample') }],
  capacity: [],
  sources: ['own'],
} satisfies DemandAhead);

const spoken = (document: Document, language: Language) =>
  terminalText(document, sampleNames, language).replace(/\s+/g, ' ');

describe('industry answers', () => {
  it('say what goes, between which bounds, with the reason where there is no figure', () => {
    const text = spoken(short, 'en');
    expect(text).toMatch(/Direct, in proportion +₩2.0 trillion +₩1.0–4.0 trillion/);
    expect(text).toMatch(/Total, with suppliers +the table gives no total/);
    expect(text).toMatch(/Cells +1\.00 +2\.00 +3\.00 +kWh/);
    expect(text).toContain('No source shows who uses');
    expect(spoken(minerals, 'en')).toMatch(/13% +5–25% +China 90% +no market/);
    expect(spoken(ahead, 'en')).toContain('the scenario does not');
  });
  it('are whole in three languages: no message without its place filled', () => {
    for (const document of [short, product, minerals, ahead])
      for (const language of ['en', 'ko', 'mn'] as const) {
        const text = spoken(document, language);
        expect(text.length).toBeGreaterThan(100);
        expect(text).not.toMatch(/[{}]|undefined|NaN/);
      }
    expect(spoken(short, 'ko')).toContain('직접, 비례 배분');
    expect(spoken(ahead, 'mn')).toContain('Дэлхий');
  });
});
