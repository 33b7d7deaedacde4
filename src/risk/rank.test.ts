import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseFlow, BaseMarket } from '../atlas/index.js';
import { isMissing, missing } from '../base/index.js';
import { marketRisk } from './market-risk.js';
import { meanScore, rankMinerals, type Scored } from './rank.js';

const flat = (value: number, draws = 50) => new Float64Array(draws).fill(value);
const entry = (mineral: string, a: number | undefined, b: number): Scored => ({
  mineral,
  scores: new Map([
    ['a', a === undefined ? missing('output-unknown', 'nothing in this sample') : flat(a)],
    ['b', flat(b)],
  ]),
});
const weights = new Map([
  ['a', 1],
  ['b', 1],
]);

describe('ranking', () => {
  it('does not depend on the order of rows', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    const entries = fc
      .uniqueArray(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 2, maxLength: 8 })
      .chain((names) => fc.tuple(...names.map((n) => fc.tuple(score, score).map(([a, b]) => entry(n, a, b)))));
    fc.assert(
      fc.property(entries, (list) => {
        expect(rankMinerals([...list].reverse(), weights, 3, 50)).toEqual(rankMinerals(list, weights, 3, 50));
      }),
      { numRuns: 30 },
    );
  });
  it('gives a place whose interval holds it, certain where nothing is uncertain', () => {
    const [first, second] = rankMinerals([entry('tin', 0.9, 0.9), entry('zinc', 0.1, 0.1)], weights, 1, 50);
    expect(first).toMatchObject({ mineral: 'tin', rank: { place: 1, best: 1, worst: 1 } });
    expect(second!.rank.place).toBe(2);
  });
  it('neither zeroes nor drops what is missing: the interval widens and the criterion is named', () => {
    const ranked = rankMinerals(
      [entry('tin', undefined, 0.5), entry('lead', 0.45, 0.5), entry('zinc', 0.55, 0.5)],
      weights,
      1,
      50,
    );
    const tin = ranked.find((r) => r.mineral === 'tin')!;
    expect(tin.unknown).toEqual(['a']);
    expect(tin.rank).toMatchObject({ best: 1, worst: 3 });
  });
  it('follows the weights', () => {
    const list = [entry('tin', 0.9, 0.1), entry('zinc', 0.1, 0.9)];
    const heavy = (a: number, b: number) =>
      rankMinerals(
        list,
        new Map([
          ['a', a],
          ['b', b],
        ]),
        1,
        50,
      )[0]!.mineral;
    expect([heavy(9, 1), heavy(1, 9)]).toEqual(['tin', 'zinc']);
  });
});

const flow = (exporter: string, importer: string, tonnes: number, spread = 0): BaseFlow => ({
  exporter,
  importer,
  tonnes,
  low: tonnes * (1 - spread),
  high: tonnes * (1 + spread),
  status: 'complete',
  row: `flow.x.2023.${exporter}.${importer}.t@lodeward`,
});
const market = (flows: BaseFlow[], outputKnown = true): BaseMarket => ({
  mineral: 'tin',
  parent: 'tin',
  baseYear: '2023',
  baseYearReason: '',
  status: 'complete',
  notes: ['output is in no file'],
  unit: 't',
  stages: [
    {
      name: 'refined',
      form: 'tin-metal',
      basePrice: { usdPerTonne: 1, row: 'p' },
      flows,
      outputKnown,
      finalDemand: new Map(),
      recovery: new Map(),
      secondary: new Map(),
      fixedSupply: new Map(),
      groups: new Map(),
    },
  ],
});
const risk = new Map(
  ['CHN', 'IDN', 'KOR'].map((code, i) => [code, { stability: 0.2 * (i + 1), governance: 0.1 * (i + 1) }] as const),
);

