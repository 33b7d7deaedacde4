import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import type { BaseMarket } from '../atlas/index.js';
import { exp, type Interval, isMissing } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { effectsOf, inThisThread, parseMeasures, type YearlyEvent, yearlyRisk, yearWithStanding } from './index.js';

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
  it('is odds x loss x share of the year where one event may happen', async () => {
    const half = event('half', oneStage, 'ban CHN -> *', 0.3, { months: 6 });
    const { minerals } = await yearlyRisk(inThisThread, { ...common, markets: [oneStage], events: [half] });
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
    for (let n = 0; n < draws; n++)
      expect(both.minerals[0]!.yearTonnes[n]).toBeCloseTo(one.minerals[0]!.yearTonnes[n]!, 3);
    const [two, single] = [both, one].map((risk) => there(risk.minerals[0]!.expectedLossTonnes) as Interval);
    expect(two!.mean / single!.mean).toBeCloseTo(1, 2);
  });

  it('lets one decision hit its minerals in the same draws', async () => {
    const events = [
      event('tin', oneStage, 'ban CHN -> *', 0.2, { decision: 'control' }),
      event('copper', twoStages, 'ban CHN -> *', 0.2, { decision: 'control' }),
    ];
    const risk = await yearlyRisk(inThisThread, { ...common, markets: [oneStage, twoStages], events });
    const [tin, copper] = risk.minerals.map(({ yearTonnes }) => [...yearTonnes].map((tonnes) => tonnes !== 0));
    expect(tin).toEqual(copper);
    expect(risk.joint.pZero).toBe(there(risk.minerals[0]!.year).pZero);
  });

  it('compares a standing offtake on the same years, solving only those in which something happens', async () => {
    const events = [event('all', oneStage, 'ban CHN -> *', 0.3)];
    const question = { ...common, market: oneStage, events };
    const { loss: without } = await yearWithStanding(inThisThread, { ...question, standing: [] });
    const standing = parseMeasures('commit 2000 t/y PER -> KOR additional');
    const { loss: withOfftake } = await yearWithStanding(inThisThread, { ...question, standing });
    const { minerals } = await yearlyRisk(inThisThread, { ...question, markets: [oneStage] });
    expect(without).toEqual(minerals[0]!.yearUsd);
    for (let n = 0; n < draws; n++)
      if (without[n] === 0) expect(withOfftake[n]).toBe(0);
      else expect(withOfftake[n]).toBeLessThan(without[n]!);
  });

  it('is nothing where nothing can happen', async () => {
    const never = { ...common, markets: [oneStage], events: [] };
    const { minerals, joint } = await yearlyRisk(inThisThread, never);
    expect(there(minerals[0]!.expectedLossTonnes)).toMatchObject({ mean: 0, p95: 0 });
    expect(joint).toMatchObject({ pZero: 1, p95: 0, cvar95: 0 });
  });
});
