import { describe, expect, it } from 'vitest';
import { twoStages } from '../../test/fixtures/base-market.js';
import type { BaseMarket } from '../atlas/index.js';
import { isMissing, type Maybe } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { type ByProduct, type Closure, parseMeasures } from '../shock/index.js';
import { alsoHit } from './also-hit.js';
import { planOf } from './path-months.js';

const copper = twoStages;
const [mined] = copper.stages as [BaseMarket['stages'][number]];
/** Invented: molybdenum of the copper mines of Chile and of a mine in Australia; one stage. */
const molybdenum: BaseMarket = {
  ...copper,
  mineral: 'molybdenum',
  parent: 'molybdenum',
  stages: [
    {
      ...mined,
      form: 'molybdenum-ore',
      basePrice: { usdPerTonne: 40_000, row: 'price.test' },
      flows: mined.flows.map((flow) => ({
        ...flow,
        tonnes: flow.tonnes / 100,
        low: flow.low / 100,
        high: flow.high / 100,
      })),
      finalDemand: new Map([
        ['CHN', 8],
        ['KOR', 2],
        ['JPN', 0.8],
      ]),
    },
  ],
};
const row: ByProduct = {
  host: 'copper',
  hostStage: 'mined',
  byProduct: 'molybdenum',
  market: 'molybdenum',
  stage: 'mined',
  country: 'CHL',
  share: 1,
  date: '2026',
  status: 'estimated',
  source: 'invented',
};
const cape = (tonnes: number) => ({
  by: 'cape',
  over: ['cape'],
  tonnes: [tonnes, tonnes, tonnes] as const,
  usdPerTonne: [10, 20, 40] as const,
  status: 'estimated',
  source: 'invented',
});
const canal = (detours: Closure['detours']): Closure => ({
  route: 'canal',
  exporter: 'CHL',
  importer: '*',
  mineral: '*',
  share: 0.5,
  detours,
  contained: { 'copper-ore': 0.25, 'molybdenum-ore': 0.5 },
});
const parameters = await readElasticities();
const ask = (
  market: BaseMarket,
  measure: string,
  byProducts: readonly ByProduct[],
  { months, detours = [] }: { readonly months?: number; readonly detours?: Closure['detours'] } = {},
) => {
  const measures = parseMeasures(measure);
  const closures = [canal(detours)];
  const path = planOf(measures, months, closures);
  return alsoHit(
    { market, markets: [copper, molybdenum], measures, importer: 'KOR', seed: 1, ...(path ? { path } : {}) },
    { parameters, closures, byProducts },
  );
};
const reason = (figure: Maybe<unknown>) => (isMissing(figure) ? figure.missing.code : figure);
const tonnes = (figure: Maybe<number>): number => {
  if (isMissing(figure)) throw new Error(figure.missing.code);
  return figure;
};

describe('what a measure hits besides', () => {
  it('a by-product loses with its host, more where more of it comes with the host; both in one certificate', () => {
    const lost = [0.3, 1].map((share) => {
      const [found, ...others] = ask(copper, 'outage 40% CHL', [{ ...row, share }]);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ mineral: 'molybdenum', why: 'by-product', by: 'molybdenum', stopped: [] });
      expect(tonnes(found!.askedTonnesLost)).toBeGreaterThan(0);
      if (isMissing(found!.certificate)) throw new Error('no certificate');
      expect(found!.certificate.relativeExcess).toBeLessThan(1e-9);
      return tonnes(found!.tonnesLost);
    });
    expect(lost[0]).toBeGreaterThan(0.02);
    expect(lost[1]).toBeGreaterThan(lost[0]!);
  });

  it('the host of a by-product that is short makes a little more for its price', () => {
    const [found] = ask(molybdenum, 'outage 40% AUS', [row]);
    expect(found).toMatchObject({ mineral: 'copper', why: 'host', by: 'molybdenum' });
    expect(tonnes(found!.tonnesLost)).toBeLessThan(0);
    expect(tonnes(found!.askedTonnesLost)).toBeGreaterThan(0);
  });

  it('nothing happens where nothing happens to the host', () => {
    const [found] = ask(copper, 'outage 0% CHL', [row]);
    expect(Math.abs(tonnes(found!.tonnesLost))).toBeLessThan(1e-9);
  });

  it('month by month the by-product is cut as far as its host falls, and a long outage costs more than a short one', () => {
    const [six, twelve] = [6, 12].map((months) =>
      tonnes(ask(copper, 'outage 40% CHL', [row], { months })[0]!.tonnesLost),
    );
    expect(six).toBeGreaterThan(0.01);
    expect(twelve).toBeGreaterThan(six!);
    const untouched = ask(copper, 'outage 0% CHL', [row], { months: 3 })[0]!;
    expect(Math.abs(tonnes(untouched.tonnesLost))).toBeLessThan(1e-6);
  });

  it('says why markets cannot be tied, and guesses nothing', () => {
    const of = (measure: string, more: Partial<ByProduct>) =>
      reason(ask(copper, measure, [{ ...row, ...more }])[0]!.tonnesLost);
    expect(of('outage 40% CHL', { byProduct: 'rhenium' })).toBe('sold-in-a-bundle');
    expect(of('outage 40% CHL', { country: 'WLD' })).toBe('no-share-by-country');
    expect(of('outage 40% CHL', { hostStage: 'leached' })).toBe('host-not-an-output');
    expect(of('outage 40% CHL', { stage: 'smelted' })).toBe('output-unknown');
    expect(of('commit 20 t/y CHL -> KOR mined', {})).toBe('contract-on-joint-output');
    expect(of('outage 40% CHL', { market: 'silver', byProduct: 'silver' })).toBe('no-market');
  });

  it('a closed route strands half of what Chile sells; another way takes it round, and minerals share its room', () => {
    const [stranded, ...others] = ask(copper, 'close canal', []);
    expect(others).toEqual([]);
    expect(stranded).toMatchObject({ mineral: 'molybdenum', why: 'route', by: 'canal' });
    expect(stranded!.stopped).toEqual([{ stage: 'mined', tonnes: 0.5 * (5 + 1.5) }]);
    const of = (room: number) => ask(copper, 'close canal', [], { detours: [cape(room)] })[0]!;
    const [wide, narrow] = [of(1e6), of(40)];
    expect(wide.stopped).toEqual(stranded!.stopped);
    expect(tonnes(wide.tonnesLost)).toBeLessThan(0.05 * tonnes(stranded!.tonnesLost));
    expect(tonnes(narrow.tonnesLost)).toBeLessThan(tonnes(stranded!.tonnesLost));
    expect(tonnes(narrow.askedTonnesLost)).toBeGreaterThan(tonnes(wide.askedTonnesLost));
    expect(ask(copper, 'ban CHL -> *', [])).toEqual([]);
  });
});
