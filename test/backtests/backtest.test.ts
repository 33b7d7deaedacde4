import { describe, expect, it } from 'vitest';
import { type BacktestPorts, backtest } from '../../src/answers/index.js';
import { InputRefused } from '../../src/base/index.js';
import { readBacktestFacts, readBacktests } from '../../src/node/facts/backtests.js';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { fitted, inside50, inside90, inThisThread, predict } from '../../src/shock/index.js';
import { oneStage } from '../fixtures/base-market.js';

const { markets, reasons } = await readBacktestFacts();
const shipped = await readBacktests();
const ports: BacktestPorts = {
  parameters: await readElasticities(),
  runner: inThisThread,
  market: async ({ mineral }) => markets.get(mineral) ?? (mineral === 'tin' ? oneStage : undefined),
  countries: new Set(['CHN', 'KOR', 'JPN', 'IDN', 'MMR']),
  reasons,
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
    for (const miss of [
      'rare-earths-2010 2011-08',
      'nickel-2014 2015-08',
      'tin-wa-2023 2023-10',
      'gallium-2023 2023-08',
    ])
      expect(known).toContain(miss);
    expect(answer.fits.every(({ effectiveDraws }) => effectiveDraws > 3)).toBe(true);
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
    expect(cells.every(({ predicted, inside50 }) => predicted.p95 === 0 && inside50)).toBe(true);
    expect(misses).toEqual([]);
    const again = await backtest(ports, { events: [event], observed }, { draws: 20, seed: 1 });
    expect(again.cells).toEqual(cells);
  });
  it('needs something observed', async () => {
    await expect(backtest(ports, { events: [event] }, { draws: 20, seed: 1 })).rejects.toThrow(InputRefused);
  });
});

describe('scores and fit', () => {
  it('are quantiles, weighted where weights are given', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5);
    const p = predict(values);
    expect(p).toEqual({ p05: 1.2, p25: 2, p50: 3, p75: 4, p95: 4.8 });
    expect([inside50(p, 2), inside50(p, 1.9), inside90(p, 1.9), inside90(p, 5)]).toEqual([true, false, true, false]);
    expect(predict(values, Float64Array.of(0, 0, 0, 0.5, 0.5))).toMatchObject({ p05: 4, p50: 4, p75: 5 });
  });
  it('gives the draws that come near what was seen more weight', () => {
    const series = {
      event: 'a',
      decision: 'a',
      floor: 0,
      cells: [{ month: 'm', observed: 10, draws: Float64Array.of(10, 20, 1) }],
    };
    const { weights, effectiveDraws } = fitted([series], 3);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(weights[0]).toBeGreaterThan(weights[1]!);
    expect(weights[1]).toBeGreaterThan(weights[2]!);
    expect(effectiveDraws).toBeLessThan(3);
    expect(fitted([], 4).effectiveDraws).toBeCloseTo(4, 12);
  });
});
