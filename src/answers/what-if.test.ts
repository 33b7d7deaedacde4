import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import type { Atlas, Row } from '../atlas/index.js';
import { InputRefused, isMissing, missing, NoAnswer } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { readProducts } from '../node/facts/products.js';
import { readRouteCapacity } from '../node/facts/route-capacity.js';
import { inThisThread } from '../shock/index.js';
import { whatIf } from './what-if.js';
import type { WhatIfPorts, WhatIfQuestion } from './what-if-answer.js';

const fx = {
  id: 'fx.KOR.2023',
  kind: 'fx',
  country: 'KOR',
  year: 2023,
  value: 1300,
  unit: 'lcu-per-usd',
} as unknown as Row;
/** The same tonnes as ore: another reading of the same use. */
const ore = { ...oneStage, mineral: 'tin-ore' };
const growing = { source: 'invented', status: 'estimated', from: 2023 };
const atlas: Atlas = {
  vintage: 'test',
  rows: async ({ year }) => (year === 2023 ? [fx] : []),
  facts: async () => [],
  sources: async () => [],
  trace: async () => undefined,
  traces: async () => new Map(),
  traceFact: async () => undefined,
  baseMarket: async (mineral) => [oneStage, ore].find((market) => market.mineral === mineral),
  baseMarkets: async () => [oneStage],
  markets: async () => ['tin'],
};
const ports: WhatIfPorts = {
  atlas,
  parameters: await readElasticities(),
  runner: inThisThread,
  industry: async () => missing('no-industry-table', 'KOR'),
  closures: [],
  byProducts: [],
  products: await readProducts(),
  places: await readRouteCapacity(),
  scenario: async (id) => ({
    id,
    name: { en: 'invented' },
    growth: [{ ...growing, mineral: 'tin', country: 'WLD', to: 2033, ratio: { low: 1.9, mode: 2, high: 2.1 } }],
    capacity: [
      {
        ...growing,
        mineral: 'tin',
        country: 'PER',
        stage: 'refined',
        from: 2028,
        tonnes: { low: 9000, mode: 9500, high: 9900 },
      },
      {
        ...growing,
        mineral: 'tin',
        country: 'AUS',
        stage: 'refined',
        from: 2028,
        tonnes: { low: 10, mode: 10, high: 10 },
      },
    ],
  }),
  uses: async () => [],
  countries: new Set(['CHN', 'KOR', 'IDN', 'MNG', 'PER']),
};
const ask = (more: Partial<WhatIfQuestion>) =>
  whatIf(ports, { mineral: 'tin', measure: 'ban IDN -> *', importer: 'KOR', draws: 12, seed: 1, ...more });

const there = <T>(value: T) => {
  if (isMissing(value)) throw new Error(value.missing.code);
  return value as Exclude<T, { missing: unknown }>;
};

