import { describe, expect, it } from 'vitest';
import { InputRefused, isMissing } from '../../base/index.js';
import { Chains } from '../chains.js';
import { type Row, type RowKey, rowId } from '../row.js';
import type { Chain } from './chain.js';
import { buildMarkets, marketDocument, marketOf } from './index.js';

const row = (fields: Partial<Row> & Pick<Row, 'kind' | 'form' | 'value' | 'unit' | 'source'>): Row => {
  const full = {
    mineral: 'copper',
    stage: '',
    year: 2023,
    sourceRow: '1',
    chain: '',
    status: 'complete' as const,
    ...fields,
  };
  return { ...full, id: rowId(full as RowKey) };
};
const trade = (form: string, exporter: string, importer: string, tonnes: number, price: number): Row[] =>
  (['t', 'usd'] as const).map((unit) =>
    row({
      kind: 'trade',
      form,
      exporter,
      importer,
      value: unit === 't' ? tonnes : tonnes * price,
      unit,
      source: 'baci',
    }),
  );
const made = (form: string, country: string, value: number): Row =>
  row({ kind: 'production', form, country, value, unit: 't', source: 'usgs' });

const rows: Row[] = [
  ...trade('ore', 'MNG', 'CHN', 1500, 1750),
  ...trade('ore', 'CHL', 'KOR', 2000, 2300),
  ...trade('ore', 'KOR', 'CHN', 100, 2300),
  ...trade('metal', 'CHL', 'KOR', 150, 8500),
  ...trade('metal', 'COG', 'CHN', 50, 8500),
  made('ore', 'MNG', 320),
  made('ore', 'CHL', 900),
  made('ore', 'COD', 100),
  made('ore', 'CHN', 200),
  made('metal', 'CHN', 700),
  made('metal', 'KOR', 600),
  made('metal', 'CHL', 500),
  made('metal', 'COD', 90),
  row({ kind: 'price', form: 'metal', value: 8500, unit: 'usd-per-t', source: 'pink' }),
];
const priceRow = rows.at(-1)!.id;
const chain: Chain = {
  market: 'copper',
  mineral: 'copper',
  years: [2023],
  why: 'a made-up year',
  status: 'partial',
  unit: 't copper',
  notes: ['made up'],
  stages: [
    {
      name: 'mined',
      form: 'ore',
      reports: [{ form: 'ore', source: 'baci', side: 'reconciled' }],
      unitValue: { low: 0.2, high: 5 },
      contained: { factor: 0.25, by: { MNG: 0.2 }, spread: 0.1, why: 'grades' },
      output: { series: [{ kind: 'production', form: 'ore', source: 'usgs', year: 2023 }] },
      price: { shareOfNext: 0.9, why: 'treatment' },
      status: 'partial',
    },
    {
      name: 'refined',
      form: 'metal',
      reports: [{ form: 'metal', source: 'baci', side: 'reconciled' }],
      unitValue: { low: 0.2, high: 5 },
      contained: { factor: 1, spread: 0, why: 'metal' },
      output: { series: [{ kind: 'production', form: 'metal', source: 'usgs', year: 2023 }] },
      soldFor: { COG: { country: 'COD', why: 'makes none' } },
      fixedSupply: { KOR: 'a test' },
      recovery: 0.965,
      withoutOre: { COD: { tonnes: 90, leached: true, why: 'leached' } },
      price: { row: priceRow },
      status: 'partial',
    },
  ],
};
const facts = { chains: [chain], regions: new Map([['COG', 'R-AFR']]) };
const built = buildMarkets(rows, facts, new Chains());
const market = built.markets[0]!;
const [mined, refined] = market.stages as [(typeof market.stages)[0], (typeof market.stages)[0]];
const tonnes = (stage: typeof mined, exporter: string, importer: string): number | undefined =>
  stage.flows.find((f) => f.exporter === exporter && f.importer === importer)?.tonnes;

