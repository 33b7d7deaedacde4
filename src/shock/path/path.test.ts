import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../../test/fixtures/base-market.js';
import type { BaseMarket } from '../../atlas/index.js';
import { readElasticities } from '../../node/facts/elasticities.js';
import { calibrate } from '../calibrate.js';
import { runDraws } from '../ensemble.js';
import type { Job } from '../job.js';
import { parseMeasures } from '../measures/index.js';
import { Outcome } from '../outcome.js';
import { ParameterTable } from '../parameters.js';
import { drawBehaviour } from './behaviour.js';
import { licensedShare } from './licence.js';
import { drawnPath } from './path.js';

const parameters = await readElasticities();
const modes = (market: BaseMarket) => drawBehaviour(new ParameterTable(parameters), market, 1, -1);

function run(market: BaseMarket, text: string, months: number, notice = 0, draws = 3): Outcome {
  const job: Job = {
    market,
    parameters,
    importer: 'KOR',
    seed: 1,
    draws,
    scenarios: [{ effects: [] }],
    sellers: true,
    path: { measures: parseMeasures(text), months, notice, watch: [{ exporter: 'CHN', importer: 'KOR' }] },
  };
  return new Outcome(job, runDraws(job, 0, draws));
}

describe('a path of months', () => {
  it('is twelfths of the base year where nothing happens', () => {
    for (const market of [oneStage, twoStages]) {
      const outcome = run(market, 'outage 0% CHN', 5);
      for (let k = 0; k < 5; k++)
        for (let n = 0; n < 3; n++) {
          const base = outcome.value(n, 0, 'baseTonnes') / 5;
          expect(outcome.month(0, k, 'use')[n]! / base).toBeCloseTo(1, 6);
          expect(outcome.month(0, k, 'priceIndex')[n]).toBeCloseTo(1, 6);
        }
      expect(Math.abs(outcome.value(0, 0, 'extraBillUsd'))).toBeLessThan(1);
    }
  });

  it('keeps tonnes month by month: what is made and let out is used and put to stock', () => {
    const calibration = calibrate(twoStages, parameters, 1);
    const drawn = calibration.draw(0);
    const plan = { measures: parseMeasures('licence 60 d CHN -> *'), months: 8, notice: 1, watch: [] };
    const { path } = drawnPath(plan, calibration, drawn, 'KOR', modes(twoStages), { seed: 1, draw: -1 });
    expect(path.status).toBe('solved');
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    let before = path.months[0]!.stocks.length === 0 ? 0 : undefined;
    for (const { equilibrium, stocks } of path.months) {
      expect(equilibrium.certificate.relativeExcess).toBeLessThan(1e-9);
      const end = equilibrium.stages[1]!;
      expect(sum(end.supply) - sum(end.stranded) + sum(end.released)).toBeCloseTo(sum(end.demand) + sum(end.built), 6);
      if (before !== undefined) expect(sum(stocks) - before).toBeCloseTo(sum(end.built) - sum(end.released), 6);
      before = sum(stocks);
    }
  });

  it('loses less with a strategic stock than without', () => {
    const [without, withStock] = ['ban CHN,IDN -> *', 'ban CHN,IDN -> * + stock 3000 t KOR'].map((text) =>
      run(oneStage, text, 6, 0, 8),
    );
    const lost = (outcome: Outcome) => [...outcome.all(0, 'tonnesLost')];
    lost(withStock!).forEach((tonnes, n) => {
      expect(tonnes).toBeLessThan(lost(without!)[n]! + 1e-9);
    });
    // A ministry waits: where scarcity never reaches its threshold nothing is let out.
    expect(lost(withStock!).filter((tonnes, n) => tonnes < lost(without!)[n]! - 1).length).toBeGreaterThan(3);
  });

  it('orders ahead of an announced licence, then next to nothing, then a return', () => {
    const outcome = run(oneStage, 'licence 60 d CHN -> *', 8, 1, 8);
    const mean = (k: number) => outcome.watched(0, k, 0).reduce((a, b) => a + b, 0) / 8;
    const normal = outcome.seller(0, 'CHN', 'before').reduce((a, b) => a + b, 0) / 8 / 8;
    expect(mean(0)).toBeGreaterThan(1.2 * normal);
    expect(mean(1)).toBeLessThan(0.35 * normal);
    expect(mean(8)).toBeGreaterThan(2 * mean(1));
  });
});

describe('what a licence lets through', () => {
  const terms = (recovery: number) => ({
    'licence-gap-flow': 0.1,
    'licence-gap-length': 1,
    'licence-ramp-months': 2,
    'licence-recovery': recovery,
  });
  it('is the gap flow for the days written, then climbs to the licensed level', () => {
    const days = (2 * 365) / 12;
    const shares = [0, 1, 2, 3, 4, 9].map((month) => licensedShare(month, days, terms(0.9)));
    [0.1, 0.1, 0.5, 0.9, 0.9, 0.9].forEach((share, i) => {
      expect(shares[i]).toBeCloseTo(share, 12);
    });
  });
  it('never lets more through in the gap than after it', () => {
    expect(licensedShare(0, 60, terms(0.05))).toBeCloseTo(0.05, 12);
  });
});
