import { describe, expect, it } from 'vitest';
import { sampleNames } from '../../../test/studies/sample-names.js';
import { missing } from '../../base/index.js';
import { terminalText } from '../../node/render/index.js';
import type { Document } from '../document.js';
import { exporterDocument, rankingDocument } from './index.js';

const index = { value: 0.5, p05: 0.4, p95: 0.6 };
const nobody = missing('no-use-shares', 'nothing in this sample');
const ranking = rankingDocument({
  format: 'lodeward-risk/1',
  vintage: 'v',
  importer: 'KOR',
  governanceYear: 2023,
  governanceRows: [],
  weights: { hhi: 1, geopolrisk: 2 },
  seed: 1,
  draws: 10,
  minerals: [
    {
      mineral: 'tin',
      parent: 'tin',
      status: 'complete',
      baseYear: '2023',
      score: 0.7,
      scoreInterval: { p05: 0.6, p95: 0.8 },
      rank: { place: 1, best: 1, worst: 3 },
      unknown: [],
      firstSupplier: { country: 'CHN', share: 0.64, status: 'complete' },
      rows: [],
      indices: {
        hhi: index,
        'country-risk-hhi': index,
        'net-import-reliance': index,
        'supplier-concentration': index,
        geopolrisk: nobody,
        'n-minus-one': index,
      },
    },
  ],
  notRanked: [{ mineral: 'nickel', missing: { code: 'no-purchases', detail: 'nothing in this sample' } }],
  notImplemented: [{ id: 'x', title: 'JOGMEC', lacks: 'x' }],
});
const spread = { mean: 2e9, p05: 1e9, p50: 2e9, p95: 4e9 };
const closure = {
  revenueLost: spread,
  royaltyLost: spread,
  surtaxLost: spread,
  incomeTaxLost: missing('not-modelled', 'nothing in this sample'),
  strandedTonnes: spread,
  priceIndex: spread,
  failed: 0,
};
const exporter = exporterDocument({
  format: 'lodeward-exporter/1',
  vintage: 'v',
  exporter: 'MNG',
  money: 'MNT',
  perUsd: 3400,
  seed: 1,
  draws: 10,
  byPost: missing('not-modelled', 'nothing in this sample'),
  minerals: [
    {
      mineral: 'tin',
      stage: 'mined',
      baseYear: '2023',
      status: 'complete',
      exportsTonnes: 100,
      exportRevenue: spread,
      buyers: [{ country: 'CHN', tonnes: 90, share: 0.9, status: 'complete', row: '' }],
      concentration: 0.8,
      take: { royalty: 0.05, surtax: missing('no-source', 'nothing in this sample') },
      unverified: ['MNG/royalty/surtax/tin'],
      closures: [
        { ...closure, id: 'buyer-stops', closed: ['CHN'], instead: [{ buyer: 'JPN', moreTonnes: 12 }] },
        { ...closure, id: 'corridor-closes', closed: '*', instead: [] },
      ],
    },
  ],
});
const spoken = (document: Document, language: 'en' | 'ko' | 'mn') =>
  terminalText(document, sampleNames, language).replace(/\s+/g, ' ');

describe('risk answers', () => {
  it('order minerals with their places and say why a figure is missing', () => {
    const text = spoken(ranking, 'en');
    expect(text).toContain('First place');
    expect(text).toMatch(/1–3 0\.70 China 64%.* Tin 0\.50 -/);
    expect(text).toContain('source shows which industry uses it (GeoPolRisk): tin');
  });
  it('say what a closed border costs the country with the ore, in its own money', () => {
    const text = spoken(exporter, 'en');
    expect(text).toMatch(/China stops.* ₮1\.0–4\.0/);
    expect(text).toContain('Nobody');
    expect(text).toContain('One US dollar is ₮3,400');
  });
  it('are whole in three languages', () => {
    for (const document of [ranking, exporter])
      for (const language of ['en', 'ko', 'mn'] as const)
        expect(spoken(document, language)).not.toMatch(/[{}]|undefined|NaN/);
    expect(spoken(exporter, 'mn')).toContain('Зарагдаагүй');
    expect(spoken(ranking, 'ko')).toContain('살펴볼');
  });
});
