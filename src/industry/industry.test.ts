import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../base/index.js';
import { readIndustryFacts } from '../node/facts/industry.js';
import { readProducts } from '../node/facts/products.js';
import {
  costChannel,
  directBySector,
  type IndustryFacts,
  type IndustryModel,
  type IndustryTable,
  industryModel,
  leontief,
  notMade,
  productExposure,
  upstreamLoss,
  valueAddedLost,
  withheld,
} from './index.js';

let facts: IndustryFacts;
let korea: IndustryModel;
beforeAll(async () => {
  facts = await readIndustryFacts();
  const model = industryModel(facts, 'KOR');
  if (isMissing(model)) throw new Error('no table of Korea');
  korea = model;
});

/** Two sectors with A = [[0.15, 0.25], [0.2, 0.05]], the textbook table of Miller & Blair chapter 2. */
const textbook: IndustryTable = {
  id: 'textbook',
  country: 'XXA',
  year: 2000,
  classification: 'bok',
  codes: ['1', '2'],
  names: [{ en: 'one' }, { en: 'two' }],
  domestic: Float64Array.of(150, 500, 200, 100),
  finalDemand: Float64Array.of(350, 1700),
  valueAdded: Float64Array.of(650, 1400),
  output: Float64Array.of(1000, 2000),
  workers: Float64Array.of(10, 20),
  krwPerUnit: 1,
  todayFactor: 1,
  today: 2000,
  source: 'Miller & Blair 2009',
};

describe('Leontief model', () => {
  it('gives the inverse of the textbook', () => {
    const { inverse } = leontief(textbook);
    expect([...inverse].map((x) => Number(x.toFixed(4)))).toEqual([1.2541, 0.33, 0.264, 1.1221]);
  });
  it('balances every shipped table: sales add up to output', () => {
    for (const table of facts.tables) {
      const n = table.codes.length;
      for (let i = 0; i < n; i++) {
        const sold = table.domestic.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, table.finalDemand[i]!);
        expect(Math.abs(sold - table.output[i]!)).toBeLessThan(0.1);
      }
    }
  });
});

