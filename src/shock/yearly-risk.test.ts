import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import type { BaseMarket } from '../atlas/index.js';
import { exp, type Interval, isMissing } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import {
  effectsOf,
  inThisThread,
  parseMeasures,
  together,
  type YearlyEvent,
  yearlyRisk,
  yearWithStanding,
} from './index.js';

const parameters = await readElasticities();
const draws = 120;
const common = { parameters, importer: 'KOR', seed: 11, draws };

const event = (
  id: string,
  market: BaseMarket,
  text: string,
  rate: number,
  more: Partial<YearlyEvent> = {},
): YearlyEvent => ({
  id,
  decision: id,
  mineral: market.mineral,
  months: 12,
  effects: effectsOf(parseMeasures(text), market),
  rates: new Float64Array(draws).fill(rate),
  chances: new Float64Array(draws).fill(1),
  ...more,
});

const there = <T>(value: T) => {
  if (isMissing(value)) throw new Error(value.missing.code);
  return value as Exclude<T, { missing: unknown }>;
};

describe('yearly risk', () => {
  it('a stock shortens tonnes and the buyers’ loss alike, of a single event, in expectation and in the year', async () => {
    const ban = event('ban', oneStage, 'ban CHN -> *', 0.3, { months: 6 });
    const ask = async (cover: number) => {
      const question = { ...common, markets: [oneStage], events: [ban], cover: () => cover };
      const [tin] = await yearlyRisk(inThisThread, question);
      const given = tin!.events[0]!.givenEvent;
      return {
        tonnes: there(given.tonnesLost) as Interval,
        loss: there(given.buyerLossUsd) as Interval,
        gone: there(given.lossParts.tonnesGoneUsd) as Interval,
        paid: there(given.lossParts.paidMoreUsd) as Interval,
        expected: there(tin!.expectedLossUsd) as Interval,
        year: tin!.yearUsd,
      };
    };
    const [none, some, ample] = [await ask(0), await ask(0.02), await ask(1)];
    expect(some!.tonnes.mean).toBeLessThan(none!.tonnes.mean);
    expect(some!.tonnes.p95).toBeCloseTo(none!.tonnes.p95 - 0.02 * 12_500, -3);
    expect(some!.loss.mean).toBeLessThan(none!.loss.mean);
    expect(some!.paid).toEqual(none!.paid);
    expect(ample!.tonnes.p95).toBe(0);
    expect(Math.abs(ample!.gone.p95)).toBeLessThan(1e-6 * none!.gone.p50);
    expect(some!.expected.mean).toBeLessThan(none!.expected.mean);
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect(sum(some!.year)).toBeLessThan(sum(none!.year));
    expect(sum(ample!.year)).toBeLessThan(sum(some!.year));
  });

  it('is odds x loss x share of the year where one event may happen', async () => {
    const half = event('half', oneStage, 'ban CHN -> *', 0.3, { months: 6 });
    const minerals = await yearlyRisk(inThisThread, { ...common, markets: [oneStage], events: [half] });
    const [tin] = minerals;
    const given = there(tin!.events[0]!.givenEvent.tonnesLost) as Interval;
    const expected = there(tin!.expectedLossTonnes) as Interval;
    expect(tin!.events[0]!.odds.p50).toBeCloseTo(1 - exp(-0.3), 12);
    expect(expected.mean).toBeCloseTo((1 - exp(-0.3)) * given.mean, 6);
    const happened = tin!.yearTonnes.filter((tonnes) => tonnes !== 0).length;
    expect(Math.abs(happened / draws - (1 - exp(-0.3)))).toBeLessThan(0.12);
    expect(there(tin!.year).pZero).toBeCloseTo(1 - happened / draws, 12);
  });

  it('solves events that last the year together: one that contains the other adds nothing', async () => {
    const events = [event('all', oneStage, 'ban CHN -> *', 50), event('korea', oneStage, 'ban CHN -> KOR', 50)];
    const both = await yearlyRisk(inThisThread, { ...common, markets: [oneStage], events });
    const one = await yearlyRisk(inThisThread, { ...common, markets: [oneStage], events: events.slice(0, 1) });
    for (let n = 0; n < draws; n++) expect(both[0]!.yearTonnes[n]).toBeCloseTo(one[0]!.yearTonnes[n]!, 3);
    const [two, single] = [both, one].map((risk) => there(risk[0]!.expectedLossTonnes) as Interval);
    expect(two!.mean / single!.mean).toBeCloseTo(1, 2);
  });

  it('lets one decision hit its minerals in the same draws', async () => {
    const events = [
      event('tin', oneStage, 'ban CHN -> *', 0.2, { decision: 'control' }),
      event('copper', twoStages, 'ban CHN -> *', 0.2, { decision: 'control' }),
    ];
    const risk = await yearlyRisk(inThisThread, { ...common, markets: [oneStage, twoStages], events });
    const [tin, copper] = risk.map(({ yearTonnes }) => [...yearTonnes].map((tonnes) => tonnes !== 0));
    expect(tin).toEqual(copper);
    for (const { yearShare, yearTonnes, yearShareUnserved } of risk)
      yearShare.forEach((share, n) => {
        expect(share === 0).toBe(yearTonnes[n] === 0);
        expect(yearShareUnserved[n]!).toBeLessThanOrEqual(Math.max(share, 0) + 1e-12);
      });
  });

  it('simulates several years a draw, the first of which is the year of the draw', async () => {
    const events = [event('all', oneStage, 'ban CHN -> *', 0.3), event('idn', oneStage, 'ban IDN -> *', 0.3)];
    const question = { ...common, market: oneStage, events, standing: [] };
    const one = await yearWithStanding(inThisThread, question);
    const five = await yearWithStanding(inThisThread, { ...question, years: 5 });
    expect(five.loss).toHaveLength(5 * draws);
    expect(five.loss.filter((_, number) => number % 5 === 0)).toEqual(one.loss);
    const hit = (values: Float64Array) => values.filter((loss) => loss > 0).length;
    expect(hit(five.loss)).toBeGreaterThan(3 * hit(one.loss));
    five.share.forEach((share, number) => {
      expect(share > 0).toBe(five.loss[number]! > 0);
    });
  });

  it('compares a standing offtake on the same years, solving only those in which something happens', async () => {
    const events = [event('all', oneStage, 'ban CHN -> *', 0.3)];
    const question = { ...common, market: oneStage, events };
    const { loss: without } = await yearWithStanding(inThisThread, { ...question, standing: [] });
    const standing = parseMeasures('commit 2000 t/y PER -> KOR additional');
    const { loss: withOfftake } = await yearWithStanding(inThisThread, { ...question, standing });
    const minerals = await yearlyRisk(inThisThread, { ...question, markets: [oneStage] });
    expect(without).toEqual(minerals[0]!.yearUsd);
    for (let n = 0; n < draws; n++)
      if (without[n] === 0) expect(withOfftake[n]).toBe(0);
      else expect(withOfftake[n]).toBeLessThan(without[n]!);
  });

  it('stops an offtake from a country that sold the importer nothing where its route is shut, and lets it round where a way has room', async () => {
    const line = {
      route: 'canal',
      exporter: 'THA',
      importer: '*',
      mineral: '*',
      share: 1,
      contained: { 'tin-metal': 0.5 },
    };
    const way = (tonnes: number) => ({
      by: 'cape',
      over: ['cape'],
      tonnes: [tonnes, tonnes, tonnes] as const,
      usdPerTonne: [1, 1, 1] as const,
      status: 'estimated',
      source: 'invented',
    });
    const standing = parseMeasures('commit 2000 t/y THA -> KOR additional');
    const events = [event('stop', oneStage, 'ban CHN -> *', 0.3, { shut: ['canal'] })];
    const with2000 = async (detours: ReturnType<typeof way>[], shut = true) => {
      const question = { ...common, draws: 12, market: oneStage, standing, closures: [{ ...line, detours }] };
      const some = shut ? events : events.map(({ shut: _, ...one }) => one);
      return (await yearWithStanding(inThisThread, { ...question, events: some })).loss;
    };
    const [open, stopped, round, half] = [
      await with2000([], false),
      ...(await Promise.all([[], [way(1e6)], [way(2000)]].map((d) => with2000(d)))),
    ];
    const { loss: none } = await yearWithStanding(inThisThread, {
      ...common,
      draws: 12,
      market: oneStage,
      events,
      standing: [],
    });
    none.forEach((loss, n) => {
      if (loss === 0) return;
      expect(stopped![n]! / loss).toBeCloseTo(1, 9);
      expect(round![n]! / open![n]!).toBeCloseTo(1, 9);
      expect(half![n]).toBeLessThan(loss);
      expect(half![n]).toBeGreaterThan(open![n]!);
    });
    expect(none.some((loss) => loss > 0)).toBe(true);
  });

  it('is nothing where nothing can happen', async () => {
    const never = { ...common, markets: [oneStage], events: [] };
    const minerals = await yearlyRisk(inThisThread, never);
    expect(there(minerals[0]!.expectedLossTonnes)).toMatchObject({ mean: 0, p95: 0 });
    expect(there(minerals[0]!.year)).toMatchObject({ mean: 0, pZero: 1, p95: 0, cvar95: 0, error: { mean: 0 } });
  });

  it('never adds a mineral and its forms', () => {
    const [own, form] = [true, false].map((own) => ({ own, values: Float64Array.of(1, own ? 5 : 3) }));
    expect([...together([own!, form!, form!], 2)]).toEqual([2, 6]);
    expect([...together([own!], 2)]).toEqual([1, 5]);
    expect([...together([], 2)]).toEqual([0, 0]);
  });
});
