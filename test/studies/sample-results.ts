import type { RowTrace } from '../../src/atlas/index.js';
import { missing } from '../../src/base/index.js';
import { type EventResult, type MineralResult, type Results, resultsEdition } from '../../src/brief/index.js';
import { addedOf, around, nowhere, sampleJoint } from './sample-joint.js';

/** Invented results, small and complete, for the tests of briefs and pages. */

const rowId = (mineral: string, country: string) => `flow.${mineral}.2023.${country}.KOR.t@lodeward`;

const event = (id: string, mineral: string, loss: number): EventResult => ({
  id,
  class: 'stop',
  country: 'CHN',
  measure: 'ban CHN -> *',
  months: 6,
  odds: { mean: 0.05, p05: 0.02, p50: 0.05, p95: 0.09 },
  oddsSource: 'model',
  givenEvent: {
    tonnes: around(loss / 1e9),
    buyerLossKrw: around(loss),
    priceIndex: around(1.8),
    unserved: around(loss / 5e9),
    notMade: [],
    lossParts: {
      paidMoreKrw: around(loss * 0.5),
      switchingKrw: around(loss * 0.1),
      tonnesGoneKrw: around(loss * 0.4),
    },
    valueAddedLossKrw: mineral === 'tin' ? nowhere('no-use-shares') : addedOf(loss * 3),
    valueAddedUnservedKrw: mineral === 'tin' ? nowhere('no-use-shares') : addedOf(loss * 0.7),
  },
});

const sold = (mineral: string, tonnes: readonly (readonly [string, number])[], loss: number): MineralResult => {
  const worst = event(`stop-chn-${mineral}`, mineral, loss);
  const total = tonnes.reduce((sum, [, t]) => sum + t, 0);
  return {
    mineral,
    parent: mineral,
    status: mineral === 'tin' ? 'estimated' : 'complete',
    baseYear: '2023',
    baseTonnes: total,
    stockDays: missing('no-stock-known', 'nothing in this sample'),
    baseBillKrw: loss * 0.8,
    firstSupplier: { country: tonnes[0]![0], share: tonnes[0]![1] / total },
    suppliers: tonnes.map(([country, t]) => ({ country, tonnes: t, row: rowId(mineral, country) })),
    partner: { output: missing('no-output', 'nothing in this sample'), exports: 120, toImporter: 0, status: 'partial' },
    expectedLossTonnes: around(loss / 2e10),
    buyerLossKrw: around(loss / 20),
    valueAddedLossKrw: addedOf(loss / 7),
    year: { pZero: 0.93, p95Krw: loss * 0.9, cvar95Krw: loss * 1.4 },
    worstEvent: worst,
    events: [worst],
    notes: mineral === 'tin' ? ['Flows of ore are estimated from totals.'] : [],
    rows: tonnes.map(([country]) => rowId(mineral, country)),
  };
};

const flows = {
  'rare-earth-magnets': [
    ['CHN', 7100],
    ['PHL', 900],
    ['JPN', 420],
    ['VNM', 160],
    ['DEU', 60],
  ],
  'natural-graphite': [
    ['CHN', 51300],
    ['MOZ', 900],
    ['BRA', 700],
    ['MDG', 500],
    ['CAN', 120],
  ],
  tin: [
    ['IDN', 9200],
    ['MYS', 2100],
    ['PER', 900],
    ['BOL', 300],
  ],
} as const;