describe('a chain of two stages', () => {
  it('takes content by exporter and closes the domestic cell', () => {
    expect(tonnes(mined, 'MNG', 'CHN')).toBeCloseTo(300, 9);
    expect(tonnes(mined, 'MNG', 'MNG')).toBeCloseTo(20, 9);
    expect(tonnes(mined, 'CHL', 'CHL')).toBeCloseTo(400, 9);
  });

  it("leads Korea's re-exported ore back to Chile", () => {
    expect(tonnes(mined, 'KOR', 'CHN')).toBeUndefined();
    expect(tonnes(mined, 'CHL', 'CHN')).toBeCloseTo(25, 9);
  });

  it('gives what a trader sells to its maker, and leached ore to no market', () => {
    expect(tonnes(refined, 'COD', 'CHN')).toBeCloseTo(50, 9);
    expect(tonnes(refined, 'COD', 'COD')).toBeCloseTo(40, 9);
    expect(tonnes(mined, 'COD', 'COD')).toBeCloseTo(10, 9);
    expect(refined.secondary.get('COD')).toBeCloseTo(90, 9);
  });

  it('balances purchases with final demand and processing, country by country', () => {
    const sum = (stage: typeof mined, side: 'exporter' | 'importer', country: string) =>
      stage.flows.filter((f) => f[side] === country).reduce((s, f) => s + f.tonnes, 0);
    for (const country of new Set(mined.flows.map((f) => f.importer))) {
      const processed = sum(refined, 'exporter', country) - (refined.secondary.get(country) ?? 0);
      const expected = (mined.finalDemand.get(country) ?? 0) + processed / (refined.recovery.get(country) ?? 1);
      expect(Math.abs(sum(mined, 'importer', country) - expected)).toBeLessThanOrEqual(1e-9 * expected);
    }
    for (const country of new Set(refined.flows.map((f) => f.importer)))
      expect(refined.finalDemand.get(country)).toBeCloseTo(sum(refined, 'importer', country), 9);
  });

  it('prices the ore as a share of the metal and the metal by its row', () => {
    expect(refined.basePrice).toEqual({ usdPerTonne: 8500, row: priceRow });
    expect(mined.basePrice.usdPerTonne).toBeCloseTo(7650, 9);
    expect(built.inputs.get(mined.basePrice.row)).toEqual([priceRow]);
  });

  it('traces every flow to the rows that made it', () => {
    const flow = mined.flows.find((f) => f.exporter === 'MNG' && f.importer === 'CHN')!;
    expect(built.inputs.get(flow.row)).toEqual(['trade.ore.2023.MNG.CHN.t@baci', 'trade.ore.2023.MNG.CHN.usd@baci']);
    const steps = new Chains();
    const again = buildMarkets(rows, facts, steps).rows.find((r) => r.id === flow.row)!;
    expect(steps.steps(again.chain)?.map((s) => s.step)).toEqual(['mirror', 'contained', 're-export']);
    expect(steps.steps(again.chain)?.[1]?.detail).toBe('0.2 per gross tonne from MNG: grades');
    const known = new Set(rows.map((r) => r.id).concat(built.rows.map((r) => r.id)));
    for (const inputs of built.inputs.values()) for (const id of inputs) expect(known.has(id)).toBe(true);
    for (const r of built.rows) expect([r.id, r.chain === '', isMissing(r.value)]).toEqual([r.id, false, false]);
  });

  it('says who makes a form by another source, as a note and not as output', () => {
    const makers = [{ kind: 'production' as const, form: 'metal', source: 'usgs', year: 2023 }];
    const [noted] = buildMarkets(rows, { ...facts, chains: [{ ...chain, makers }] }, new Chains()).markets;
    expect(noted!.notes.at(-1)).toBe(
      'Output of metal in 2023 (usgs), not used as output here: CHN 700 t, KOR 600 t, CHL 500 t, COD 90 t.',
    );
    expect(noted!.stages).toEqual(market.stages);
  });

  it('notes its largest changes first', () => {
    expect(built.adjustments.map((a) => a.kind)).toContain('leached');
    const sizes = built.adjustments.map((a) => a.tonnes);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('comes back from its document and flow rows', () => {
    const copy = marketOf(JSON.parse(JSON.stringify(marketDocument(market))), [...built.rows].reverse());
    expect(copy).toEqual(market);
  });

  it('is the same for rows in another order', () => {
    expect(buildMarkets([...rows].reverse(), facts, new Chains()).markets).toEqual(built.markets);
  });
});

describe('a chain that cannot be built', () => {
  it('names all stages without rows at once', () => {
    const broken = {
      ...chain,
      stages: chain.stages.map((s) => ({
        ...s,
        reports: [{ ...s.reports[0]!, source: 'nowhere' }],
        output: { series: [] },
      })),
    };
    try {
      buildMarkets(rows, { ...facts, chains: [broken] }, new Chains());
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputRefused);
      expect((error as InputRefused).problems.map((p) => p.path)).toEqual(['stages.mined', 'stages.refined']);
    }
  });

  it('asks for a price row that is not there', () => {
    const broken = { ...chain, stages: [{ ...chain.stages[0]!, price: { row: 'price.none' } }] };
    expect(() => buildMarkets(rows, { ...facts, chains: [broken] }, new Chains())).toThrow(/no price row price.none/);
  });
});
