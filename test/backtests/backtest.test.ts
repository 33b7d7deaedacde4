import { describe, expect, it } from 'vitest';
import { type BacktestPorts, backtest } from '../../src/answers/index.js';
import { InputRefused } from '../../src/base/index.js';
import { readBacktestFacts, readBacktests } from '../../src/node/facts/backtests.js';
import { readBehaviourFit } from '../../src/node/facts/behaviour-fit.js';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { inside50, inside90, inThisThread, learn, predict, type Series, withFold } from '../../src/shock/index.js';
import { quantileOfRow } from '../../src/shock/parameters.js';
import { oneStage } from '../fixtures/base-market.js';

const { markets, reasons } = await readBacktestFacts();
const shipped = await readBacktests();
const ports: BacktestPorts = {
  parameters: await readElasticities(),
  runner: inThisThread,
  market: async ({ mineral }) => markets.get(mineral) ?? (mineral === 'tin' ? oneStage : undefined),
  countries: new Set(['CHN', 'KOR', 'JPN', 'IDN', 'MMR']),
  reasons,
  fit: await readBehaviourFit(),
};
/** Events whose market is written beside them; graphite's comes from the atlas (test/heavy). */
const small = {
  events: shipped.events.filter(({ mineral }) => markets.has(mineral)),
  observed: shipped.observed!.filter(({ event }) => event !== 'graphite-2023'),
};

describe('the shipped backtest', () => {
  it('answers every observed month, counts decisions, names its misses', async () => {
    const answer = await backtest(ports, small, { draws: 40, seed: 1 });
    expect(answer.coverage.cells).toBe(small.observed.flatMap(({ byMonth }) => Object.keys(byMonth)).length);
    expect(answer.coverage.events).toBe(4);
    expect(answer.coverageOfTotals.cells).toBe(1);
    for (const { predicted: p } of answer.cells) {
      const points = [p.p05, p.p25, p.p50, p.p75, p.p95];
      expect(points).toEqual([...points].sort((a, b) => a - b));
    }
    const missed = answer.cells.filter((cell) => !cell.inside90);
    expect(answer.misses).toHaveLength(missed.length);
    for (const { reason } of answer.misses) expect(reason.length).toBeGreaterThan(40);
    const known = missed.map(({ event, month }) => `${event} ${month}`);
    for (const miss of ['rare-earths-2010 2011-08', 'rare-earths-2010 2011-07', 'gallium-2023 2023-08'])
      expect(known).toContain(miss);
    // No peeking: every shipped event is predicted with what the other decisions taught.
    expect(answer.fits.map(({ event, leftOut }) => [event, leftOut])).toEqual(
      small.events.map((event) => [event.id, event.decision ?? event.id]),
    );
    const wider = answer.cells.filter(({ predicted: p, model: m }) => p.p95 - p.p05 > m.p95 - m.p05);
    expect(wider.length).toBeGreaterThan(0.8 * answer.cells.length);
    expect(answer.coverage.inside90).toBeGreaterThan(answer.coverage.modelInside90);
  });

  it('gives a reason for every shipped event, and each event its source', () => {
    for (const { id, source } of shipped.events) {
      expect(reasons.has(id)).toBe(true);
      expect(source).toBeTruthy();
    }
  });
});

describe("a reader's own event", () => {
  const event = {
    id: 'mine',
    mineral: 'tin',
    measure: 'ban IDN -> *',
    announced: '2024-01-15',
    inForce: '2024-02-01',
    until: null,
    months: 6,
    odds: null,
  };
  it('is predicted month by month; a month outside the path is not answered', async () => {
    const observed = [
      {
        event: 'mine',
        kind: 'flow' as const,
        exporter: 'IDN',
        importer: 'KOR',
        unit: 't' as const,
        byMonth: { '2023-06': 300, '2024-02': 0, '2024-05': 0 },
        source: 'invented',
      },
    ];
    const { cells, misses } = await backtest(ports, { events: [event], observed }, { draws: 20, seed: 1 });
    expect(cells.map(({ month }) => month)).toEqual(['2024-02', '2024-05']);
    // Banned: what is predicted is what goes round the ban, and the error of observation about next to nothing.
    expect(cells.every(({ model, inside90 }) => model.p50 < 40 && model.p95 < 120 && inside90)).toBe(true);
    expect(misses).toEqual([]);
    const again = await backtest(ports, { events: [event], observed }, { draws: 20, seed: 1 });
    expect(again.cells).toEqual(cells);
  });
  it('needs something observed', async () => {
    await expect(backtest(ports, { events: [event] }, { draws: 20, seed: 1 })).rejects.toThrow(InputRefused);
  });
});

describe('scores and fit', () => {
  it('are quantiles', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5);
    const p = predict(values);
    expect(p).toEqual({ p05: 1.2, p25: 2, p50: 3, p75: 4, p95: 4.8 });
    expect([inside50(p, 2), inside50(p, 1.9), inside90(p, 1.9), inside90(p, 5)]).toEqual([true, false, true, false]);
  });
  const of = (decision: string, observed: number, draws: readonly number[]): Series => ({
    event: decision,
    decision,
    kind: 'flow',
    floor: 0,
    cells: [{ month: 'm', observed, draws: Float64Array.from(draws) }],
    uniforms: new Map([['cover-months', Float64Array.from(draws, (_, n) => (n + 0.5) / draws.length)]]),
  });
  const spread = Array.from({ length: 100 }, (_, n) => n + 1);
  it('learn where in its range a behaviour lies, and stay wide where decisions disagree', () => {
    const agreed = learn([of('a', 90, spread), of('b', 90, spread), of('c', 90, spread)], 100);
    const disagreed = learn([of('a', 10, spread), of('b', 90, spread), of('c', 10, spread)], 100);
    const ranks = (fold: typeof agreed) => fold.ranks['cover-months']!;
    for (const fold of [agreed, disagreed]) {
      expect(ranks(fold)).toEqual([...ranks(fold)].sort((a, b) => a - b));
      expect([ranks(fold)[0], ranks(fold)[10]]).toEqual([0, 1]);
    }
    expect(ranks(agreed)[5]).toBeGreaterThan(0.75);
    expect(ranks(disagreed)[8]! - ranks(disagreed)[2]!).toBeGreaterThan(ranks(agreed)[8]! - ranks(agreed)[2]!);
  });
  it('take the error of observation that makes what was seen likeliest', () => {
    const close = learn([of('a', 50, spread), of('b', 52, spread)], 100).observation.flow;
    const far = learn([of('a', 500, spread), of('b', 700, spread)], 100).observation.flow;
    expect(close).toBeLessThanOrEqual(0.3);
    expect(far).toBeGreaterThan(1);
  });
  it('send the ranks into the draws: a row of the fold is drawn where the fold says', () => {
    const fold = { observation: { flow: 1, price: 1 }, ranks: { 'cover-months': [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } };
    const { ranks: _, ...before } = ports.parameters.find(({ parameter }) => parameter === 'cover-months')!;
    const after = withFold([before], fold)[0]!;
    expect(quantileOfRow(before, 0.5)).toBeLessThan(before.high / 2);
    expect(quantileOfRow(after, 0.5)).toBeCloseTo(before.high, 10);
    expect(quantileOfRow(after, 0.05)).toBeCloseTo(quantileOfRow(before, 0.5), 10);
  });
});
