import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import { type StageEquilibrium, solve } from '../market/index.js';
import { applied } from './apply.js';
import { type Calibration, calibrate, type DrawnMarket } from './calibrate.js';
import { withoutIdleShutdown } from './ensemble.js';
import { type Job, layoutOf } from './job.js';
import type { Effect } from './measures/index.js';
import type { ParameterRow } from './parameters.js';
import { failed, writeYear } from './year-row.js';

/**
 * The central case of one market, the modes of all parameters, read once and solved again for every measure: each search starts at
 * the last answer, so that a slider that moves a little costs a few steps. Row of numbers as `runDraws` keeps of draw -1, equal to it
 * within rounding (the same equilibrium is reached from another start).
 *
 * @example new CentralCase(market, parameters, 'KOR').row(effectsOf(parseMeasures('outage 30% CHN'), market))
 */
export class CentralCase {
  private readonly calibration: Calibration;
  private readonly drawn: DrawnMarket;
  private readonly width: number;
  private near: readonly StageEquilibrium[] | undefined;

  constructor(
    market: BaseMarket,
    parameters: readonly ParameterRow[],
    private readonly importer: CountryCode,
  ) {
    this.calibration = calibrate(market, parameters, 0, importer);
    this.drawn = this.calibration.draw(-1);
    const job: Job = { market, parameters, importer, seed: 0, draws: 0, scenarios: [], sellers: true };
    this.width = layoutOf(job).width;
  }

  /** Figures of the importer under effects, then each seller's tonnes before and after; all NaN but `failed` where there is no answer. */
  row(effects: readonly Effect[]): Float64Array {
    const row = new Float64Array(this.width);
    const measures = applied(effects, this.calibration);
    const near = this.near ? { near: this.near } : {};
    const model = withoutIdleShutdown(this.drawn.model, measures);
    const answer = solve(model, measures, { money: 'buyers', ...near });
    if (answer.status !== 'solved') {
      failed(row);
      return row;
    }
    this.near = answer.stages;
    writeYear(row, this.drawn, answer, measures, this.calibration.node.get(this.importer)!);
    return row;
  }
}
