import { describe, expect, it } from 'vitest';
import type { BaseMarket, BaseStage } from '../../src/atlas/index.js';
import { type MarketModel, solve } from '../../src/market/index.js';
import { openAtlas } from '../../src/node/index.js';

/** Tonnes a node sells (`exporter`) or buys (`importer`) at a stage. */
function sums(stage: BaseStage, side: 'exporter' | 'importer'): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const flow of stage.flows) found.set(flow[side], (found.get(flow[side]) ?? 0) + flow.tonnes);
  return found;
}

/** The base market with plain parameters: new links closed, no choke, no ceiling. */
function model(market: BaseMarket): MarketModel {
  const codes = [...new Set(market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer])))].sort();
  const at = new Map(codes.map((code, n) => [code, n]));
  const n = codes.length;
  const by = (map: ReadonlyMap<string, number>, rest = 0) => {
    const values = new Float64Array(n).fill(rest);
    for (const [code, value] of map) values[at.get(code)!] = value;
    return values;
  };
  const constant = (value: number) => new Float64Array(n).fill(value);
  return {
    nodes: n,
    stages: market.stages.map((stage) => {
      const flow = new Float64Array(n * n);
      for (const f of stage.flows) flow[at.get(f.exporter)! * n + at.get(f.importer)!] = f.tonnes;
      return {
        basePrice: stage.basePrice.usdPerTonne,
        flow,
        sigma: 3,
        newLink: 0,
        output: { elasticity: constant(0.3), capacity: constant(Infinity), shutdown: constant(Number.NaN) },
        recovery: by(stage.recovery, 1),
        secondary: { tonnes: by(stage.secondary), elasticity: constant(0.2) },
        finalDemand: by(stage.finalDemand),
        demandElasticity: constant(0.2),
        choke: Infinity,
        ceiling: Infinity,
      };
    }),
  };
}

describe('base markets of the shipped vintage', async () => {
  const atlas = await openAtlas();
  const markets = await Promise.all((await atlas.markets()).map((code) => atlas.baseMarket(code)));

  it('are at least thirty, the three of the first answer among them', () => {
    expect(markets.length).toBeGreaterThanOrEqual(30);
    expect(markets.map((m) => m!.mineral)).toEqual(expect.arrayContaining(['natural-graphite', 'copper', 'tin']));
  });

  for (const market of markets as readonly BaseMarket[]) {
    it(`${market.mineral}: purchases = final demand + processed output / recovery, country by country`, () => {
      for (const [n, stage] of market.stages.entries()) {
        const next = market.stages[n + 1];
        const made = next === undefined ? new Map<string, number>() : sums(next, 'exporter');
        for (const [country, bought] of sums(stage, 'importer')) {
          const processed = (made.get(country) ?? 0) - (next?.secondary.get(country) ?? 0);
          const needed = (stage.finalDemand.get(country) ?? 0) + processed / (next?.recovery.get(country) ?? 1);
          expect(Math.abs(bought - needed), `${stage.name} ${country}`).toBeLessThanOrEqual(1e-9 * bought);
        }
      }
    });

    it(`${market.mineral}: intervals hold their flow, at most 40 nodes, groups and years said`, () => {
      for (const stage of market.stages) {
        expect(stage.basePrice.usdPerTonne).toBeGreaterThan(0);
        for (const f of stage.flows) {
          expect(f.tonnes, f.row).toBeGreaterThan(0);
          expect(f.low, f.row).toBeLessThanOrEqual(f.tonnes);
          expect(f.high, f.row).toBeGreaterThanOrEqual(f.tonnes);
          if (!stage.outputKnown && !f.exporter.startsWith('R-')) expect(f.exporter, f.row).not.toBe(f.importer);
        }
      }
      const nodes = new Set(market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer])));
      expect(nodes.size).toBeLessThanOrEqual(40);
      for (const node of nodes)
        if (node.startsWith('R-')) expect(market.stages[0]!.groups.get(node)?.length).toBeGreaterThan(0);
      expect(market.baseYearReason.length).toBeGreaterThan(10);
      expect(market.notes.length).toBeGreaterThan(0);
    });

    it(`${market.mineral}: the engine returns the base year when nothing happens`, () => {
      const solved = solve(model(market), []);
      expect(solved.certificate.relativeExcess).toBeLessThanOrEqual(1e-9);
      for (const stage of solved.stages)
        for (const price of stage.price) if (!Number.isNaN(price)) expect(price).toBeCloseTo(1, 9);
    });
  }
});
