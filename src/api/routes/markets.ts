import { z } from '@hono/zod-openapi';
import { backtest, openMarket, solveMarket, solveMarkets, whatIf, withOwn } from '../../answers/index.js';
import { eventsOf, ownMarketsOf, readBacktestFacts, readBacktests, readBehaviourFit, until } from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import type { Register } from './index.js';
import { documentOf, textOf } from './question.js';
import { country, draws, line, mineral, seed } from './shapes.js';

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
  drivers: z.boolean().optional(),
};
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
    ask: (asked, { signal }) => whatIf({ ...ports, runner: until(ports.runner, signal) }, asked),
  });
  api.job({
    path: 'shocks/jobs',
    summary: 'The same as a job, for many draws or months',
    body: shock,
    example: tin,
    answer: 'WhatIf',
    ask: (asked, { signal }) => whatIf({ ...ports, runner: until(ports.runner, signal) }, asked),
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
    ask: async ({ event, events: text, draws: count, seed: from }, { signal }) => {
      const { markets, reasons } = await readBacktestFacts();
      const events = text === undefined ? await readBacktests() : eventsOf(text, 'request');
      const asked = withOwn({ ...ports, atlas }, await ownMarketsOf(text === undefined ? {} : events, 'request'));
      const market = async ({ mineral: code }: { mineral: string }) =>
        (text === undefined ? markets.get(code) : undefined) ?? (await asked.atlas.baseMarket(code));
      const fit = await readBehaviourFit();
      return backtest({ ...asked, market, reasons, fit, runner: until(ports.runner, signal) }, events, {
        draws: count,
        seed: from,
        ...(event === undefined ? {} : { only: event }),
      });
    },
  });
};
