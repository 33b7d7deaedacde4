import { join } from 'node:path';
import type { WhatIfPorts } from '../answers/index.js';
import { industryModel } from '../industry/index.js';
import { openAtlas } from './atlas/open.js';
import { readByProducts } from './facts/by-products.js';
import { readClosures } from './facts/closures.js';
import { readCountries } from './facts/countries.js';
import { readDemand } from './facts/demand.js';
import { readElasticities } from './facts/elasticities.js';
import { readIndustryFacts } from './facts/industry.js';
import { readProducts } from './facts/products.js';
import { readRouteCapacity } from './facts/route-capacity.js';
import { cacheFolder } from './places.js';
import { CachedRunner, type StoppableRunner, ThreadPool } from './threads/index.js';

/** What a shock question needs of the world; `close` ends the worker threads. */
export async function openShockPorts(
  threads?: number,
): Promise<WhatIfPorts & { readonly runner: StoppableRunner; close(): Promise<void> }> {
  const pool = new ThreadPool(threads);
  pool.startAhead();
  const [atlas, parameters, countries, closures, products, byProducts, places] = await Promise.all([
    openAtlas(),
    readElasticities(),
    readCountries(),
    readClosures(),
    readProducts(),
    readByProducts(),
    readRouteCapacity(),
  ]);
  return {
    atlas,
    parameters,
    closures,
    products,
    byProducts,
    places,
    countries: new Set(countries.map(({ iso3 }) => iso3)),
    runner: new CachedRunner(pool, join(cacheFolder(), 'shock')),
    scenario: readDemand,
    uses: async () => (await readIndustryFacts()).uses,
    industry: async (country) => industryModel(await readIndustryFacts(), country),
    close: () => pool.close(),
  };
}
