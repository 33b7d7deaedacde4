import type { CountryCode } from '../base/index.js';
import { type Column, columns, type Job, type Layout, layoutOf } from './job.js';
import { type MonthColumn, monthColumns } from './path/plan.js';

/** Reads the numbers of a run by draw, scenario and column. */
export class Outcome {
  readonly layout: Layout;
  constructor(
    readonly job: Job,
    private readonly values: Float64Array,
  ) {
    this.layout = layoutOf(job);
  }

  private at(draw: number, scenario: number): number {
    return (draw * this.job.scenarios.length + scenario) * this.layout.width;
  }

  value(draw: number, scenario: number, column: Column): number {
    return this.values[this.at(draw, scenario) + columns.indexOf(column)]!;
  }

  /** One number a draw, in the order of the draws; the first `draws` of them. */
  all(scenario: number, column: Column, draws = this.job.draws): Float64Array {
    return Float64Array.from({ length: draws }, (_, draw) => this.value(draw, scenario, column));
  }

  /** Tonnes to the importer before and after, one number a draw. */
  seller(scenario: number, country: CountryCode, when: 'before' | 'after'): Float64Array {
    const { countries } = this.layout;
    const offset = columns.length + countries.indexOf(country) + (when === 'after' ? countries.length : 0);
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, scenario) + offset]!);
  }

  /** Tonnes, price or stock of month k (0: the first of the path), one number a draw. */
  month(scenario: number, k: number, column: MonthColumn): Float64Array {
    return this.monthly(scenario, k, monthColumns.indexOf(column));
  }

  /** Tonnes of a watched flow in month k, one number a draw. */
  watched(scenario: number, k: number, flow: number): Float64Array {
    return this.monthly(scenario, k, monthColumns.length + flow);
  }

  private monthly(scenario: number, k: number, column: number): Float64Array {
    const { path, sellers } = this.job;
    const first = columns.length + (sellers ? 2 * this.layout.countries.length : 0);
    const at = first + k * (monthColumns.length + path!.watch.length) + column;
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, scenario) + at]!);
  }

  /** Solves done, how many found no answer, and the worst residuals over all of them. */
  certificate(): { solves: number; failed: number; worstResidualTonnes: number; worstRelativeExcess: number } {
    const sum = { solves: 0, failed: 0, worstResidualTonnes: 0, worstRelativeExcess: 0 };
    for (let draw = 0; draw < this.job.draws; draw++)
      for (let s = 0; s < this.job.scenarios.length; s++) {
        const flag = this.value(draw, s, 'failed');
        if (Number.isNaN(flag)) continue;
        sum.solves++;
        if (flag === 1) sum.failed++;
        else {
          sum.worstResidualTonnes = Math.max(sum.worstResidualTonnes, this.value(draw, s, 'residualTonnes'));
          sum.worstRelativeExcess = Math.max(sum.worstRelativeExcess, this.value(draw, s, 'relativeExcess'));
        }
      }
    return sum;
  }
}