describe('a what-if', () => {
  it('has the shape of lodeward-shock/1 and goes into JSON', async () => {
    const answer = await ask({});
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(answer).toMatchObject({
      format: 'lodeward-shock/1',
      mineral: 'tin',
      importer: 'KOR',
      months: 12,
      draws: 12,
      seed: 1,
    });
    expect(answer.certificate).toMatchObject({ solves: 12, failed: 0 });
    const { mean, p05, p50, p95 } = there(answer.tonnesLost);
    expect(p05).toBeGreaterThan(0);
    expect(p05 <= p50 && p50 <= p95 && mean > p05).toBe(true);
    expect(there(answer.extraBillKrw).mean).toBeGreaterThan(1e9);
    expect(answer.replacement[0]).toMatchObject({ exporter: 'CHN' });
    expect(answer.replacement.find(({ exporter }) => exporter === 'IDN')!.tonnesAfter.p95).toBe(0);
    expect(answer.valueAddedLostKrw.direct).toEqual(missing('no-industry-table', 'KOR'));
    expect(answer.byMonth).toMatchObject({ missing: { code: 'one-year' } });
    expect(answer.assumptions.map(({ fact }) => fact)).toContain('elasticities/tin/*/sigma');
  });

  it('names months by the calendar after an announcement, by number without', async () => {
    const dated = there((await ask({ measure: 'ban IDN -> * + announce 2026-12-05', months: 2 })).byMonth);
    expect(dated.map(({ month }) => month)).toEqual(['2026-12', '2027-01', '2027-02']);
    const plain = await ask({ months: 2 });
    expect(there(plain.byMonth).map(({ month }) => month)).toEqual([1, 2]);
    expect(there(plain.baseTonnes).p50).toBeLessThan(0.2 * there((await ask({})).baseTonnes).p50);
  });

  it('takes entry into force, suspension and end as dates: in lifted months the base year comes back', async () => {
    const measure =
      'ban IDN -> * + announce 2026-11-20 + inforce 2027-01-01 + suspend 2027-03-01 2027-05-01 + expire 2027-07-01';
    const months = there((await ask({ measure, months: 8 })).byMonth);
    expect(months.map(({ month }) => month)).toEqual([
      ...['2026-11', '2026-12'],
      ...['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06', '2027-07', '2027-08'],
    ]);
    const price = new Map(months.map(({ month, priceIndex }) => [month, there(priceIndex).p50]));
    expect(price.get('2027-02')).toBeGreaterThan(1.02);
    expect(price.get('2027-04')).toBeLessThan(price.get('2027-02')! - 0.02);
    expect(price.get('2027-06')).toBeGreaterThan(price.get('2027-04')!);
    expect(price.get('2027-08')).toBeLessThan(price.get('2027-06')!);
  });

  it('refuses dates that have no beginning or do not follow each other', async () => {
    const refused = async (measure: string) =>
      ask({ measure, months: 6 }).then(
        () => 'answered',
        (error: unknown) => (error as InputRefused).problems[0]!.code,
      );
    expect(await refused('ban IDN -> * + expire 2027-01-01')).toBe('no-start-date');
    expect(await refused('ban IDN -> * + announce 2027-02-01 + inforce 2027-01-01')).toBe('dates-out-of-order');
    expect(await refused('ban IDN -> * + inforce 2027-02-01 + expire 2027-01-01')).toBe('dates-out-of-order');
  });

  it('keeps unserved tonnes and use that gave way at a price apart; they add up to what is lost', async () => {
    const { tonnesLost, unserved, gaveWay } = await ask({ measure: 'ban IDN,CHN -> *' });
    expect(there(unserved).mean + gaveWay.mean).toBeCloseTo(there(tonnesLost).mean, 6);
    expect(gaveWay.mean).toBeGreaterThan(0);
  });

  it('says which assumptions drive it where asked', async () => {
    const drivers = there((await ask({ drivers: true })).drivers);
    expect(drivers).toHaveLength(7);
    expect(drivers[0]!.total.value).toBeGreaterThanOrEqual(drivers[1]!.total.value);
  });

  it('answers a measure that cannot bite with the reason', async () => {
    const answer = await ask({ measure: 'ban MNG -> *' });
    expect(answer.warnings[0]).toMatchObject({ code: 'no-flow' });
    expect(Math.abs(there(answer.tonnesLost).p95)).toBeLessThan(1e-3);
  });

  it('asks several minerals in one draw: each as by itself where nothing ties them, each industry once', async () => {
    const [alone, both] = [await ask({}), await ask({ with: ['tin-ore'] })];
    expect(there(both.tonnesLost).p50 / there(alone.tonnesLost).p50).toBeCloseTo(1, 6);
    expect(alone.together).toMatchObject({ missing: { code: 'not-asked' } });
    const { minerals, buyerLossKrw, ties } = there(both.together);
    expect(minerals.map(({ mineral }) => mineral)).toEqual(['tin', 'tin-ore']);
    expect(minerals[0]!.tonnesLost).toEqual(both.tonnesLost);
    expect(ties).toEqual([]);
    // Ore and metal are two readings of one use: the greater stands, they are not added.
    expect(there(buyerLossKrw).p50).toBeLessThanOrEqual(1.0001 * there(minerals[0]!.buyerLossKrw).p95);
    const months = there((await ask({ with: ['tin-ore'], months: 2 })).together).minerals[1]!;
    expect(there(months.byMonth)).toHaveLength(2);
    await expect(ask({ with: ['unobtainium'] })).rejects.toThrow(InputRefused);
  });

  it('rolls the base year forward: use grows by the scenario, a new mine takes the place of others', async () => {
    const told = there((await ask({ year: 2033 })).ahead);
    expect(told).toMatchObject({ year: 2033, scenario: 'trend', notBuilt: [{ country: 'AUS' }] });
    expect(told.demand.p50).toBeCloseTo(2, 2);
    const [now, then] = [await ask({}), await ask({ year: 2033 })];
    expect(there(then.baseTonnes).p50 / there(now.baseTonnes).p50).toBeCloseTo(2, 1);
    const share = ({ replacement: sellers }: typeof now, code: string) =>
      sellers.find(({ exporter }) => exporter === code)!.tonnesBefore /
      sellers.reduce((sum, s) => sum + s.tonnesBefore, 0);
    expect(share(then, 'PER')).toBeGreaterThan(share(now, 'PER') + 0.01);
    expect(share(then, 'CHN')).toBeLessThan(share(now, 'CHN'));
    await expect(ask({ year: 1990 })).rejects.toThrow(InputRefused);
    const slip = async (id: string) => {
      const { growth, ...rest } = await ports.scenario(id);
      return { ...rest, growth: growth.map((one) => ({ ...one, use: 'sodlers' })) };
    };
    const asked = { mineral: 'tin', measure: 'ban IDN -> *', importer: 'KOR', draws: 2, seed: 1, year: 2033 };
    await expect(whatIf({ ...ports, scenario: slip }, asked)).rejects.toThrow('no use "sodlers"');
  });

  it('stocks not refilled at the end are told, the sellers’ not charged to the importer', async () => {
    expect((await ask({})).stockShort).toMatchObject({ missing: { code: 'one-year' } });
    const { buyers, sellers } = there((await ask({ months: 3 })).stockShort);
    expect(buyers.tonnes.p95).toBeGreaterThan(0);
    expect(there(buyers.krw).p95).toBeGreaterThan(0);
    expect(sellers.charged).toMatchObject({ missing: { code: 'loss-of-sellers' } });
  });

  it('says what becomes of the tonnes on a closed route: round up to the room there is, the rest not', async () => {
    const way = { by: 'cape', over: ['cape'], status: 'estimated', source: 'invented' };
    const shut = (tonnes: number) =>
      whatIf(
        {
          ...ports,
          closures: [
            {
              route: 'strait',
              exporter: 'IDN',
              importer: '*',
              mineral: '*',
              share: 0.75,
              contained: { 'tin-metal': 1 },
              detours: [{ ...way, tonnes: [tonnes, tonnes, tonnes], usdPerTonne: [50, 100, 200] }],
            },
          ],
        },
        { mineral: 'tin', measure: 'close strait', importer: 'KOR', draws: 12, seed: 1 },
      );
    const [wide, narrow] = [await shut(1e6), await shut(2000)];
    const [a, b] = [wide, narrow].map(({ route }) => there(there(route).ways));
    expect(a!.passedGross.p50).toBeCloseTo(0.75 * 24_000, -3);
    expect(a!.notCarriedGross.p95).toBeLessThan(0.05 * a!.passedGross.p50);
    expect(b!.roundGross.p95).toBeLessThanOrEqual(2000);
    expect(b!.rentUsdPerTonne.p50).toBeGreaterThan(a!.rentUsdPerTonne.p50);
    expect(there(narrow.tonnesLost).p50).toBeGreaterThan(there(wide.tonnesLost).p50);
    expect(there(narrow.route).places).toEqual([]);
    const [indonesia] = there(narrow.route).exporters;
    expect(indonesia!.exporter).toBe('IDN');
    expect(indonesia!.after.p50).toBeLessThan(0.5 * indonesia!.before.p50);
    expect(indonesia!.rows[0]).toBe('flow.refined.2023.IDN.KOR.t@test');
    expect((await ask({})).route).toMatchObject({ missing: { code: 'no-route-shut' } });
  });

  it('refuses what it does not know and says what there is', async () => {
    await expect(ask({ mineral: 'unobtainium' })).rejects.toThrow(/There are: tin/);
    await expect(ask({ measure: 'ban ZZZ -> *' })).rejects.toThrow(InputRefused);
    await expect(ask({ importer: 'ZZZ' })).rejects.toThrow(InputRefused);
    await expect(ask({ importer: 'MNG' })).rejects.toThrow(NoAnswer);
    await expect(ask({ measure: 'close canal' })).rejects.toThrow(NoAnswer);
  });
});
