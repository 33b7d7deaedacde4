import { afterAll, expect, it } from 'vitest';
// @ts-expect-error a script without types
import { readPage, run, withTables } from '../../scripts/backtest-tables.mjs';
import { fitBehaviour } from '../../src/answers/index.js';

/** Workers run compiled code: `npm test` builds first. */
const node = (await import(
  new URL('../../dist/node/index.js', import.meta.url).href
)) as typeof import('../../src/node/index.js');
const ports = await node.openShockPorts();
afterAll(() => ports.close());

it('is on the shipped atlas what docs/methods/backtest.md says, table for table', async () => {
  const found = await run();
  const page = await readPage();
  expect(withTables(page, found)).toBe(page);
  const { answer } = found;
  expect(answer.coverage).toMatchObject({ cells: 34, events: 5 });
  expect(answer.heldOut.coverage.events).toBe(5);
  expect(answer.unanswered).toEqual([]);
  for (const { event, leftOut, heldOut } of answer.fits) expect([event, leftOut === 'none']).toEqual([event, heldOut]);
  const missed: string[] = answer.misses.map(({ event, month }: Record<string, string>) => `${event} ${month}`);
  for (const miss of ['rare-earths-2010 2011-08', 'rare-earths-2010 2011-07']) expect(missed).toContain(miss);
});

it('the fold without graphite can be computed again from the other events, number for number', async () => {
  const { markets } = await node.readBacktestFacts();
  const market = async ({ mineral }: { mineral: string }) => markets.get(mineral) ?? ports.atlas.baseMarket(mineral);
  const fitted = await node.readFittedEvents();
  const fit = await node.readBehaviourFit();
  const events = fitted.events.filter(({ id }) => id !== 'graphite-2023');
  const observed = fitted.observed!.filter(({ event }) => event !== 'graphite-2023');
  const { draws, seed } = fit;
  const again = await fitBehaviour({ ...ports, market }, { events, observed }, { draws, seed, date: fit.date });
  expect(again.all).toEqual(fit.leftOut['graphite-2023']);
});
