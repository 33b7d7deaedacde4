import { describe, expect, it } from 'vitest';
import type { Atlas, BaseFlow, BaseMarket, Row } from '../atlas/index.js';
import { InputRefused, isMissing, type Problem } from '../base/index.js';
import { computeIndex } from './compute-index.js';
import { whichMinerals } from './which-minerals.js';

const problemsOf = (ask: () => unknown): readonly Problem[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof InputRefused) return error.problems;
    throw error;
  }
  return [];
};

describe('risk compute', () => {
  it('answers as the contract says', () => {
    expect(computeIndex('hhi', '{"tonnes":{"CHN":3}}', 'a.json')).toMatchObject({
      value: 1,
      points: 10_000,
      largest: { country: 'CHN', share: 1 },
    });
  });
  it('lists every problem of a file at once, with its line', () => {
    const text = '{"hhiWgiGlobal": 12,\n"scope": "both",\n"substitution": 1,\n"colour": 1}';
    const problems = problemsOf(() => computeIndex('eu-supply-risk', text, 'sr.json'));
    expect(problems.map((p) => p.path).sort()).toEqual(
      ['colour', 'endOfLifeRecycling', 'hhiWgiGlobal', 'hhiWgiSourcing', 'importReliance'].sort(),
    );
    expect(problems.every((p) => p.file === 'sr.json' && p.line !== undefined && p.message.length > 5)).toBe(true);
  });
  it('says of a known method what is missing to implement it, and of an unknown one which there are', () => {
    const [known] = problemsOf(() => computeIndex('komis-market-balance', '{}', 'a.json'));
    expect(known).toMatchObject({ code: 'not-implemented' });
    expect(known!.message).toContain('not published');
    expect(problemsOf(() => computeIndex('hhhi', '{}', 'a.json'))[0]!.message).toContain('geopolrisk');
  });
  it('refuses tonnes below 0, none at all, and a country without its risk', () => {
    expect(problemsOf(() => computeIndex('hhi', '{"tonnes":{"CHN":-1}}', 'a'))[0]!.code).toBe('out-of-range');
    expect(problemsOf(() => computeIndex('hhi', '{"tonnes":{}}', 'a'))).toHaveLength(1);
    const ungoverned = '{"tonnes":{"CHN":1,"IDN":2,"MMR":1},"risk":{"CHN":5}}';
    expect(problemsOf(() => computeIndex('country-risk-hhi', ungoverned, 'a')).map((p) => p.path)).toEqual([
      'risk.IDN',
      'risk.MMR',
    ]);
  });
});

const flow = (mineral: string, exporter: string, importer: string, tonnes: number): BaseFlow => ({
  exporter,
  importer,
  tonnes,
  low: 0.9 * tonnes,
  high: 1.1 * tonnes,
  status: 'complete',
  row: `flow.${mineral}.2023.${exporter}.${importer}.t@lodeward`,
});
const market = (mineral: string, flows: BaseFlow[], outputKnown: boolean): BaseMarket => ({
  mineral,
  parent: mineral,
  baseYear: '2023',
  baseYearReason: '',
  status: outputKnown ? 'complete' : 'traded-only',
  notes: [],
  unit: 't',
  stages: [
    {
      name: 'refined',
      form: `${mineral}-metal`,
      basePrice: { usdPerTonne: 1, row: 'p' },
      flows,
      outputKnown,
      finalDemand: new Map(),
      recovery: new Map(),
      secondary: new Map(),
      fixedSupply: new Map(),
      groups: new Map([['R-AFR', ['COD', 'ZMB']]]),
    },
  ],
});
const markets = [
  market('tin', [flow('tin', 'IDN', 'KOR', 50), flow('tin', 'MYS', 'KOR', 50), flow('tin', 'CHN', 'CHN', 100)], true),
  market('gallium', [flow('gallium', 'CHN', 'KOR', 10), flow('gallium', 'CHN', 'CHN', 90)], true),
  market('cobalt', [flow('cobalt', 'R-AFR', 'KOR', 10)], false),
  market('tungsten', [flow('tungsten', 'CHN', 'KOR', 10)], false),
  market('zinc', [flow('zinc', 'PER', 'CHN', 10)], true),
];
const governance = ['KOR', 'JPN', 'IDN', 'MYS', 'CHN', 'COD', 'ZMB'].flatMap((country, i) =>
  ['political-stability', 'rule-of-law'].map((series) => ({
    kind: 'governance',
    series,
    country,
    year: 2023,
    value: 0.3 * i - 1,
  })),
);
const production = ['CHN', 'VNM', 'OTH', 'WLD'].map((country, i) => ({
  kind: 'production',
  mineral: 'tungsten',
  form: 'tungsten-ore',
  stage: 'mined',
  source: 'usgs-panel',
  unit: 't',
  country,
  year: 2022,
  value: [80, 20, 10, 110][i],
}));
const rows = [...governance, ...production] as unknown as Row[];
const atlasOf = (list: readonly BaseMarket[]) =>
  ({
    vintage: 'test',
    markets: async () => list.map((m) => m.mineral),
    baseMarket: async (code: string) => list.find((m) => m.mineral === code),
    rows: async (q: { kinds: string[]; mineral?: string; year?: number }) =>
      rows.filter(
        (r) => q.kinds.includes(r.kind) && (!q.mineral || r.mineral === q.mineral) && (!q.year || r.year === q.year),
      ),
  }) as unknown as Atlas;