describe('supply-constrained model', () => {
  it('is the mixed model of the textbook: the supplier follows, the stopped sector loses its stop', () => {
    const loss = upstreamLoss(textbook, leontief(textbook), Float64Array.of(100, 0));
    if (isMissing(loss)) throw new Error('refused');
    // (1 - 0.05) dx2 = 0.2 dx1
    expect(loss.output[0]).toBeCloseTo(100, 10);
    expect(loss.output[1]).toBeCloseTo(20 / 0.95, 10);
    expect(loss.finalDemand[0]).toBeCloseTo(100 - 15 - (0.25 * 20) / 0.95, 10);
  });
  it('lets a sector fall further as a supplier than by its own small stop', () => {
    const loss = upstreamLoss(textbook, leontief(textbook), Float64Array.of(100, 1));
    if (isMissing(loss)) throw new Error('refused');
    expect(loss.output[1]).toBeCloseTo(20 / 0.95, 10);
  });
  it('refuses a negative final demand', () => {
    expect(upstreamLoss(textbook, leontief(textbook), Float64Array.of(900, 0))).toEqual({
      missing: { code: 'negative-final-demand', detail: 'final demand of 1 one would fall below 0' },
    });
  });
  it('never loses less than the stops, grows with them, and keeps final demand between nought and what there is', () => {
    // the table without by-products (the Korean one books them as negative sales, so a stop elsewhere can lift an output by a hair)
    const table = facts.tables.find((t) => t.id === 'wiod2014-kor')!;
    const model = leontief(table);
    const n = table.codes.length;
    const stops = fc.array(fc.record({ k: fc.nat(n - 3), share: fc.nat(400).map((x) => x / 10_000) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(stops, (list) => {
        const lost = new Float64Array(n);
        for (const { k, share } of list) lost[k] = share * table.output[k]!;
        const loss = upstreamLoss(table, model, lost);
        const more = upstreamLoss(
          table,
          model,
          lost.map((x) => x * 1.1),
        );
        if (isMissing(loss)) {
          expect(isMissing(more)).toBe(true);
          return;
        }
        for (let i = 0; i < n; i++) {
          expect(loss.output[i]!).toBeGreaterThanOrEqual(lost[i]! - 1e-6);
          expect(loss.finalDemand[i]!).toBeGreaterThanOrEqual(0);
          if (!isMissing(more)) expect(more.output[i]!).toBeGreaterThanOrEqual(loss.output[i]! - 1e-6);
        }
      }),
    );
  });
});

describe('rationing', () => {
  const uses = fc.array(
    fc.record({
      tonnes: fc.double({ min: 0.01, max: 100, noNaN: true }),
      valueAdded: fc.double({ min: 0, max: 1000, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  it('withholds the tonnes that are short, and the two ends bound every allocation', () => {
    fc.assert(
      fc.property(uses, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const total = list.reduce((sum, u) => sum + u.tonnes, 0);
        const lost = (rule: 'least' | 'proportional' | 'greatest') => {
          const shares = withheld(list, part * total, rule);
          expect(shares.reduce((sum, s, k) => sum + s * list[k]!.tonnes, 0)).toBeCloseTo(part * total, 8);
          return shares.reduce((sum, s, k) => sum + s * list[k]!.valueAdded, 0);
        };
        const middle = lost('proportional');
        expect(lost('least')).toBeLessThanOrEqual(middle + 1e-8 * (1 + middle));
        expect(lost('greatest')).toBeGreaterThanOrEqual(middle - 1e-8 * (1 + middle));
      }),
    );
  });
});

describe('value added lost', () => {
  const short = (f: number, draws = 20) => new Float64Array(draws).fill(f);
  it('has use shares that add up to one for every mineral, each with a basis', () => {
    for (const [mineral, uses] of korea.uses) {
      expect(
        uses.reduce((sum, u) => sum + u.share, 0),
        mineral,
      ).toBeCloseTo(1, 9);
      expect(uses.every((u) => u.sector >= 0)).toBe(true);
    }
    expect(facts.uses.every((u) => ['eu2023', 'usgs', 'world', 'estimated'].includes(u.basis))).toBe(true);
  });
  it('keeps the order least, proportional, greatest, and total above direct, in every draw', () => {
    for (const mineral of korea.uses.keys()) {
      const lost = valueAddedLost(korea, new Map([[mineral, short(0.1)]]), 7);
      lost.direct.forEach((direct, i) => {
        expect(lost.least[i]!).toBeLessThanOrEqual(direct * (1 + 1e-9));
        expect(lost.greatest[i]!).toBeGreaterThanOrEqual(direct * (1 - 1e-9));
        if (!isMissing(lost.total)) expect(lost.total[i]!).toBeGreaterThanOrEqual(direct * (1 - 1e-9));
      });
    }
  });
  it('counts the same value added once when two minerals are short at once', () => {
    const one = valueAddedLost(korea, new Map([['lithium', short(0.2)]]), 7);
    const sectors = ['lithium', 'cobalt'].map((mineral) => directBySector(korea, mineral, short(0.2), 7, (n) => n));
    const other = valueAddedLost(korea, new Map([['cobalt', short(0.2)]]), 7);
    const both = valueAddedLost(
      korea,
      new Map([
        ['lithium', short(0.2)],
        ['cobalt', short(0.2)],
      ]),
      7,
    );
    both.direct.forEach((direct, i) => {
      expect(direct).toBeGreaterThanOrEqual(Math.max(one.direct[i]!, other.direct[i]!) * (1 - 1e-12));
      expect(direct).toBeLessThan(one.direct[i]! + other.direct[i]!);
      expect(both.greatest[i]!).toBeGreaterThanOrEqual(direct);
      const codes = new Set(sectors.flatMap((by) => [...by.keys()]));
      const greatest = [...codes].reduce(
        (sum, code) => sum + Math.max(...sectors.map((by) => by.get(code)?.[i] ?? 0)),
        0,
      );
      expect(greatest / direct).toBeCloseTo(1, 9);
    });
  });
  it('is nought without a shortage and names what it has no shares for', () => {
    const none = valueAddedLost(
      korea,
      new Map([
        ['tin', short(0)],
        ['unobtainium', short(1)],
      ]),
      1,
    );
    expect(none.direct.every((x) => x === 0)).toBe(true);
    expect(none.unplaced).toEqual(['unobtainium']);
  });
  it('works on the coarser tables of other countries with the exposure thinned', () => {
    for (const country of ['JPN', 'USA', 'CHN', 'TWN']) {
      const model = industryModel(facts, country);
      if (isMissing(model)) throw new Error(country);
      const lost = valueAddedLost(model, new Map([['gallium', short(0.2)]]), 1);
      expect(lost.direct[0]).toBeGreaterThan(0);
      expect(isMissing(lost.jobs)).toBe(true);
    }
    expect(industryModel(facts, 'MNG')).toEqual({
      missing: { code: 'no-industry-table', detail: 'no input-output table of MNG is in data/industry' },
    });
  });
  it('says won of today beside won of the table, and why not where there is no deflator', () => {
    // product of (1 + growth) of the GDP deflator of Korea, 2019 to 2025
    expect(korea.table.todayFactor).toBeCloseTo(1.1613, 4);
    expect(isMissing(facts.tables.find((t) => t.country === 'TWN')!.todayFactor)).toBe(true);
  });
  it('keeps the cost channel apart: price rise times tonnes, split over the uses', () => {
    const costs = costChannel(korea, 'tin', 0.5, 30_000, 15_000, 1300);
    expect(costs.reduce((sum, c) => sum + c.krw, 0)).toBeCloseTo(0.5 * 30_000 * 15_000 * 1300, -3);
  });
});

describe('bill of materials', () => {
  it('says tonnes as products, and why not', async () => {
    const products = await readProducts();
    const cars = notMade(products, 'lithium', 89).find((p) => p.product === 'electric-car')!;
    expect(cars.count).toEqual({ low: 10_000, mid: 10_000, high: expect.closeTo(10_722.9, 1) });
    const wafers = notMade(products, 'gallium', 1).find((p) => p.product === 'chip-wafer')!;
    expect(isMissing(wafers.count)).toBe(true);
  });
  it('is joined with the purchases of an importer, mineral by mineral', async () => {
    const salt = (await readProducts()).find((p) => p.id === 'hydrofluoric-acid')!;
    const first = { country: 'CHN', share: 0.5, status: 'complete' as const };
    const [line] = productExposure(salt, new Map([['fluorspar-acid', { tonnes: 43_000, first }]]));
    expect(line!.hangingOnFirst).toMatchObject({ mid: 10_000 });
    expect(productExposure(salt, new Map())[0]!.first).toEqual({
      missing: { code: 'no-base-market', detail: 'the atlas has no base market of fluorspar-acid' },
    });
  });
});
