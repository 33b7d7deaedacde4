import type { Highs } from 'highs';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../src/base/index.js';
import { type MarketModel, type Measure, solve } from '../../src/market/index.js';

const filled = (n: number, value: number) => new Float64Array(n).fill(value);
const drawn = (seed: number, name: string, k: number) => uniform(seed, 'market-limits', k, name);

/** n countries that all sell to all; constant supply, demand that hardly answers below its choke of 3. */
function rigid(n: number, seed: number, sigma: number): { model: MarketModel; measures: Measure[]; freight: number[] } {
  const flow = filled(n * n, 0).map((_, p) => 1 + 9 * drawn(seed, 'flow', p));
  const finalDemand = filled(n, 0).map((_, j) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += flow[i * n + j]!;
    return sum;
  });
  const freight = Array.from({ length: n * n }, (_, p) => 0.8 * drawn(seed, 'freight', p));
  const measures: Measure[] = freight.map((rate, pair) => ({
    kind: 'wedge',
    stage: 0,
    pairs: [pair],
    rate,
    to: 'cost',
  }));
  measures.push({ kind: 'outage', stage: 0, node: 0, lost: 0.5 });
  const stage = {
    basePrice: 1,
    flow,
    sigma,
    newLink: 0,
    output: { elasticity: filled(n, 0), capacity: filled(n, Infinity), shutdown: filled(n, Number.NaN) },
    recovery: filled(n, 1),
    secondary: { tonnes: filled(n, 0), elasticity: filled(n, 0.2) },
    finalDemand,
    demandElasticity: filled(n, 1e-4),
    choke: 3,
    ceiling: 1,
  };
  return { model: { nodes: n, stages: [stage] }, measures, freight };
}

/** Greatest total of 3 a tonne used less freight: the classic equilibrium of the same market, by HiGHS. */
async function classic(model: MarketModel, freight: readonly number[]): Promise<number> {
  const n = model.nodes;
  const { flow, finalDemand } = model.stages[0]!;
  const name = (i: number, j: number) => `q${i}_${j}`;
  const nodes = Array.from({ length: n }, (_, i) => i);
  const supply = nodes.map((i) => (i === 0 ? 0.5 : 1) * nodes.reduce((sum, j) => sum + flow[i * n + j]!, 0));
  const gain = nodes.flatMap((i) => nodes.map((j) => `+ ${3 - freight[i * n + j]!} ${name(i, j)}`)).join(' ');
  const rows = [
    ...nodes.map((i) => `s${i}: ${nodes.map((j) => `+ ${name(i, j)}`).join(' ')} <= ${supply[i]}`),
    ...nodes.map((j) => `d${j}: ${nodes.map((i) => `+ ${name(i, j)}`).join(' ')} <= ${finalDemand[j]}`),
  ];
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  const highs = await load();
  const solution = highs.solve(`Maximize\n obj: ${gain}\nSubject To\n ${rows.join('\n ')}\nEnd\n`);
  expect(solution.Status).toBe('Optimal');
  return solution.ObjectiveValue;
}

describe('the limits of the market', () => {
  it.each([1, 2, 3])('sigma large: the classic spatial equilibrium, market %i, by a linear programme', async (seed) => {
    const gaps: number[] = [];
    for (const sigma of [20, 80, 320]) {
      const { model, measures, freight } = rigid(6, seed, sigma);
      const found = solve(model, measures);
      expect(found.status).toBe('solved');
      const gain = found.stages[0]!.flow.reduce((sum, tonnes, p) => sum + tonnes * (3 - freight[p]!), 0);
      const best = await classic(model, freight);
      gaps.push((best - gain) / best);
    }
    expect(gaps[0]!).toBeGreaterThan(gaps[2]!);
    expect(gaps[2]!).toBeGreaterThan(-1e-9);
    expect(gaps[2]!).toBeLessThan(0.004);
  });

  it('200 x 200 with a ban and a quota, also by the safeguard alone', () => {
    const n = 200;
    const { model } = rigid(n, 9, 4);
    const stage = {
      ...model.stages[0]!,
      output: { ...model.stages[0]!.output, elasticity: filled(n, 0.3) },
      choke: Infinity,
    };
    const row = (i: number) => Array.from({ length: n }, (_, j) => i * n + j).filter((pair) => pair % n !== i);
    const measures: Measure[] = [
      { kind: 'gate', stage: 0, pairs: row(0), maxTonnes: 0 },
      { kind: 'gate', stage: 0, pairs: row(1), maxTonnes: 100 },
    ];
    const quick = solve({ nodes: n, stages: [stage] }, measures);
    const safe = solve({ nodes: n, stages: [stage] }, measures, { solver: 'newton' });
    for (const found of [quick, safe])
      expect([found.status, found.certificate.relativeExcess < 1e-10]).toEqual(['solved', true]);
    const gap = quick.stages[0]!.price.map((x, i) => Math.abs(x - safe.stages[0]!.price[i]!));
    expect(Math.max(...gap)).toBeLessThan(1e-8);
    expect(quick.gates[1]!.flowTonnes).toBeCloseTo(100, 6);
  });
});
