import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { calibrate, withNewLinks } from './calibrate.js';
import { drawParameters, rowsOfChain } from './draw.js';
import { type ParameterRow, ParameterTable, parameterId, quantileOfRow } from './parameters.js';

const table = await readElasticities();

const range = (distribution: ParameterRow['distribution'], low: number, mode: number, high: number): ParameterRow => ({
  ...table[0]!,
  distribution,
  low,
  mode,
  high,
});

describe('data/elasticities.csv', () => {
  it('has one line a key, a positive demand elasticity and admissible bounds', () => {
    const ids = table.map(parameterId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of table) {
      if (row.parameter === 'demand' || row.parameter === 'sigma') expect(row.low).toBeGreaterThan(0);
      if (row.parameter === 'choke') expect(row.low).toBeGreaterThanOrEqual(2.5);
      if (/^(processing-)?capacity$|^ceiling$/.test(row.parameter)) expect(row.low).toBeGreaterThanOrEqual(1);
      if (row.source === 'own proposal') expect(row.status).toBe('estimated');
    }
  });

  it('answers for the market, then its mineral, then the default', () => {
    const of = (codes: string[], stage: string, parameter: string) =>
      parameterId(new ParameterTable(table).row(codes, stage, parameter));
    expect(of(['copper'], 'mined', 'sigma')).toBe('elasticities/copper/mined/sigma');
    expect(of(['copper'], 'refined', 'sigma')).toBe('elasticities/copper/*/sigma');
    expect(of(['lithium-hydroxide', 'lithium'], 'refined', 'demand')).toBe('elasticities/lithium/*/demand');
    expect(of(['barite'], 'mined', 'sigma')).toBe('elasticities/*/*/sigma');
  });
});

describe('quantiles of a range', () => {
  it('triangular: mode at its own share, ends at 0 and 1', () => {
    const row = range('triangular', 1, 2, 5);
    expect(quantileOfRow(row, 0.25)).toBeCloseTo(2, 12);
    expect(quantileOfRow(row, 1e-12)).toBeCloseTo(1, 5);
    expect(quantileOfRow(row, 1 - 1e-12)).toBeCloseTo(5, 5);
  });
  it('log-triangular is triangular in the logarithm', () => {
    expect(quantileOfRow(range('log-triangular', 1, 4, 16), 0.5)).toBeCloseTo(4, 12);
  });
  it('uniform and fixed', () => {
    expect(quantileOfRow(range('uniform', 1, 2, 5), 0.25)).toBe(2);
    expect(quantileOfRow(range('fixed', 1, 2, 5), 0.9)).toBe(2);
  });
});

describe('a draw', () => {
  const rows = rowsOfChain(new ParameterTable(table), twoStages);
  it('is a function of seed, mineral, draw and row', () => {
    expect(drawParameters(rows, 'copper', 1, 7)).toEqual(drawParameters(rows, 'copper', 1, 7));
    expect(drawParameters(rows, 'copper', 1, 7)[0]!.sigma).not.toBe(drawParameters(rows, 'copper', 1, 8)[0]!.sigma);
    expect(drawParameters(rows, 'tin', 1, 7)[0]!.sigma).not.toBe(drawParameters(rows, 'copper', 1, 7)[0]!.sigma);
  });
  it('shares one value between stages that share a row', () => {
    const [mined, refined] = drawParameters(rows, 'copper', 1, 3);
    expect(mined!.demand).toBe(refined!.demand);
    expect(mined!.sigma).not.toBe(refined!.sigma);
  });
});

const sums = (flow: Float64Array, n: number) => ({
  rows: Array.from({ length: n }, (_, i) => flow.subarray(i * n, i * n + n).reduce((a, b) => a + b, 0)),
  columns: Array.from({ length: n }, (_, j) => flow.filter((_, at) => at % n === j).reduce((a, b) => a + b, 0)),
});

describe('new links', () => {
  const { model, baseFlow, n } = (() => {
    const calibration = calibrate(oneStage, table, 1);
    const drawn = calibration.draw(-1);
    return { ...drawn, n: calibration.countries.length };
  })();
  it('keep what every seller sells and every buyer buys, and the closed closed', () => {
    const mixed = withNewLinks(baseFlow[0]!, n, 0.05);
    const [before, after] = [sums(baseFlow[0]!, n), sums(mixed, n)];
    for (const side of ['rows', 'columns'] as const)
      for (let i = 0; i < n; i++) expect(after[side][i]).toBeCloseTo(before[side][i]!, 8);
    const thailand = calibrate(oneStage, table, 1).node.get('THA')!;
    for (let j = 0; j < n; j++) if (j !== thailand) expect(mixed[thailand * n + j]).toBe(0);
  });
  it('leave the engine with no prior of its own', () => expect(model.stages[0]!.newLink).toBe(0));
});

describe('a drawn base year', () => {
  it('balances: purchases are final use and what processors need', () => {
    const calibration = calibrate(twoStages, table, 1);
    const n = calibration.countries.length;
    for (const draw of [-1, 0, 1, 2]) {
      const { model } = calibration.draw(draw);
      const [ore, metal] = model.stages;
      const made = sums(metal!.flow, n).rows;
      sums(ore!.flow, n).columns.forEach((bought, k) => {
        const needed = ore!.finalDemand[k]! + (made[k]! - metal!.secondary.tonnes[k]!) / metal!.recovery[k]!;
        expect(bought).toBeCloseTo(needed, 8);
      });
    }
  });
  it('refuses processing that earns nothing', () => {
    const cheap = { ...twoStages.stages[1]!, basePrice: { usdPerTonne: 6100, row: 'x' } };
    expect(() => calibrate({ ...twoStages, stages: [twoStages.stages[0]!, cheap] }, table, 1)).toThrow(
      /KOR earns nothing/,
    );
  });
});
