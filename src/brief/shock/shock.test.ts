import { describe, expect, it } from 'vitest';
import { type Language, languages, missing } from '../../base/index.js';
import { terminalText } from '../../node/render/index.js';
import { backtestDocument, type WhatIfFigures, whatIfDocument } from './index.js';

const same = (code: string) => ({ en: code, ko: code, mn: code });
const names = { country: same, mineral: same };
const spread = (middle: number) => ({ mean: middle, p05: middle / 2, p50: middle, p95: middle * 2 });
const none = missing('no-industry-table', 'KOR');
const added = { direct: none, total: none, least: none, greatest: none };
const shock: WhatIfFigures = {
  mineral: 'tin',
  importer: 'KOR',
  measure: 'ban IDN -> *',
  months: 6,
  draws: 10,
  seed: 1,
  vintage: 'abcdef0123456789',
  baseYear: '2023',
  status: 'estimated',
  notes: [],
  warnings: [
    { code: 'quota-above-trade', stage: 'refined', tonnes: 100, quota: 250_000 },
    { code: 'no-output', stage: 'mined', from: ['MNG'] },
    { code: 'no-purchases', stage: 'refined', to: ['KOR'] },
    { code: 'no-flow', stage: 'refined', from: ['MNG'], to: '*' },
    { code: 'no-passage', stage: '', route: 'mng-chn' },
  ],
  certificate: { solves: 10, failed: 0, worstResidualTonnes: 1e-9 },
  baseTonnes: spread(5000),
  baseBillKrw: spread(1e11),
  tonnesLost: spread(300),
  unserved: spread(40),
  gaveWay: spread(260),
  priceIndex: spread(1.2),
  scarcityIndex: spread(1.3),
  extraBillKrw: spread(1e10),
  buyerLossKrw: spread(2e10),
  lossParts: { paidMoreKrw: spread(1e10), switchingKrw: spread(6e9), tonnesGoneKrw: spread(4e9) },
  valueAddedLostKrw: { ...added, unserved: added, wonOf: 2018 },
  notMade: [],
  alsoHit: [
    {
      mineral: 'indium',
      why: 'by-product',
      by: 'indium',
      tonnesLost: missing('sold-in-a-bundle', 'nothing in this sample'),
      stopped: [],
      certificate: missing('sold-in-a-bundle', 'nothing in this sample'),
    },
    {
      mineral: 'copper',
      why: 'route',
      by: 'mng-chn',
      tonnesLost: 1858,
      stopped: [{ stage: 'mined', tonnes: 307_583 }],
      certificate: { relativeExcess: 1e-13 },
    },
  ],
  costChannel: [
    { code: '373', name: { en: 'Batteries', ko: '전지', mn: 'Зай хураагуур' }, krw: 1e9, shareOfValueAdded: 0.02 },
  ],
  route: {
    routes: ['mng-chn'],
    places: [
      {
        place: 'zamyn-uud',
        measure: 'carried',
        direction: 'both',
        value: 18_300_000,
        unit: 't/y',
        year: '2025',
        status: 'published',
      },
    ],
    exporters: [{ exporter: 'MNG', before: spread(3110), after: spread(500) }],
    ways: {
      passedGross: spread(6000),
      roundGross: spread(1000),
      notCarriedGross: spread(5000),
      rentUsdPerTonne: spread(40),
      ways: [
        {
          by: 'vostochny',
          grossTonnes: spread(1000),
          capacity: [1e5, 1e6, 2e6],
          usdPerTonne: [10, 28, 90],
          status: 'estimated',
        },
      ],
    },
  },
  together: {
    minerals: [
      {
        mineral: 'tin',
        baseTonnes: spread(5000),
        tonnesLost: spread(300),
        priceIndex: spread(1.2),
        buyerLossKrw: spread(2e10),
      },
    ],
    ties: [
      { host: 'copper', byProduct: 'molybdenum', tied: true },
      { host: 'copper', byProduct: 'cobalt', tied: missing('host-not-an-output', 'nothing in this sample') },
    ],
    buyerLossKrw: spread(3e10),
    valueAddedLostKrw: added,
  },
  ahead: {
    year: 2030,
    scenario: 'trend',
    demand: spread(1.7),
    capacity: [{ country: 'MNG', stage: 'mined', from: 2028, tonnes: { low: 1000, high: 3000 } }],
    notBuilt: [{ country: 'KOR', stage: 'mined', from: 2026, tonnes: { low: 1000, high: 3000 } }],
  },
  stockShort: {
    buyers: { tonnes: spread(200), krw: spread(1e9) },
    sellers: { tonnes: spread(100), krw: spread(5e8), charged: missing('loss-of-sellers', 'nothing in this sample') },
  },
  largestGrowth: spread(1.5),
  drivers: missing('not-asked', 'ask for drivers'),
  replacement: [{ exporter: 'IDN', tonnesBefore: 2000, tonnesAfter: spread(10) }],
  byMonth: [{ month: '2026-12', tonnes: spread(400), priceIndex: spread(1.1), stockTonnes: spread(600) }],
  assumptions: [
    { parameter: 'leak-share', stages: ['refined'], low: 0.005, mode: 0.03, high: 0.15, status: 'estimated' },
  ],
};
const cell = { event: 'a-2020', series: 'CHN > KOR', unit: 't', month: '2020-01', observed: 5 };
const points = { p05: 1, p25: 2, p50: 3, p75: 4, p95: 8 };
const coverage = { cells: 1, events: 1, inside50: 0, inside90: 1, modelInside90: 0 };
const fit = { event: 'a-2020', observation: { flow: 0.6, price: 0.8 } };
const backtest = {
  draws: 10,
  seed: 1,
  cells: [{ ...cell, predicted: points, inside50: false, inside90: true }],
  coverage,
  coverageOfTotals: { ...coverage, cells: 0 },
  misses: [{ event: 'a-2020', reason: 'a reason' }],
  heldOut: { coverage, coverageOfTotals: coverage },
  fits: [
    { ...fit, leftOut: 'none', heldOut: false, base: { year: '2019', known: 'before' as const } },
    { ...fit, leftOut: 'a-2020', heldOut: false, base: { year: '2020', known: 'holds' as const } },
    { ...fit, leftOut: 'none', heldOut: true, base: { year: '2019', known: 'before' as const } },
  ],
  unanswered: ['no-market', 'base-after-event', 'no-effect', 'no-base-flow', 'before-announcement', 'after-path'].map(
    (why) => ({ event: 'a-2020', series: 'CHN > KOR', months: ['2019-01'], ...missing(why, '2021') }),
  ),
};