export const sampleResults: Results = {
  format: 'lodeward-results/1',
  edition: resultsEdition,
  vintage: '0123456789ab',
  studyDigest: 'feedfacefeedface',
  seed: 7,
  givenEventDraws: 100,
  draws: 200,
  importer: 'KOR',
  partner: 'MNG',
  certificate: { solves: 1234, worstResidualTonnes: 3.1e-7, worstRelativeExcess: 2.2e-13 },
  minerals: [
    sold('rare-earth-magnets', flows['rare-earth-magnets'], 1.4e12),
    sold('natural-graphite', flows['natural-graphite'], 3.4e11),
    sold('tin', flows.tin, 1.9e11),
    {
      ...sold('nickel', [['NCL', 1]], 1),
      baseTonnes: missing('no-market', 'nothing in this sample'),
      stockDays: missing('no-market', 'nothing in this sample'),
      baseBillKrw: missing('no-market', 'nothing in this sample'),
      firstSupplier: missing('no-market', 'nothing in this sample'),
      suppliers: [],
      expectedLossTonnes: missing('no-market', 'nothing in this sample'),
      buyerLossKrw: missing('no-market', 'nothing in this sample'),
      valueAddedLossKrw: nowhere('no-market'),
      year: missing('no-market', 'nothing in this sample'),
      worstEvent: missing('no-market', 'nothing in this sample'),
      events: [],
      rows: [],
    },
  ],
  ...sampleJoint,
  partnerTable: [
    {
      mineral: 'molybdenum',
      output: {
        value: 3110,
        unit: 't',
        year: '2024',
        rows: [rowId('tin', 'IDN')],
        status: 'complete',
        others: [{ value: 2780, year: '2022', rows: [rowId('tin', 'PER')] }],
      },
      exports: { value: 2900, unit: 't', year: '2023', rows: [rowId('tin', 'MYS')], status: 'partial' },
      buyers: {
        year: '2023',
        top: [
          { country: 'CHN', share: 0.83 },
          { country: 'KOR', share: 0.17 },
        ],
        rows: [rowId('tin', 'IDN')],
      },
      toImporter: { value: 490, unit: 't', year: '2023', rows: [rowId('tin', 'BOL')], status: 'estimated' },
      need: { value: 14300, unit: 't', year: '2023', rows: [rowId('tin', 'IDN')], status: 'estimated' },
      prospects: [
        {
          project: { en: 'Invented hill', ko: '가상 광산', mn: 'Зохиомол уурхай' },
          low: 2000,
          high: 4000,
          unit: 't',
          year: 2030,
          basis: { en: 'Plan of the company', ko: '회사 계획', mn: 'Компанийн төлөвлөгөө' },
          status: 'unverified',
          source: 'invented',
        },
      ],
    },
    {
      mineral: 'nickel',
      output: missing('no-output', 'nothing in this sample'),
      exports: missing('no-trade', 'nothing in this sample'),
      buyers: missing('no-buyers', 'nothing in this sample'),
      toImporter: missing('no-trade', 'nothing in this sample'),
      need: { value: 71000, unit: 't', year: '2023', rows: [], status: 'complete' },
      prospects: [],
    },
  ],
  agreements: {
    asOf: '2026-11-28',
    transit: {
      route: 'mng-chn',
      odds: { low: 0.01, mid: 0.087, high: 0.21 },
      months: 1,
      share: 0.9,
      ways: [{ by: 'vostochny', tonnes: [200_000, 1_500_000, 4_600_000], usdPerTonne: [10, 28, 90] }],
      minerals: ['copper', 'tin'],
    },
    odds: { mean: 0.13, p05: 0.013, p95: 0.33 },
    rows: [
      {
        id: 'mou-2025-09-22-a',
        date: '2025-09-22',
        title: {
          en: 'Memorandum of two state companies',
          ko: '국영기업 양해각서',
          mn: 'Төрийн хоёр компанийн санамж бичиг',
        },
        stage: { en: 'memorandum', ko: '양해각서', mn: 'санамж бичиг' },
        nextDue: missing('no-due-date', 'nothing in this sample'),
        memorandumTonnes: missing('no-tonnes', 'nothing in this sample'),
        contractedTonnes: missing('no-tonnes', 'nothing in this sample'),
        deliveredTonnes: missing('no-tonnes', 'nothing in this sample'),
        promised: [{ en: 'Joint exploration', ko: '공동 탐사', mn: 'Хамтарсан хайгуул' }],
        evidence: [],
      },
    ],
  },
  project: {
    id: 'invented-hill',
    name: { en: 'Invented hill', ko: '가상 광산', mn: 'Зохиомол уурхай' },
    host: 'MNG',
    told: 'npv',
    unit: 'USD',
    money: 'USD',
    firstYear: 2027,
    npv: 4.1e8,
    irr: [0.21],
    payback: 2033,
    aetr: 0.47,
    breakeven: 31200,
    parties: [
      { id: 'firm', kind: 'firm', npv: 1.3e8, rate: 0.1, irr: [0.15] },
      { id: 'treasury', kind: 'host-treasury', npv: 2.2e8, rate: 0.1, irr: [] },
      { id: 'erdenes', kind: 'host-state', npv: 4.4e7, rate: 0.1, irr: [0.12] },
      { id: 'seoul', kind: 'home-treasury', npv: -9e6, rate: 0.045, irr: [] },
    ],
    unverified: ['MNG/royalty/surtax/molybdenum'],
  },
  budgetKrw: 2.5e11,
  measures: missing('not-modelled', 'nothing in this sample'),
  plan: missing('no-budget', 'nothing in this sample'),
  checks: [
    {
      id: 'customs',
      mineral: 'tin',
      theirs: 9000,
      ours: 9200,
      year: 2023,
      within: true,
      source: 'invented',
      rows: [rowId('tin', 'IDN')],
    },
  ],
  notModelled: [],
  unknowns: [
    { code: 'surtax' },
    { code: 'flows', minerals: ['tin'] },
    { code: 'market', minerals: ['nickel'] },
    { code: 'odds' },
    { code: 'prices' },
  ],
  digest: 'abcdefabcdefabcdef',
};

const traceOf = (mineral: string, country: string, tonnes: number): RowTrace => ({
  row: {
    id: rowId(mineral, country),
    kind: 'flow',
    mineral,
    form: 'metal',
    stage: 'refined',
    exporter: country,
    importer: 'KOR',
    year: 2023,
    value: tonnes,
    unit: 't',
    low: tonnes * 0.9,
    high: tonnes * 1.1,
    source: 'invented',
    sourceRow: '12',
    chain: 'c1',
    status: 'complete',
  },
  steps: [
    { step: 'read', detail: 'row 12 of an invented table' },
    { step: 'balance', detail: 'mirror reports averaged' },
  ],
  source: {
    id: 'invented',
    publisher: 'Invented office',
    title: 'A table that does not exist',
    edition: '2024',
    licence: 'none',
    url: '',
    accessed: '2026-01-01',
    row: '12',
  },
  inputs: [],
});

export const sampleEvidence: ReadonlyMap<string, RowTrace> = new Map(
  Object.entries(flows).flatMap(([mineral, rows]) =>
    rows.map(([country, tonnes]) => [rowId(mineral, country), traceOf(mineral, country, tonnes)] as const),
  ),
);