describe('criteria of a market', () => {
  const flows = [flow('CHN', 'CHN', 60), flow('CHN', 'KOR', 20), flow('IDN', 'KOR', 10), flow('KOR', 'KOR', 10)];
  it('are the indices by hand', () => {
    const found = marketRisk({ market: market(flows), importer: 'KOR', risk: risk, seed: 1, draws: 1 })!;
    const value = (name: string) => (found.get(name as never) as Float64Array)[0]!;
    expect(value('hhi')).toBeCloseTo(0.64 + 0.01 + 0.01, 12);
    expect(value('n-minus-one')).toBeCloseTo(0.8, 12);
    expect(value('country-risk-hhi')).toBeCloseTo(0.64 * 0.1 + 0.01 * 0.2 + 0.01 * 0.3, 12);
    expect(value('supplier-concentration')).toBeCloseTo(5 / 9, 12);
    expect(value('net-import-reliance')).toBeCloseTo(0.75, 12);
    expect(value('geopolrisk')).toBeCloseTo((0.66 * (20 * 0.2 + 10 * 0.4)) / 40, 12);
  });
  it('carry reasons where output or governance is unknown, and nothing at all where nothing is bought', () => {
    const traded = marketRisk({ market: market(flows, false), importer: 'KOR', risk: risk, seed: 1, draws: 2 })!;
    expect(traded.get('hhi')).toEqual({ missing: { code: 'output-unknown', detail: 'output is in no file' } });
    expect(isMissing(traded.get('supplier-concentration'))).toBe(false);
    const lawless = marketRisk({ market: market(flows), importer: 'KOR', risk: new Map(), seed: 1, draws: 2 })!;
    expect(lawless.get('geopolrisk')).toEqual({
      missing: { code: 'no-governance', detail: 'the atlas has no governance estimate of any country' },
    });
    expect(marketRisk({ market: market(flows), importer: 'JPN', risk: risk, seed: 1, draws: 2 })).toBeUndefined();
  });
  it('take a country without governance for anything, 0.5 in the middle', () => {
    const known = new Map([...risk].filter(([code]) => code !== 'IDN'));
    const values = marketRisk({ market: market(flows), importer: 'KOR', risk: known, seed: 1, draws: 40 })!.get(
      'geopolrisk',
    ) as Float64Array;
    expect(values[0]).toBeCloseTo((0.66 * (20 * 0.2 + 10 * 0.5)) / 40, 12);
    expect(new Set(values).size).toBe(40);
  });
  it('take world output from elsewhere where the market has none', () => {
    const worldOutput = new Map([
      ['CHN', 60],
      ['IDN', 40],
    ]);
    const found = marketRisk({ market: market(flows, false), importer: 'KOR', risk, worldOutput, seed: 1, draws: 2 })!;
    expect((found.get('hhi') as Float64Array)[0]).toBeCloseTo(0.52, 12);
    expect(isMissing(found.get('net-import-reliance'))).toBe(true);
  });
  it('spread with the intervals of the flows and do not depend on their order', () => {
    const wide = [flow('CHN', 'KOR', 20, 0.5), flow('IDN', 'KOR', 10, 0.5)];
    const values = marketRisk({ market: market(wide), importer: 'KOR', risk: risk, seed: 1, draws: 100 })!.get(
      'supplier-concentration',
    ) as Float64Array;
    expect(new Set(values).size).toBeGreaterThan(90);
    const turned = marketRisk({
      market: market([...wide].reverse()),
      importer: 'KOR',
      risk: risk,
      seed: 1,
      draws: 100,
    })!;
    expect(turned.get('supplier-concentration')).toEqual(values);
  });
});

describe('the mean score', () => {
  const at = (value: number) => ({ value });
  it('counts what is missing as the middle, so that a mineral of which little is known does not lead by its one bad score', () => {
    const weight = () => 1;
    const known = meanScore(['a', 'b', 'c'], { a: at(0.9), b: at(0.8), c: at(0.7) }, weight);
    const unknown = meanScore(
      ['a', 'b', 'c'],
      { a: at(0.9), b: missing('output-unknown', 'nothing in this sample') },
      weight,
    );
    expect(known).toBeCloseTo(0.8, 12);
    expect(unknown).toBeCloseTo(1.9 / 3, 12);
  });
  it('follows the weights, and is 0 without any', () => {
    expect(meanScore(['a', 'b'], { a: at(1), b: at(0) }, (c) => (c === 'a' ? 3 : 1))).toBe(0.75);
    expect(meanScore(['a'], { a: at(1) }, () => 0)).toBe(0);
  });
});
