import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeIndex } from '../../src/answers/index.js';

const folder = join(import.meta.dirname, 'indices');
const table = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const compute = <T>(index: string, input: unknown) => computeIndex(index, JSON.stringify(input), 'case.json') as T;

describe('EU supply risk of 2017', () => {
  const cases = table('eu-supply-risk-2017.csv').map(
    ([material, scope, reliance, recycling, substitution, global, sourcing, ...published]) => ({
      material: material!,
      input: {
        ...(reliance !== 'N/A' && { importReliance: Number(reliance) / 100 }),
        endOfLifeRecycling: Number(recycling) / 100,
        substitution: Number(substitution),
        scope,
        ...(global !== 'N/A' && { hhiWgiGlobal: Number(global) }),
        ...(sourcing !== 'N/A' && { hhiWgiSourcing: Number(sourcing) }),
      },
      published: published.map(Number),
    }),
  );
  it('is met for all 78 materials within 0.26, which is what the rounding of their inputs allows', () => {
    expect(cases).toHaveLength(78);
    const errors = cases.map((c) =>
      Math.abs(compute<{ value: number }>('eu-supply-risk', c.input).value - c.published[0]!),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.26);
    expect(errors.reduce((a, b) => a + b, 0) / 78).toBeLessThan(0.06);
    expect(errors.filter((e) => e <= 0.1 + 1e-9).length).toBeGreaterThanOrEqual(59);
  });
  it('lies for each material inside what the printed digits allow', () => {
    const corner = (c: (typeof cases)[number], way: 1 | -1) => {
      const { input } = c;
      const moved = (x: number | undefined, half: number) =>
        x === undefined ? undefined : Math.max(0, x + way * half);
      // supply risk rises with both HHI and substitution and falls with recycling; reliance weighs one HHI against the other
      const reliances = [-0.005, 0.005].map((d) => Math.min(1, Math.max(0, (input.importReliance ?? 0) + d)));
      const values = reliances.map(
        (importReliance) =>
          compute<{ value: number }>('eu-supply-risk', {
            ...input,
            importReliance,
            endOfLifeRecycling: Math.max(0, input.endOfLifeRecycling - way * 0.005),
            substitution: Math.min(1, input.substitution + way * 0.05),
            ...('hhiWgiGlobal' in input && { hhiWgiGlobal: Math.min(10, moved(input.hhiWgiGlobal as number, 0.05)!) }),
            ...('hhiWgiSourcing' in input && {
              hhiWgiSourcing: Math.min(10, moved(input.hhiWgiSourcing as number, 0.05)!),
            }),
          }).value,
      );
      return way === 1 ? Math.max(...values) : Math.min(...values);
    };
    const outside = cases.filter(
      (c) => corner(c, 1) < c.published[0]! - 0.05 - 1e-9 || corner(c, -1) > c.published[0]! + 0.05 + 1e-9,
    );
    expect(outside.map((c) => c.material)).toEqual([]);
  });
  it('is met in each scope alone, where the report prints it', () => {
    let checked = 0;
    for (const c of cases)
      (['global', 'sourcing', 'both'] as const).forEach((scope, i) => {
        const published = c.published[i + 1];
        const has = {
          global: 'hhiWgiGlobal' in c.input,
          sourcing: 'hhiWgiSourcing' in c.input && 'importReliance' in c.input,
        };
        if (published === undefined || Number.isNaN(published)) return;
        if ((scope !== 'sourcing' && !has.global) || (scope !== 'global' && !has.sourcing)) return;
        const { value } = compute<{ value: number }>('eu-supply-risk', { ...c.input, scope });
        expect(Math.abs(value - published), `${c.material} ${scope}`).toBeLessThanOrEqual(0.45);
        checked += 1;
      });
    expect(checked).toBeGreaterThan(200);
  });
});

describe('GeoPolRisk, importer USA, 2022', () => {
  const { cases } = JSON.parse(readFileSync(join(folder, 'geopolrisk-usa-2022.json'), 'utf8')) as {
    cases: { mineral: string; input: unknown; published: Record<string, number> }[];
  };
  it.each(cases.map((c) => [c.mineral, c] as const))('is met for %s to the printed digits', (_, c) => {
    const found = compute<Record<string, number>>('geopolrisk', c.input);
    for (const [key, value] of Object.entries(c.published))
      expect(Math.abs(found[key]! / value - 1), key).toBeLessThan(1e-9);
  });
});

describe('EU economic importance of 2023', () => {
  it('is bounded: the published value lies between 0.8 and 1.03 of the value without substitution', () => {
    const rows = table('eu-economic-importance-2023.csv');
    const materials = [...new Set(rows.map((r) => r[0]!))];
    expect(materials.length).toBe(11);
    for (const material of materials) {
      const own = rows.filter((r) => r[0] === material);
      const { value } = compute<{ value: number }>('economic-importance', {
        uses: own.map((r) => ({ share: Number(r[1]) / 100, valueAdded: Number(r[2]) })),
        largestValueAdded: 204_200,
        substitution: 1,
      });
      const ratio = Number(own[0]![3]) / value;
      expect(ratio, material).toBeGreaterThan(0.8);
      expect(ratio, material).toBeLessThan(1.03);
    }
  });
});
