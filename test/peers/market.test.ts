import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equilibriumDocument, marketMeasures, marketModel, nodesOf } from '../../src/answers/solve-market.js';
import type { Equilibrium } from '../../src/market/index.js';
import { solve } from '../../src/market/index.js';
import { type MarketFile, readMarketFile } from '../../src/study/index.js';
import { marketCase } from './market-cases.js';

type Solver = 'sweep' | 'newton';

function solveFile(file: MarketFile, solver?: Solver): { nodes: string[]; found: Equilibrium } {
  const nodes = nodesOf(file);
  const found = solve(marketModel(file, nodes), marketMeasures(file, nodes), solver ? { solver } : {});
  return { nodes, found };
}

const seeds = Array.from({ length: 150 }, (_, seed) => seed);
const solved = seeds
  .map((seed) => ({ seed, file: marketCase(seed) }))
  .map((one) => ({ ...one, ...solveFile(one.file) }))
  .filter(({ found }) => found.status === 'solved');

/** Largest difference of tonnes (over the base of the stage) and of prices with demand (over 1 and themselves). */
function difference(a: Equilibrium, b: Equilibrium, tonnes = 1): number {
  let most = 0;
  a.stages.forEach((stage, t) => {
    const other = b.stages[t]!;
    const scale = stage.flow.reduce((x, y) => x + y, 0) + stage.supply.reduce((x, y) => x + y, 1e-30);
    const n = stage.price.length;
    const bought = stage.price.map((_, j) => stage.flow.reduce((sum, q, p) => sum + (p % n === j ? q : 0), 0));
    // A buyer whose contracts cover his wish buys nothing over a range of prices: no price is his alone, nor what he wishes at it.
    const silent = (j: number) => bought[j]! <= 1e-9 * scale && !Number.isNaN(stage.scarcityIndex[j]!);
    for (const key of ['supply', 'demand', 'unserved', 'stranded', 'flow'] as const)
      stage[key].forEach((x, i) => {
        if ((key === 'demand' || key === 'unserved') && silent(i)) return;
        most = Math.max(most, Math.abs(x - other[key][i]! / tonnes) / scale);
      });
    stage.scarcityIndex.forEach((v, j) => {
      if (Number.isNaN(v)) expect(other.scarcityIndex[j]).toBeNaN();
      else if (!silent(j)) most = Math.max(most, Math.abs(v - other.scarcityIndex[j]!) / Math.max(1, v));
    });
  });
  return most;
}

