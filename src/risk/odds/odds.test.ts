import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOddsFacts } from '../../node/facts/odds.js';
import { calibrateOdds, type Dependence, drawRate, genericEvents, type OddsFacts, type OddsModel } from '../index.js';
import { betaQuantile, gammaQuantile } from './gamma.js';
import { chanceOdds, drawChance, mixture, rateOdds, thinned } from './posterior.js';

let facts: OddsFacts;
let model: OddsModel;
beforeAll(async () => {
  facts = await readOddsFacts();
  model = calibrateOdds(facts);
});

describe('quantiles', () => {
  it('agree with closed forms and printed tables', () => {
    expect(gammaQuantile(0.95, 1, 1)).toBeCloseTo(Math.log(20), 12);
    // chi-square of 10 and of 1 degrees of freedom, 95 % (any printed table: 18.307, 3.841)
    expect(gammaQuantile(0.95, 5, 0.5)).toBeCloseTo(18.307038053275146, 10);
    expect(gammaQuantile(0.95, 0.5, 0.5)).toBeCloseTo(3.841458820694124, 10);
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(betaQuantile(0.5, 2, 1)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(betaQuantile(0.95, 0.5, 0.5)).toBeCloseTo(Math.sin(0.475 * Math.PI) ** 2, 12);
  });
  it('rise with p and lie inside their range, in the far tails and for small shapes', () => {
    const p = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true });
    const shape = fc.double({ min: 0.2, max: 80, noNaN: true });
    fc.assert(
      fc.property(p, p, shape, shape, (p1, p2, a, b) => {
        const [low, high] = [Math.min(p1, p2), Math.max(p1, p2)];
        expect(gammaQuantile(low, a, b)).toBeLessThanOrEqual(gammaQuantile(high, a, b) * (1 + 1e-9));
        expect(betaQuantile(low, a, b)).toBeLessThanOrEqual(betaQuantile(high, a, b) * (1 + 1e-9) + 1e-15);
        expect(betaQuantile(high, a, b)).toBeLessThanOrEqual(1);
        // I_x(a, b) = 1 - I_{1-x}(b, a)
        expect(betaQuantile(p1, a, b) + betaQuantile(1 - p1, b, a)).toBeCloseTo(1, 7);
      }),
    );
  });
  it('keep the mean of mixtures and of thinning, and a shape of 1 or more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (a, b) => {
          const same = mixture([
            { shape: a, rate: b },
            { shape: a, rate: b },
          ]);
          expect(same.shape / Math.max(1, a)).toBeCloseTo(1, 8);
          expect(same.shape / same.rate / (a / b)).toBeCloseTo(1, 10);
          const less = thinned({ shape: a, rate: b }, { alpha: 2, beta: 6 });
          expect((less.shape / less.rate / (a / b)) * 4).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('counts', () => {
  it('are seventeen independent adverse decisions', () => {
    expect(facts.decisions.filter((d) => d.counted)).toHaveLength(17);
    expect(model.government('CHN').counts.events).toBe(9);
    expect(model.kind('CHN', 'licence').counts).toEqual({ events: 6, exposure: 9, unit: 'decisions' });
  });
  it('take restrictions in force as right-censored', () => {
    const licence = model.ending('licence');
    expect(licence.counts.events).toBe(0);
    expect(licence.counts.exposure).toBeGreaterThan(100);
    expect(licence.mid).toBeLessThan(model.ending('stop').mid);
  });
  it('shrink a government without history to its class, and never to nought', () => {
    const brazil = model.government('BRA');
    expect(brazil.counts.events).toBe(0);
    expect(brazil.low).toBeGreaterThan(0);
    expect(brazil.mid).toBeLessThan(model.government('IDN').mid);
    expect(model.government('IDN').mid).toBeLessThan(model.government('CHN').mid);
  });
  it('hit the minerals a government dominates more often', () => {
    const chance = (mineral: string, share: number) => model.hit('CHN', mineral, share);
    expect(chance('gallium', 0.98).counts).toEqual({ events: 2, exposure: 9, unit: 'decisions' });
    expect(chance('fluorspar', 0.63).mid).toBeGreaterThan(chance('copper', 0.44).mid);
    expect(chance('fluorspar', 0.63).low).toBeGreaterThan(chance('fluorspar', 0.63).mid / 50);
  });
  it('do not depend on the order of rows', () => {
    const turned = calibrateOdds({
      ...facts,
      decisions: [...facts.decisions].reverse(),
      exposure: [...facts.exposure].reverse(),
    });
    expect(turned.government('COD').mid).toBeCloseTo(model.government('COD').mid, 12);
    expect(turned.hit('CHN', 'tin', 0.3).mid).toBeCloseTo(model.hit('CHN', 'tin', 0.3).mid, 12);
  });
});

describe('generic events', () => {
  const subjects: Dependence[] = [
    {
      mineral: 'natural-graphite',
      supplier: 'CHN',
      worldShare: 0.78,
      exportsTonnes: 200_000,
      sales: ['CHN > KOR'],
      maker: { country: 'CHN', stage: 'mined' },
    },
    { mineral: 'gallium', supplier: 'CHN', worldShare: 0.98, exportsTonnes: 60, sales: ['CHN > JPN', 'CHN > KOR'] },
    {
      mineral: 'fluorspar-metallurgical',
      supplier: 'MNG',
      worldShare: 0.14,
      exportsTonnes: 900_000,
      sales: ['MNG > CHN', 'MNG > KOR', 'MNG > RUS'],
    },
  ];
  it('exist for every mineral, with history or without', () => {
    const events = genericEvents(model, subjects, 'KOR');
    for (const { mineral } of subjects) {
      const classes = events.filter((e) => e.hits.some((h) => h.mineral === mineral)).map((e) => e.class);
      expect(classes).toEqual(expect.arrayContaining(['stop', 'halve', 'licence', 'destination-ban']));
    }
    const shared = events.find((e) => e.id === 'CHN-licence')!;
    expect(shared.hits.map((h) => h.mineral)).toEqual(['natural-graphite', 'gallium']);
    expect(events.find((e) => e.id === 'CHN-halve')!.hits[0]!.measure).toBe('quota 100000 t/y CHN -> *');
    expect(events.find((e) => e.id === 'CHN-natural-graphite-outage')!.hits[0]!.measure).toBe('outage 25% CHN mined');
    const corridor = events.find((e) => e.class === 'corridor')!;
    expect(corridor.hits).toEqual([
      expect.objectContaining({ mineral: 'fluorspar-metallurgical', measure: 'close mng-chn' }),
    ]);
    for (const e of events) {
      // no mineral is safe for want of history: the low end is not nought beside the mean
      expect(e.odds.low).toBeGreaterThan(e.odds.mid / 50);
      for (const { chance } of e.hits) expect(chance.low).toBeGreaterThan(chance.mid / 50);
      expect(e.odds.low).toBeLessThan(e.odds.mid);
      expect(e.odds.mid).toBeLessThan(e.odds.high);
      expect(e.months).toBeGreaterThanOrEqual(1);
    }
  });
  it('split a government rate into kinds whose means add up to it but for targeting', () => {
    const kinds = (['stop', 'quota', 'licence', 'destination-ban'] as const).map((k) => model.kind('CHN', k));
    expect(kinds.reduce((sum, k) => sum + k.alpha / (k.alpha + k.beta), 0)).toBeCloseTo(1, 12);
  });
  it('draw by key alone, with the mean of the posterior', () => {
    const odds = rateOdds(2, 10);
    let sum = 0;
    for (let draw = 0; draw < 2000; draw++) sum += drawRate(odds, 1, 'e', draw);
    expect(sum / 2000).toBeCloseTo(0.2, 1);
    expect(drawRate(odds, 1, 'e', 5)).toBe(drawRate(odds, 1, 'e', 5));
    expect(drawChance(chanceOdds(1, 3), 1, 'e', 5, 'tin')).not.toBe(
      drawChance(chanceOdds(1, 3), 1, 'e', 5, 'tungsten'),
    );
  });
});
