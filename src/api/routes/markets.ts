import { z } from '@hono/zod-openapi';
import { backtest, openMarket, solveMarket, solveMarkets, whatIf, withOwn } from '../../answers/index.js';
import {
  baseOf,
  demandOf,
  eventsOf,
  ownMarketsOf,
  ownRoutesOf,
  readBacktestFacts,
  readBacktests,
  readBehaviourFit,
  until,
} from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import type { World } from '../world.js';
import type { Register } from './index.js';
import { type Context, documentOf, textOf } from './question.js';
import { country, demand, draws, line, mineral, seed, text } from './shapes.js';

const shock = {
  mineral,
  measure: line(500).openapi({ description: 'measure grammar, like "ban CHN -> *"' }),
  importer: country.default('KOR'),
  months: z.number().int().min(1).max(36).optional(),
  draws: draws(10_000).default(1000),
  seed: seed.default(1),
  with: z.array(mineral).max(10).optional().openapi({ description: 'other minerals hit in the same draw' }),
  year: z
    .number()
    .int()
    .min(2020)
    .max(2060)
    .optional()
    .openapi({ description: 'base year rolled forward to this one' }),
  scenario: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .openapi({ description: 'a demand scenario that ships; default trend' }),
  demand,
  base: text('a base market in place of the atlas: lodeward-market/1, or lodeward-events/1 that holds one').optional(),
  routes: text('routes of your own for "close ROUTE": lodeward-routes/1').optional(),
  drivers: z.boolean().optional(),
};
type Shock = Parameters<typeof whatIf>[1] & { demand?: string; base?: string; routes?: string };

/** A what-if with what is handed in as texts in place of what ships. */
async function shockOf(ports: World['shock'], asked: Shock, { signal, report }: Context) {
  const { demand: own, base, routes, ...question } = asked;
  const markets = base === undefined ? [] : await baseOf(base, 'base', question.mineral);
  const closures = routes === undefined ? ports.closures : await ownRoutesOf(routes, 'routes', ports.closures);
  const scenario = own === undefined ? ports.scenario : async () => demandOf(own, 'demand');
  const runner = until(ports.runner, signal, (share) => report(share, 'draws'));
  return whatIf(withOwn({ ...ports, closures, scenario, runner }, markets), question);
}

const sample = {
  format: 'lodeward-market/1',
  unit: 't',
  stages: [
    {
      name: 'metal',
      flows: [
        ['CHN', 'CHN', 900],
        ['CHN', 'KOR', 100],
        ['AUS', 'KOR', 40],
      ],
      sigma: 4,
    },
  ],
  measures: [{ kind: 'gate', stage: 'metal', from: ['CHN'], to: '*', maxTonnes: 0 }],
};
const tin = { mineral: 'tin', measure: 'ban IDN -> *', importer: 'KOR', draws: 20 };

export const marketRoutes: Register = (api, { shock: ports, atlas }) => {
  api.get({
    path: 'markets',
    summary: 'Markets that have a balanced base year',
    answer: 'MarketCodes',
    ask: () => atlas.markets(),
  });
  api.get({
    path: 'markets/{mineral}',
    summary: 'The base year of one market and the ranges its draws use',
    params: { mineral },
    example: { mineral: 'tin' },
    answer: 'MarketDocument',
    ask: async ({ mineral: code }) => {
      const found = await openMarket(ports, code);
      if (found) return found;
      throw new Refused(plainProblem('unknown-mineral', 404, { code }));
    },
  });
  api.upload({
    path: 'market',
    command: 'market solve',
    summary: 'The engine on any market: lodeward-market/1 in, lodeward-equilibrium/1 out',
    takes: documentOf('File.market'),
    sample,
    answer: 'EquilibriumDocument',
    ask: (_, bytes) => solveMarket(textOf(bytes), 'request'),
  });
  api.upload({
    path: 'markets',
    command: 'market solve',
    summary: 'Several markets that share by-products and corridors: lodeward-markets/1',
    takes: { 'application/json': { schema: { type: 'object' } } },
    answer: 'EquilibriaDocument',
    ask: (_, bytes) => solveMarkets(textOf(bytes), 'request'),
  });
  api.post({
    path: 'shocks',
    command: 'shock run',
    summary: 'One what-if with intervals: lodeward-shock/1',
    body: shock,
    example: tin,
    answer: 'WhatIf',
    table: ({ replacement }: { replacement: readonly object[] }) => replacement,
    ask: (asked, context) => shockOf(ports, asked, context),
  });
  api.job({
    path: 'shocks/jobs',
    summary: 'The same as a job, for many draws or months',
    body: shock,
    example: tin,
    answer: 'WhatIf',
    ask: (asked, context) => shockOf(ports, asked, context),
  });
  api.job({
    path: 'backtests',
    command: 'backtest',
    summary:
      'The model against what happened, misses included: one shipped event, all, or events of your own (lodeward-events/1 as text)',
    body: {
      event: line(100).optional(),
      events: z.string().max(200_000).optional(),
      draws: draws(5000).default(500),
      seed: seed.default(1),
    },
    example: { event: 'graphite-2023', draws: 1 },
    answer: 'Backtest',
    ask: async ({ event, events: own, draws: count, seed: from }, { signal, report }) => {
      const { markets, reasons } = await readBacktestFacts();
      const events = own === undefined ? await readBacktests() : eventsOf(own, 'request');
      const asked = withOwn({ ...ports, atlas }, await ownMarketsOf(own === undefined ? {} : events, 'request'));
      const market = async ({ mineral: code }: { mineral: string }) =>
        (own === undefined ? markets.get(code) : undefined) ?? (await asked.atlas.baseMarket(code));
      const fit = await readBehaviourFit();
      const runner = until(ports.runner, signal, (share) => report(share, 'draws'));
      return backtest({ ...asked, market, reasons, fit, runner }, events, {
        draws: count,
        seed: from,
        ...(event === undefined ? {} : { only: event }),
      });
    },
  });
};
