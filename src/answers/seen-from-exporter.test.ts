import { beforeAll, describe, expect, it } from 'vitest';
import { reported } from '../../test/fixtures/rows.js';
import type { Atlas, BaseFlow, BaseMarket } from '../atlas/index.js';
import { isMissing } from '../base/index.js';
import type { SeenFromExporter } from '../brief/index.js';
import { openExporterFacts } from '../node/exporter-facts.js';
import { readExchange, readRegime } from '../node/facts/fiscal.js';
import { royaltyOnSales } from './royalty-on-sales.js';
import { type ExporterFacts, seenFromExporter } from './seen-from-exporter.js';

const flow = (exporter: string, importer: string, tonnes: number): BaseFlow => ({
  ...reported(exporter, importer, tonnes),
  row: `flow.copper.2023.${exporter}.${importer}.t@lodeward`,
});
const flows = [
  flow('MNG', 'CHN', 300),
  flow('MNG', 'KOR', 20),
  flow('MNG', 'RUS', 10),
  flow('CHL', 'CHN', 2000),
  flow('CHL', 'KOR', 600),
  flow('CHL', 'RUS', 40),
];
const copper: BaseMarket = {
  mineral: 'copper',
  parent: 'copper',
  baseYear: '2023',
  baseYearReason: '',
  status: 'complete',
  notes: [],
  unit: 't',
  stages: [
    {
      name: 'mined',
      form: 'copper-ore',
      basePrice: { usdPerTonne: 8500, row: 'p' },
      flows,
      outputKnown: true,
      finalDemand: new Map([
        ['CHN', 2300],
        ['KOR', 620],
        ['RUS', 50],
      ]),
      recovery: new Map(),
      secondary: new Map(),
      fixedSupply: new Map(),
      groups: new Map(),
    },
  ],
};
const atlas = {
  vintage: 'test',
  markets: async () => ['copper'],
  baseMarket: async () => copper,
} as unknown as Atlas;

let facts: ExporterFacts;
let answer: SeenFromExporter;
beforeAll(async () => {
  facts = await openExporterFacts('MNG');
  answer = await seenFromExporter(atlas, facts, { exporter: 'MNG', seed: 1, draws: 5 });
});

describe('royalty outside a project', () => {
  it('is the law on one tonne: copper concentrate at 8,500 USD bears 5 % and 14 %', async () => {
    const copperLaw = royaltyOnSales(await readRegime('MNG'), await readExchange(), 'copper', 'concentrate');
    expect(copperLaw.take(8500)).toEqual({ royalty: expect.closeTo(0.05, 12), surtax: expect.closeTo(0.14, 12) });
    expect(copperLaw.take(4000).surtax).toBe(0);
  });
  it('says that a table was not read, and not 0', async () => {
    const tin = royaltyOnSales(await readRegime('MNG'), await readExchange(), 'tin', 'concentrate');
    expect(tin.take(30_000).surtax).toEqual({
      missing: { code: 'rate-not-read', detail: expect.stringContaining('MNG/royalty/surtax/tin') },
    });
    expect(tin.unverified).toContain('MNG/royalty/surtax/tin');
  });
});

describe('seen from the country with ore', () => {
  it('is in its own money, with its buyers', () => {
    expect(answer.money).toBe('MNT');
    const [sold] = answer.minerals;
    expect(sold).toMatchObject({ mineral: 'copper', exportsTonnes: 330 });
    expect(sold!.buyers[0]).toMatchObject({ country: 'CHN', share: 300 / 330 });
    expect(sold!.exportRevenue.p50).toBeCloseTo(330 * 8500 * answer.perUsd, -3);
  });
  it('loses more when the buyer stops than when it halves, and never more than there was', () => {
    const closures = new Map(answer.minerals[0]!.closures.map((c) => [c.id, c]));
    const revenue = (id: 'buyer-stops' | 'buyer-halves' | 'corridor-closes') => {
      const figure = closures.get(id)!.revenueLost;
      if (isMissing(figure)) throw new Error(id);
      return figure;
    };
    expect(revenue('buyer-halves').p50).toBeLessThan(revenue('buyer-stops').p50);
    expect(revenue('buyer-stops').p50).toBeLessThanOrEqual(revenue('corridor-closes').p50);
    expect(revenue('corridor-closes').p95).toBeLessThan(answer.minerals[0]!.exportRevenue.p50 * 1.05);
    expect(closures.get('corridor-closes')!.closed).toEqual(['CHN', 'KOR']);
    expect(closures.get('corridor-closes')!.instead.every((b) => b.buyer === 'RUS')).toBe(true);
  });
  it('gives royalty and surtax in step with revenue, and a reason for the income tax', () => {
    const stop = answer.minerals[0]!.closures[0]!;
    if (isMissing(stop.royaltyLost) || isMissing(stop.revenueLost)) throw new Error('missing');
    expect(stop.royaltyLost.mean / stop.revenueLost.mean).toBeCloseTo(0.05, 10);
    expect(stop.incomeTaxLost).toMatchObject({ missing: { code: 'no-profits-by-mineral' } });
    expect(stop.failed).toBe(0);
  });
  it('refuses a country that sells nothing', async () => {
    await expect(seenFromExporter(atlas, facts, { exporter: 'KOR', seed: 1, draws: 1 })).rejects.toThrow(
      'sells nothing',
    );
  });
});
