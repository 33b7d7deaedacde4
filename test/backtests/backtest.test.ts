import { describe, expect, it } from 'vitest';
import { type BacktestPorts, backtest } from '../../src/answers/index.js';
import { InputRefused } from '../../src/base/index.js';
import { readBacktestFacts, readBacktests } from '../../src/node/facts/backtests.js';
import { readBehaviourFit } from '../../src/node/facts/behaviour-fit.js';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { inThisThread } from '../../src/shock/index.js';
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
/** Events whose market is written beside them; graphite's, and those held out, come from the atlas (test/heavy). */
const events = shipped.events.filter(({ mineral }) => markets.has(mineral));
const small = { events, observed: shipped.observed!.filter(({ event }) => events.some(({ id }) => id === event)) };

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
    expect(answer.fits.every(({ base, heldOut }) => base.known === 'before' && !heldOut)).toBe(true);
    expect(answer.unanswered).toEqual([]);
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
  it('is predicted month by month; a month outside the path is not answered, with its reason', async () => {
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
    const { cells, misses, unanswered } = await backtest(ports, { events: [event], observed }, { draws: 20, seed: 1 });
    expect(cells.map(({ month }) => month)).toEqual(['2024-02', '2024-05']);
    expect(unanswered).toEqual([
      {
        event: 'mine',
        series: 'IDN > KOR',
        months: ['2023-06'],
        missing: {
          code: 'before-announcement',
          detail: 'months before the event was announced; the model starts there',
        },
      },
    ]);
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
