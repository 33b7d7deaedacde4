import { describe, expect, it } from 'vitest';
import { readReconcileFacts } from '../atlas/flows/index.js';
import { readCoverage } from './coverage.js';

describe('coverage', async () => {
  const [coverage, { chains }] = await Promise.all([readCoverage(), readReconcileFacts()]);

  it('names every chain once with the status and years the chain has', () => {
    expect(coverage.chains.map((c) => [c.market, c.mineral, c.status])).toEqual(
      chains.map((c) => [c.market, c.mineral, c.status]),
    );
    for (const [n, chain] of chains.entries()) {
      const [first, last = first] = coverage.chains[n]!.baseYear.split('-').map(Number);
      expect([Math.min(...chain.years), Math.max(...chain.years)], chain.market).toEqual([first, last]);
    }
  });

  it('names the importers whose base is of other years', () => {
    const own = Object.fromEntries(coverage.chains.flatMap((c) => (c.importers ? [[c.market, c.importers]] : [])));
    expect(own).toEqual({ 'fluorspar-acid': { KOR: '2019-2023' } });
  });

  it('leaves nothing out without a reason', () => {
    expect(coverage.leftOut.length).toBeGreaterThan(10);
  });
});
