import { afterAll, expect, it } from 'vitest';
import { backtest, fitBehaviour } from '../../src/answers/index.js';

/** Workers run compiled code: `npm test` builds first. */
const node = (await import(
  new URL('../../dist/node/index.js', import.meta.url).href
)) as typeof import('../../src/node/index.js');
const ports = await node.openShockPorts();
afterAll(() => ports.close());
const { markets, reasons } = await node.readBacktestFacts();
const market = async ({ mineral }: { mineral: string }) => markets.get(mineral) ?? ports.atlas.baseMarket(mineral);
const shipped = await node.readBacktests();
const fit = await node.readBehaviourFit();

it('covers what docs/methods/backtest.md says, graphite on the shipped atlas included', async () => {
  const answer = await backtest({ ...ports, market, reasons, fit }, shipped, { draws: 200, seed: 1 });
  expect(answer.coverage).toMatchObject({ cells: 34, events: 5 });
  expect(answer.coverage.inside90).toBeGreaterThanOrEqual(25);
  expect(answer.coverage.inside90).toBeLessThanOrEqual(31);
  expect(answer.fits.every(({ leftOut }) => leftOut !== 'none')).toBe(true);
  const missed = answer.misses.map(({ event, month }) => `${event} ${month}`);
  for (const miss of ['rare-earths-2010 2011-08', 'rare-earths-2010 2011-07']) expect(missed).toContain(miss);
});

it('the fold without graphite can be computed again from the other events, number for number', async () => {
  const events = shipped.events.filter(({ id }) => id !== 'graphite-2023');
  const observed = shipped.observed!.filter(({ event }) => event !== 'graphite-2023');
  const { draws, seed } = fit;
  const again = await fitBehaviour({ ...ports, market }, { events, observed }, { draws, seed, date: fit.date });
  expect(again.all).toEqual(fit.leftOut['graphite-2023']);
});