const question = { importer: 'KOR', seed: 1, draws: 40 };

describe('which minerals', () => {
  it('are ranked with places, reasons and the first supplier', async () => {
    const answer = await whichMinerals(atlasOf(markets), question);
    const gallium = answer.minerals.find((m) => m.mineral === 'gallium')!;
    const tin = answer.minerals.find((m) => m.mineral === 'tin')!;
    expect(gallium.rank.place).toBeLessThan(tin.rank.place);
    expect(gallium.firstSupplier).toEqual({ country: 'CHN', share: 1, status: 'complete' });
    const cobalt = answer.minerals.find((m) => m.mineral === 'cobalt')!;
    expect(cobalt.indices.hhi).toMatchObject({ missing: { code: 'output-unknown' } });
    expect(cobalt.unknown).toContain('hhi');
    expect(answer.notRanked.map((n) => n.mineral)).toEqual(['zinc']);
    expect(answer.governanceYear).toBe(2023);
  });
  it('take world output from rows, an earlier year if need be, without totals and unnamed countries', async () => {
    const answer = await whichMinerals(atlasOf(markets), question);
    const { indices } = answer.minerals.find((m) => m.mineral === 'tungsten')!;
    if (isMissing(indices.hhi)) throw new Error('missing');
    expect(indices.hhi.value).toBeCloseTo(0.64 + 0.04, 12);
  });
  it('do not depend on the order of rows', async () => {
    const turned = markets.map((m) => ({
      ...m,
      stages: m.stages.map((s) => ({ ...s, flows: [...s.flows].reverse() })),
    }));
    const a = await whichMinerals(atlasOf(markets), question);
    const b = await whichMinerals(atlasOf(turned.reverse()), question);
    expect(b.minerals).toEqual(a.minerals);
  });
  it('take the newest governance up to the year asked for, and refuse a stranger', async () => {
    const answer = await whichMinerals(atlasOf(markets), { ...question, year: 2025 });
    expect(answer.governanceYear).toBe(2023);
    expect(answer.minerals.find((m) => m.mineral === 'tin')!.indices.hhi).toMatchObject({
      missing: { code: 'output-unknown' },
    });
    await expect(whichMinerals(atlasOf(markets), { ...question, importer: 'XXQ' })).rejects.toThrow('no country code');
    await expect(whichMinerals(atlasOf(markets), { ...question, importer: 'JPN' })).rejects.toMatchObject({
      code: 'importer-buys-none',
    });
  });
  it('refuse unknown criteria, bad weights and a year without governance', async () => {
    const weights = new Map([
      ['hhi', -1],
      ['colour', 1],
    ]);
    await expect(whichMinerals(atlasOf(markets), { ...question, weights })).rejects.toMatchObject({
      problems: [{ code: 'out-of-range' }, { code: 'unknown-index' }],
    });
    await expect(
      whichMinerals(atlasOf(markets), { ...question, weights: new Map([['hhi', 0]]) }),
    ).rejects.toMatchObject({
      problems: [{ code: 'no-weight' }],
    });
    await expect(whichMinerals(atlasOf(markets), { ...question, year: 1980 })).rejects.toThrow('no governance');
  });
});