describe('shocks on a terminal', () => {
  const said: Record<Language, readonly [string, string]> = {
    en: ['of it paid more', 'in the 90 percent interval'],
    ko: ['그중 더 낸 금액', '90% 구간 안'],
    mn: ['үүнээс илүү төлсөн нь', '90 хувийн интервалд'],
  };
  const besides: Record<Language, readonly string[]> = {
    en: [
      'batteries',
      'the quota of 250 kt a year',
      'any country abroad',
      'so closing it changes nothing',
      'all gates from mongolia to china',
      'sukhbaatar and vostochny',
      'zamyn-uud carried 18 mt gross in 2025',
      '$10.0 a tonne to $90.0',
      'base year rolled forward to 2030',
      'new output built in: mng, mined, from 2028',
      'minerals hit in the same draw',
      'the output it comes with is not modelled by itself',
      'stocks still short at the end of the months',
    ],
    ko: [
      '전지',
      '쿼터 연 25',
      '모든 외국',
      '막혀도 달라지는 것이 없다',
      '몽골-중국 간 모든 국경 관문',
      '우회',
      '2030년',
      '같은 모의실험',
      '부산물: molybdenum',
      '아직 채우지 못한 재고',
    ],
    mn: [
      'зай хураагуур',
      'жилийн квот 250',
      'гадаадын аль ч улс',
      'хаагдсан ч юу ч өөрчлөгдөхгүй',
      'бүх боомт',
      'тойрох',
      '2030',
      'нэг түүвэрт',
      'дайвар: molybdenum',
      'нөхөж амжаагүй нөөц',
    ],
  };
  for (const language of languages)
    it(`are whole in ${language}: 80 columns, nothing left in another language`, () => {
      const [one, other] = [whatIfDocument(shock), backtestDocument(backtest)].map((tree) =>
        terminalText(tree, names, language),
      );
      expect(one!.toLowerCase().replaceAll(/\s+/g, ' ')).toContain(said[language][0]);
      for (const words of besides[language]) expect(one!.toLowerCase().replaceAll(/\s+/g, ' ')).toContain(words);
      expect(one).not.toMatch(/\b(373|mng-chn)\b/);
      expect(other!.replaceAll(/\s+/g, ' ')).toContain(said[language][1]);
      for (const line of `${one}${other}`.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
      if (language !== 'en') expect(`${one}${other}`).not.toMatch(/\b(price|seller|tonnes|draws|interval)\b/i);
    });
});
