import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { CentralCase, columns, effectsOf, type Job, parseMeasures, runDraws } from './index.js';

const parameters = await readElasticities();

describe('the central case', () => {
  it('is the one that draws have as draw -1, wherever the search started', () => {
    for (const market of [oneStage, twoStages]) {
      const solver = new CentralCase(market, parameters, 'KOR');
      for (const measure of [
        'outage 30% CHN',
        'outage 31% CHN',
        'ban CHN -> *',
        'duty 10% CHN -> KOR',
        'outage 0% CHN',
      ]) {
        const effects = effectsOf(parseMeasures(measure), market);
        const job: Job = {
          market,
          parameters,
          importer: 'KOR',
          seed: 1,
          draws: 0,
          scenarios: [{ effects }],
          sellers: true,
        };
        const cold = runDraws(job, -1, 0);
        const warm = solver.row(effects);
        expect(warm).toHaveLength(cold.length);
        const money = columns.indexOf('switchingUsd');
        cold.forEach((value, k) => {
          if (k < columns.length && k > money) return;
          expect(Math.abs(warm[k]! - value), `${measure} ${columns[k] ?? k}`).toBeLessThanOrEqual(
            1e-6 * Math.max(1, Math.abs(value)),
          );
        });
        expect(warm[columns.indexOf('failed')]).toBe(0);
        expect(warm[columns.indexOf('relativeExcess')]).toBeLessThanOrEqual(1e-9);
      }
    }
  });
});
