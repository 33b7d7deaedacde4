import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BaseMarket } from '../../src/atlas/index.js';
import { drivers, effectsOf, inThisThread, type ParameterRow, parseMeasures } from '../../src/shock/index.js';
import { oneStage } from '../fixtures/base-market.js';

const uncertain = { sigma: [1, 5], demand: [0.1, 0.6], supply: [0.05, 0.6] } as const;
const known = {
  'new-link': 0,
  capacity: 1e6,
  shutdown: 0.01,
  secondary: 0.2,
  choke: 1e4,
  ceiling: 1.1,
  growth: 1e3,
};
const row = (parameter: string, low: number, high: number): ParameterRow => ({
  mineral: '*',
  stage: '*',
  parameter,
  low,
  mode: low,
  high,
  distribution: low === high ? 'fixed' : 'uniform',
  unit: '1',
  source: 'invented',
  address: '',
  status: 'estimated',
  note: '',
});
const parameters = [
  ...Object.entries(uncertain).map(([name, [low, high]]) => row(name, low, high)),
  ...Object.entries(known).map(([name, value]) => row(name, value, value)),
];
const flow = (exporter: string, importer: string, tonnes: number) => ({
  ...oneStage.stages[0]!.flows[0]!,
  exporter,
  importer,
  tonnes,
  low: tonnes,
  high: tonnes,
});
const market: BaseMarket = {
  ...oneStage,
  stages: [
    {
      ...oneStage.stages[0]!,
      flows: [flow('AUS', 'KOR', 40), flow('AUS', 'AUS', 20), flow('CHN', 'KOR', 60), flow('CHN', 'CHN', 100)],
      finalDemand: new Map([
        ['KOR', 100],
        ['AUS', 20],
        ['CHN', 100],
      ]),
    },
  ],
};

describe('which assumption drives a loss, against quadrature in Python', () => {
  it('gives the same first-order and total indices, apart by less than the interval or 0.03', async () => {
    const run = spawnSync('python3', [join(import.meta.dirname, 'drivers.py')], {
      input: JSON.stringify(uncertain),
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`python3 is needed for this test: ${run.error?.message ?? run.stderr}`);
    const peer = JSON.parse(run.stdout) as Record<string, { first: number; total: number }>;
    const job = { market, parameters, importer: 'KOR', seed: 5, draws: 1000 };
    const effects = effectsOf(parseMeasures('ban CHN -> KOR'), market);
    const found = await drivers(inThisThread, job, effects, 'tonnesLost');
    const of = new Map(found.map((driver) => [driver.group as string, driver]));
    for (const [name, exact] of Object.entries(peer))
      for (const order of ['first', 'total'] as const) {
        const { value, p05, p95 } = of.get(name)![order];
        expect(p05).toBeLessThanOrEqual(value);
        expect(p95).toBeGreaterThanOrEqual(value);
        expect(Math.abs(value - exact[order])).toBeLessThan(Math.max(0.03, p95 - p05));
      }
    for (const name of ['new-link', 'capacity', 'choke-ceiling', 'base-year'])
      expect(of.get(name)!.total.value).toBeLessThan(1e-9);
    const sum = (order: 'first' | 'total') => Object.values(peer).reduce((total, one) => total + one[order], 0);
    expect(sum('first')).toBeLessThanOrEqual(1 + 1e-9);
    expect(sum('total')).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(peer[found[0]!.group]!.total).toBe(Math.max(...Object.values(peer).map(({ total }) => total)));
  });
});