describe('random chains', () => {
  it('are valid files, and nearly all have an equilibrium', () => {
    for (const { file } of solved.slice(0, 40))
      expect(readMarketFile(JSON.stringify(file), 'x').stages).toHaveLength(file.stages.length);
    expect(solved.length).toBeGreaterThan(140);
  });

  it('are certified: relative excess 1e-9, gates kept, money adds up', () => {
    for (const { seed, found } of solved) {
      const { relativeExcess, moneyResidual, maxGateViolationTonnes } = found.certificate;
      expect(relativeExcess, `seed ${seed}`).toBeLessThan(1e-9);
      expect(moneyResidual, `seed ${seed}`).toBeLessThan(1e-8);
      expect(maxGateViolationTonnes).toBeGreaterThanOrEqual(0);
    }
  });

  it('conserve tonnes at every stage: sold and bought agree, contracts apart', () => {
    for (const { seed, file, nodes, found } of solved) {
      found.stages.forEach((stage, t) => {
        const here = found.contracts.filter((c) => file.measures[c.measure]!.stage === file.stages[t]!.name);
        const measures = here.map((c) => ({ ...c, commit: file.measures[c.measure]! }));
        const owed = measures.filter(({ commit }) => commit.kind === 'commit' && commit.from && !commit.additional);
        const sum = (values: Iterable<number>) => [...values].reduce((x, y) => x + y, 0);
        const sold = sum(stage.supply) - sum(stage.stranded) - sum(owed.map((c) => c.tonnes));
        const bought = sum(stage.demand) + sum(measures.map((c) => c.surplus)) - sum(measures.map((c) => c.tonnes));
        const scale = sum(stage.supply) + sum(stage.demand) + 1e-30;
        expect(Math.abs(sum(stage.flow) - sold) / scale, `seed ${seed} sold`).toBeLessThan(1e-8);
        expect(Math.abs(sum(stage.flow) - bought) / scale, `seed ${seed} bought`).toBeLessThan(1e-8);
        expect(nodes.length).toBe(stage.price.length);
      });
    }
  });

  it('have one answer: both solvers agree where the quick one settles', () => {
    let both = 0;
    for (const { seed, file } of solved) {
      const quick = solveFile(file, 'sweep').found;
      if (quick.status !== 'solved' || quick.certificate.relativeExcess > 1e-12) continue;
      both++;
      expect(difference(quick, solveFile(file, 'newton').found), `seed ${seed}`).toBeLessThan(1e-7);
    }
    expect(both).toBeGreaterThan(75);
  });

  it('do not depend on the unit of tonnes', () => {
    const scaled = (file: MarketFile, k: number): MarketFile => ({
      ...file,
      stages: file.stages.map((stage) => ({
        ...stage,
        flows: stage.flows.map(([i, j, q]) => [i, j, q * k] as [string, string, number]),
        ...(stage.finalDemand
          ? { finalDemand: Object.fromEntries(Object.entries(stage.finalDemand).map(([c, q]) => [c, q * k])) }
          : {}),
        ...(stage.secondary
          ? {
              secondary: {
                byCountry: Object.fromEntries(
                  Object.entries(stage.secondary.byCountry).map(([c, s]) => [c, { ...s, tonnes: s.tonnes * k }]),
                ),
              },
            }
          : {}),
      })),
      measures: file.measures.map((m) =>
        m.kind === 'gate'
          ? { ...m, maxTonnes: m.maxTonnes * k }
          : m.kind === 'commit'
            ? { ...m, tonnes: m.tonnes * k }
            : m,
      ),
    });
    for (const { seed, file, found } of solved.slice(0, 60))
      expect(difference(found, solveFile(scaled(file, 1024)).found, 1024), `seed ${seed}`).toBeLessThan(1e-7);
  });

  it('do not depend on the unit of money: a metal of 1e11 a tonne, or of a thousandth of a cent, is solved like any', () => {
    for (const { seed, file, nodes, found } of solved.slice(0, 40))
      for (const k of [2 ** 33, 2 ** -33]) {
        const model = marketModel(file, nodes);
        const stages = model.stages.map((stage) => ({ ...stage, basePrice: stage.basePrice * k }));
        const other = solve({ ...model, stages }, marketMeasures(file, nodes));
        expect(other.status, `seed ${seed}`).toBe('solved');
        expect(difference(found, other), `seed ${seed}`).toBeLessThan(1e-7);
      }
  });

  it('scrap that is all but free has the price at which its curve gives what is sold, not 0', () => {
    const file = marketCase(1172);
    const { nodes, found } = solveFile(file);
    const [i, scrap] = [nodes.indexOf('C0'), file.stages[2]!.secondary!.byCountry['C0']!];
    const { price, supply } = found.stages[2]!;
    expect(price[i]! / (supply[i]! / scrap.tonnes) ** (1 / scrap.elasticity!)).toBeCloseTo(1, 9);
  });

  it('do not depend on the order of flows', () => {
    for (const { seed, file, nodes, found } of solved.slice(0, 60)) {
      const turned = { ...file, stages: file.stages.map((stage) => ({ ...stage, flows: [...stage.flows].reverse() })) };
      const other = solveFile(turned);
      const document = equilibriumDocument(turned, other.nodes, other.found);
      found.stages.forEach((stage, t) => {
        nodes.forEach((code, i) => {
          const supply = document.stages[t]!.supply[code];
          if (typeof supply === 'number')
            expect(Math.abs(supply - stage.supply[i]!), `seed ${seed}`).toBeLessThan(1e-7 * (1 + stage.supply[i]!));
        });
      });
    }
  });

  it('lose total surplus when a cap is tightened', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...solved.slice(0, 80)),
        fc.double({ min: 0.1, max: 0.95, noNaN: true }),
        ({ file, found }, share) => {
          if (file.measures.some((m) => m.kind === 'commit')) return;
          const tighter = {
            ...file,
            measures: file.measures.map((m) => (m.kind === 'gate' ? { ...m, maxTonnes: m.maxTonnes * share } : m)),
          };
          const other = solveFile(tighter).found;
          if (other.status !== 'solved') return;
          const scale = file.stages.reduce(
            (s, stage) => s + stage.basePrice! * stage.flows.reduce((x, f) => x + f[2], 0),
            0,
          );
          expect(other.money.potential).toBeLessThanOrEqual(found.money.potential + 1e-8 * scale);
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  it('replicate the base year to 1e-12 when nothing happens and no new link is allowed for', () => {
    for (const { file } of solved.slice(0, 80)) {
      const still = { ...file, measures: [], stages: file.stages.map((stage) => ({ ...stage, newLink: 0 })) };
      const { nodes, found } = solveFile(still);
      still.stages.forEach((stage, t) => {
        const total = stage.flows.reduce((sum, flow) => sum + flow[2], 0);
        for (const [i, j, q] of stage.flows) {
          const flow = found.stages[t]!.flow[nodes.indexOf(i) * nodes.length + nodes.indexOf(j)]!;
          expect(Math.abs(flow - q) / total).toBeLessThan(1e-12);
        }
        for (const price of found.stages[t]!.price)
          if (!Number.isNaN(price)) expect(Math.abs(price - 1)).toBeLessThan(1e-12);
      });
    }
  });
});

describe('a country in two equal halves', () => {
  const half = (code: string) => [`${code}a`, `${code}b`];
  const split = (file: MarketFile, who: string): MarketFile => {
    const names = (code: string) => (code === who ? half(code) : [code]);
    const table = <T>(given: Record<string, T> | undefined, part: (value: T) => T) =>
      given
        ? Object.fromEntries(
            Object.entries(given).flatMap(([c, v]) => names(c).map((name) => [name, c === who ? part(v) : v])),
          )
        : undefined;
    const stages = file.stages.map((stage) => {
      const parts = {
        finalDemand: table(stage.finalDemand, (q) => q / 2),
        secondary: stage.secondary
          ? {
              ...stage.secondary,
              byCountry: table(stage.secondary.byCountry, (s) => ({ ...s, tonnes: s.tonnes / 2 }))!,
            }
          : undefined,
        supply: stage.supply ? { ...stage.supply, byCountry: table(stage.supply.byCountry, (x) => x) } : undefined,
        processing: stage.processing
          ? { ...stage.processing, byCountry: table(stage.processing.byCountry, (x) => x) }
          : undefined,
        demand: stage.demand ? { ...stage.demand, byCountry: table(stage.demand.byCountry, (x) => x) } : undefined,
      };
      const flows = stage.flows.flatMap(([i, j, q]) =>
        names(i).flatMap((a) =>
          names(j).map((b) => [a, b, q / (names(i).length * names(j).length)] as [string, string, number]),
        ),
      );
      return { ...stage, flows, ...Object.fromEntries(Object.entries(parts).filter(([, v]) => v !== undefined)) };
    });
    const listed = (codes: '*' | string[]) => (codes === '*' ? codes : codes.flatMap(names));
    const measures = file.measures.map((m) => {
      if (m.kind === 'gate' || m.kind === 'wedge') return { ...m, from: listed(m.from), to: listed(m.to) };
      return m;
    });
    return { ...file, stages, measures } as MarketFile;
  };

  it('is the same country', () => {
    let tried = 0;
    for (const { seed, file, nodes, found } of solved) {
      // `*` means every other country, so a country that is named with `*` is not split; outages and contracts name one country.
      const named = new Set(
        file.measures.flatMap((m) =>
          'country' in m ? [m.country] : m.kind === 'commit' ? [m.to, m.from ?? ''] : m.to === '*' ? [...m.from] : [],
        ),
      );
      const who = nodes.find((code) => !named.has(code));
      if (who === undefined) continue;
      tried++;
      const other = solveFile(split(file, who));
      found.stages.forEach((stage, t) => {
        const i = nodes.indexOf(who);
        const [a, b] = half(who).map((name) => other.nodes.indexOf(name));
        const scale = stage.supply.reduce((x, y) => x + y, 0) + 1e-30;
        const sum = (values: Float64Array) => values[a!]! + values[b!]!;
        expect(Math.abs(sum(other.found.stages[t]!.supply) - stage.supply[i]!) / scale, `seed ${seed}`).toBeLessThan(
          1e-7,
        );
        expect(Math.abs(sum(other.found.stages[t]!.demand) - stage.demand[i]!) / scale, `seed ${seed}`).toBeLessThan(
          1e-7,
        );
      });
      if (tried >= 60) break;
    }
    expect(tried).toBeGreaterThan(40);
  });
});
