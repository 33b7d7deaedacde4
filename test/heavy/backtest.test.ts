import { afterAll, expect, it } from 'vitest';
import { backtest } from '../../src/answers/index.js';

/** Workers run compiled code: `npm test` builds first. */
const node = (await import(
  new URL('../../dist/node/index.js', import.meta.url).href
)) as typeof import('../../src/node/index.js');
const ports = await node.openShockPorts();
afterAll(() => ports.close());

it('covers what docs/methods/backtest.md says, graphite on the shipped atlas included', async () => {
  const { markets, reasons } = await node.readBacktestFacts();
  const market = async ({ mineral }: { mineral: string }) => markets.get(mineral) ?? ports.atlas.baseMarket(mineral);
  const answer = await backtest({ ...ports, market, reasons }, await node.readBacktests(), { draws: 200, seed: 1 });
  expect(answer.coverage).toMatchObject({ cells: 34, events: 5 });
  expect(answer.coverage.inside90).toBeGreaterThanOrEqual(17);
  expect(answer.coverage.inside90).toBeLessThanOrEqual(23);
  const graphite = answer.cells.filter(({ event, month }) => event === 'graphite-2023' && month === 'gap');
  expect(graphite.map(({ inside90 }) => inside90)).toEqual([true, true]);
  const missed = answer.misses.map(({ event, month }) => `${event} ${month}`);
  for (const miss of ['graphite-2023 2023-12', 'rare-earths-2010 2011-08', 'nickel-2014 2015-08'])
    expect(missed).toContain(miss);
});
