import type { CountryCode } from '../base/index.js';
import { type Column, columns, corridorColumns, type Job, type Layout, layoutOf, membersOf } from './job.js';
import { endColumns, type MonthColumn, monthColumns } from './path/plan.js';

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

  /** Of the closed corridor of the first scenario, gross tonnes or USD a gross tonne, one number a draw; `by`: what goes that way. */
  corridor(what: (typeof corridorColumns)[number] | { readonly by: string }): Float64Array {
    const { countries, ways } = this.layout;
    const at =
      columns.length +
      2 * countries.length +
      (typeof what === 'string' ? corridorColumns.indexOf(what) : corridorColumns.length + ways.indexOf(what.by));
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, 0) + at]!);
  }

  /** What an exporter sells abroad at all stages, one number a draw. */
  exported(country: CountryCode, when: 'before' | 'after'): Float64Array {
    const { exporters, width } = this.layout;
    const at = width - 2 * (exporters.length - exporters.indexOf(country)) + (when === 'after' ? 1 : 0);
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, 0) + at]!);
  }

  /** Tonnes, price or stock of month k (0: the first of the path), one number a draw. */
  month(scenario: number, k: number, column: MonthColumn): Float64Array {
    return this.monthly(scenario, k, monthColumns.indexOf(column));
  }

  /** Tonnes of a watched flow in month k, one number a draw. */
  watched(scenario: number, k: number, flow: number): Float64Array {
    return this.monthly(scenario, k, monthColumns.length + flow);
  }

  /** What stocks miss at the end of a path, one number a draw. */
  atEnd(column: (typeof endColumns)[number]): Float64Array {
    const at = this.layout.width - endColumns.length + endColumns.indexOf(column);
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, 0) + at]!);
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

/** The outcomes of the minerals of a block, the job's own first. */
export function outcomesOf(job: Job, values: Float64Array): readonly Outcome[] {
  const members = membersOf(job);
  if (members.length === 1) return [new Outcome(job, values)];
  const { width } = layoutOf(job);
  let at = 0;
  return members.map((member) => {
    const own = layoutOf(member).width;
    const rows = new Float64Array(job.draws * own);
    for (let draw = 0; draw < job.draws; draw++)
      rows.set(values.subarray(draw * width + at, draw * width + at + own), draw * own);
    at += own;
    return new Outcome(member, rows);
  });
}
