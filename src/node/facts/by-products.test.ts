import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { packagePath } from '../places.js';
import { readByProducts } from './by-products.js';

it('by-products: hosts and markets are shipped, shares of a by-product add up to at most 1, own readings say so', async () => {
  const rows = await readByProducts();
  const markets = (await readdir(packagePath('data', 'atlas', 'markets'))).map((name) => name.replace('.json', ''));
  const sums = new Map<string, number>();
  for (const { host, market, byProduct, country, share, status } of rows) {
    expect(markets).toContain(host);
    if (market !== byProduct) expect(markets).toContain(market);
    const key = `${byProduct}/${country}`;
    // Bauxite and aluminium are one chain: its share counts once.
    if (host !== 'aluminium') sums.set(key, (sums.get(key) ?? 0) + share);
    if (country !== 'WLD') expect(status).toBe('estimated');
  }
  for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1);
  expect(rows.find(({ byProduct, country }) => byProduct === 'indium' && country === 'WLD')!.share).toBe(0.95);
});
