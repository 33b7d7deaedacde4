import { z } from '@hono/zod-openapi';
import { demandAhead, industryCost, industryExposure, industryMinerals, industryShort } from '../../answers/index.js';
import { demandOf, readDemand, readIndustryFacts, readProducts } from '../../node/index.js';
import type { Register } from './index.js';
import { country, draws, mineral, namedNumbers, seed, text, whole, year } from './shapes.js';

const ownDemand = `format: lodeward-demand/1
id: own
name: { en: Own }
growth:
  - { mineral: lithium, country: WLD, from: 2022, to: 2030, ratio: { low: 1.5, mid: 2, high: 3 }, source: a user, status: estimated }
`;
const anySeed = whole(0, 2 ** 31).default(1);

export const industryRoutes: Register = (api, { atlas }) => {
  api.get({
    path: 'industry/short',
    command: 'industry short',
    summary: 'What industry loses when a share of a year of some minerals is missing',
    query: {
      minerals: namedNumbers,
      country: country.default('KOR'),
      tonnes: namedNumbers.optional(),
      draws: whole(1, 5000).default(1000),
      seed: anySeed,
    },
    example: { minerals: 'tungsten=0.2,tin=0.1', tonnes: 'tungsten=500', draws: 100 },
    answer: 'IndustryShort',
    ask: async ({ minerals, tonnes = new Map<string, number>(), ...rest }) => {
      const [facts, products] = await Promise.all([readIndustryFacts(), readProducts()]);
      return industryShort(facts, products, { ...rest, short: minerals, tonnes });
    },
  });
  api.get({
    path: 'industry/cost',
    command: 'industry cost',
    summary: 'What dearer minerals cost the industries that use them, apart from tonnes that are short',
    query: { rises: namedNumbers, country: country.default('KOR') },
    example: { rises: 'tin=0.5,copper=0.2' },
    answer: 'IndustryCost',
    ask: async ({ rises, country: of }) => industryCost(atlas, await readIndustryFacts(), of, rises),
  });
  const ahead = { path: 'industry/ahead', command: 'industry ahead', answer: 'DemandAhead' } as const;
  api.get({
    ...ahead,
    summary: 'A base year rolled forward: what a country and the world would buy under a demand scenario',
    query: {
      mineral,
      year: year.default(2035),
      scenario: mineral.default('trend'),
      importer: country.default('KOR'),
      draws: whole(1, 2000).default(200),
      seed: anySeed,
    },
    example: { mineral: 'lithium-hydroxide', year: 2030, draws: 50 },
    ask: async ({ scenario, ...question }) =>
      demandAhead(atlas, await readIndustryFacts(), await readDemand(scenario), question),
  });
  api.post({
    ...ahead,
    summary: 'The same under a scenario of your own (lodeward-demand/1 as text)',
    body: {
      mineral,
      demand: text('lodeward-demand/1'),
      year: z.number().int().min(1900).max(2200).default(2035),
      importer: country.default('KOR'),
      draws: draws(2000).default(200),
      seed: seed.default(1),
    },
    example: { mineral: 'lithium-hydroxide', year: 2030, draws: 50, demand: ownDemand },
    ask: async ({ demand, ...question }) =>
      demandAhead(atlas, await readIndustryFacts(), demandOf(demand, 'demand'), question),
  });
  api.get({
    path: 'industry/exposure/{product}',
    command: 'industry exposure',
    summary: 'One product over all its minerals: kilograms, on whom each hangs, units that hang on the first supplier',
    params: {
      product: mineral,
    },
    query: { importer: country.default('KOR') },
    example: { product: 'electric-car' },
    answer: 'IndustryExposure',
    ask: async ({ product, importer }, { language }) =>
      industryExposure(atlas, await readProducts(), product, importer, language),
  });
  api.get({
    path: 'industry/minerals/{industry}',
    command: 'industry exposure',
    summary: 'An industry over all its minerals: semiconductors, batteries, vehicles, steel, displays and others',
    params: {
      industry: mineral,
    },
    query: { importer: country.default('KOR') },
    example: { industry: 'semiconductors' },
    answer: 'IndustryMinerals',
    ask: async ({ industry, importer }) => industryMinerals(atlas, await readIndustryFacts(), industry, importer),
  });
};
