import { describe, expect, it } from 'vitest';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { evidenceOf } from '../../src/shock/backtest/evidence.js';
import { byDecision, streamsOf } from '../../src/shock/backtest/likelihood.js';
import { weightsUnder } from '../../src/shock/backtest/ranks.js';
import { insideWeighted } from '../../src/shock/backtest/score.js';
import { assess, inside50, inside90, learn, predict, type Series, withFold } from '../../src/shock/index.js';
import { quantileOfRow } from '../../src/shock/parameters.js';

const even = (draws: number) => Float64Array.from({ length: draws }, (_, n) => (n + 0.5) / draws);
/** Numbers that have nothing to do with the order of the draws. */
const unrelated = (draws: number) => Float64Array.from({ length: draws }, (_, n) => ((n * 37 + 11) % draws) / draws);

const of = (decision: string, observed: number, draws: readonly number[]): Series => ({
  event: decision,
  decision,
  name: 'A > B',
  kind: 'flow',
  floor: 0,
  cells: [{ month: 'm', observed, draws: Float64Array.from(draws) }],
  uniforms: new Map([
    ['cover-months', even(draws.length)],
    ['habit-months', unrelated(draws.length)],
  ]),
});
const spread = Array.from({ length: 101 }, (_, n) => n + 1);
const agreeing = ['a', 'b', 'c', 'd'].map((name, k) => of(name, 88 + k, spread));

describe('scores', () => {
  it('are quantiles', () => {
    const p = predict(Float64Array.of(1, 2, 3, 4, 5));
    expect(p).toEqual({ p05: 1.2, p25: 2, p50: 3, p75: 4, p95: 4.8 });
    expect([inside50(p, 2), inside50(p, 1.9), inside90(p, 1.9), inside90(p, 5)]).toEqual([true, false, true, false]);
  });
  it('count weighted draws; nothing seen lies inside where draws of nothing weigh enough', () => {
    const seen = Float64Array.of(0, 1, 2, 3);
    expect(insideWeighted(seen, Float64Array.of(1, 1, 1, 1), 1.5, 0.5)).toBe(true);
    expect(insideWeighted(seen, Float64Array.of(1, 1, 1, 17), 1.5, 0.5)).toBe(false);
    expect(insideWeighted(seen, Float64Array.of(1, 1, 1, 1), 0, 0.9)).toBe(true);
    expect(insideWeighted(seen, Float64Array.of(0.01, 1, 1, 1), 0, 0.9)).toBe(false);
  });
});

describe('what decisions teach', () => {
  it('is where in its range a behaviour lies, and stays wide where decisions disagree', () => {
    const disagreeing = [of('a', 10, spread), of('b', 90, spread), of('c', 10, spread)];
    const ranks = (series: readonly Series[]) => learn(series, 101, { all: true }).ranks['cover-months']!;
    for (const one of [ranks(agreeing), ranks(disagreeing)]) {
      expect(one).toEqual([...one].sort((a, b) => a - b));
      expect([one[0], one[10]]).toEqual([0, 1]);
    }
    expect(ranks(agreeing)[5]).toBeGreaterThan(0.75);
    expect(ranks(disagreeing)[8]! - ranks(disagreeing)[2]!).toBeGreaterThan(ranks(agreeing)[8]! - ranks(agreeing)[2]!);
  });

  it('is kept only where the objective is not flat and decisions left out are the better foretold', () => {
    expect(Object.keys(learn(agreeing, 101).ranks)).toEqual(['cover-months']);
    const lonely = [of('a', 2, spread), of('b', 99, spread)];
    expect(learn(lonely, 101).ranks).toEqual({});
    const [cover, habit] = ['cover-months', 'habit-months'].map((name) =>
      evidenceOf(name, byDecision(agreeing), 101, { flow: 0.3, price: 0.3 }),
    );
    expect(cover!.flatness).toBeGreaterThan(10 * habit!.flatness);
    expect(cover!.information).toBeGreaterThan(cover!.byChance);
    expect(cover!.outOfSample).toBeGreaterThan(cover!.outOfSampleError);
    expect(habit!.information).toBeLessThan(habit!.byChance);
  });

  it('is weighed in and out of sample, the months of each decision under what the others say', () => {
    const folds = {
      all: learn(agreeing, 101),
      leftOut: Object.fromEntries(
        agreeing.map(({ decision }) => [
          decision,
          learn(
            agreeing.filter((one) => one.decision !== decision),
            101,
          ),
        ]),
      ),
    };
    const { parameters, ranges, fitted, every } = assess(agreeing, 101, 1, folds);
    expect(parameters.map((one) => [one.parameter, one.fitted, one.folds])).toEqual([
      ['cover-months', true, 4],
      ['habit-months', false, 0],
    ]);
    expect(fitted.outOfSample.months).toBe(4);
    expect(fitted.outOfSample.lnDensity).toBeGreaterThan(ranges.outOfSample.lnDensity);
    expect(fitted.inSample.lnDensity).toBeGreaterThan(fitted.outOfSample.lnDensity);
    expect(every.outOfSample.lnDensity).toBeLessThan(fitted.outOfSample.lnDensity + 0.5);
  });

  it('counts a stream of numbers once however many series of a decision share it', () => {
    const twice = [of('a', 90, spread), { ...of('a', 80, spread), name: 'A > C' }];
    expect(streamsOf(twice, 'cover-months')).toHaveLength(1);
    const ranks = learn(twice, 101, { all: true }).ranks['cover-months']!;
    expect(ranks).toHaveLength(11);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks[5]).toBeGreaterThan(ranks[0]!);
  });

  it('turns draws of a range into draws of what was fitted', () => {
    const ranks = { 'cover-months': [0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1] };
    const weights = weightsUnder(ranks, [agreeing[0]!], 101);
    const total = weights.reduce((a, b) => a + b, 0);
    const below = weights.slice(0, 50).reduce((a, b) => a + b, 0);
    expect(total / 101).toBeCloseTo(1, 1);
    expect(below / total).toBeCloseTo(0.1, 1);
  });

  it('takes the error of observation that makes what was seen likeliest', () => {
    const close = learn([of('a', 50, spread), of('b', 52, spread)], 101).observation.flow;
    const far = learn([of('a', 500, spread), of('b', 700, spread)], 101).observation.flow;
    expect(close).toBeLessThanOrEqual(0.3);
    expect(far).toBeGreaterThan(1);
  });

  it('goes into the draws: a row of the fold is drawn where the fold says', async () => {
    const fold = { observation: { flow: 1, price: 1 }, ranks: { 'cover-months': [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } };
    const row = (await readElasticities()).find(({ parameter }) => parameter === 'cover-months')!;
    const { ranks: _, ...before } = row;
    expect(withFold([{ ...before, ranks: fold.ranks['cover-months'] }], { ...fold, ranks: {} })).toEqual([before]);
    const after = withFold([before], fold)[0]!;
    expect(quantileOfRow(before, 0.5)).toBeLessThan(before.high / 2);
    expect(quantileOfRow(after, 0.5)).toBeCloseTo(before.high, 10);
    expect(quantileOfRow(after, 0.05)).toBeCloseTo(quantileOfRow(before, 0.5), 10);
  });
});
