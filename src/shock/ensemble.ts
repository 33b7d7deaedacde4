import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import { type Equilibrium, solve } from '../market/index.js';
import { applied } from './apply.js';
import { type Calibration, calibrate, type DrawnMarket } from './calibrate.js';
import type { DriverGroup } from './draw.js';
import type { Effect } from './measures/index.js';
import type { ParameterRow } from './parameters.js';

/** Effects in force together, solved for every draw or for some. */
export interface Scenario {
  readonly effects: readonly Effect[];
  /** Ascending draw numbers; absent: all. */
  readonly only?: readonly number[];
  /** Groups of assumptions drawn from the second stream: what `drivers` compares. */
  readonly swapped?: readonly DriverGroup[];
}

/** A mineral, seen by one importer, under several scenarios on common draws. Plain data: it can be sent to a thread. */
export interface Job {
  readonly market: BaseMarket;
  readonly parameters: readonly ParameterRow[];
  readonly importer: CountryCode;
  readonly seed: number;
  readonly draws: number;
  readonly scenarios: readonly Scenario[];
  /** Also each seller's tonnes to the importer, before and after. */
  readonly sellers: boolean;
}

/** What is kept of one solve: figures of the importer at the last stage, money in USD a year, and how well the solve holds. */
export const columns = [
  'baseTonnes',
  'tonnesLost',
  'unserved',
  'priceIndex',
  'scarcityIndex',
  'extraBillUsd',
  'buyerLossUsd',
  'largestGrowth',
  'residualTonnes',
  'relativeExcess',
  'failed',
] as const;
export type Column = (typeof columns)[number];

export interface Layout {
  readonly countries: readonly CountryCode[];
  /** Numbers kept of one solve. */
  readonly width: number;
}

/** Countries in node order and the number of values of one solve. */
export function layoutOf(job: Job): Layout {
  const countries = [
    ...new Set(job.market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer]))),
  ].sort();
  return { countries, width: columns.length + (job.sellers ? 2 * countries.length : 0) };
}

/** Largest growth of one seller's tonnes to the importer among sellers of at least 2 % of use; from nothing counts from 0.1 % of use. */
function largestGrowth(before: Float64Array, after: Float64Array, use: number): number {
  let largest = 0;
  for (let i = 0; i < before.length; i++)
    if (after[i]! >= 0.02 * use) largest = Math.max(largest, after[i]! / Math.max(before[i]!, 0.001 * use));
  return largest;
}

const columnOf = (flow: Float64Array, n: number, j: number) =>
  Float64Array.from({ length: n }, (_, i) => flow[i * n + j]!);

/** Contracts reach the importer outside the market; they count as tonnes of their seller. */
function addContracts(
  after: Float64Array,
  answer: Equilibrium,
  measures: ReturnType<typeof applied>,
  at: { stage: number; node: number },
): void {
  for (const { measure, tonnes } of answer.contracts) {
    const commit = measures[measure]!;
    if (commit.kind === 'commit' && commit.stage === at.stage && commit.to === at.node && commit.from !== undefined)
      after[commit.from]! += tonnes;
  }
}

function write(
  row: Float64Array,
  drawn: DrawnMarket,
  answer: Equilibrium,
  measures: ReturnType<typeof applied>,
  importer: number,
): void {
  const n = drawn.model.nodes;
  const stage = drawn.model.stages.length - 1;
  const end = answer.stages[stage]!;
  const before = columnOf(drawn.baseFlow[stage]!, n, importer);
  const after = columnOf(end.flow, n, importer);
  addContracts(after, answer, measures, { stage, node: importer });
  const use = drawn.model.stages[stage]!.finalDemand[importer]!;
  row.set([
    use,
    use - end.demand[importer]!,
    end.unserved[importer]!,
    end.averagePrice[importer]!,
    end.scarcityIndex[importer]!,
    answer.money.extraBill[importer]!,
    answer.money.buyerLoss[importer]!,
    largestGrowth(before, after, use),
    answer.certificate.maxExcessTonnes,
    answer.certificate.relativeExcess,
    answer.status === 'solved' ? 0 : 1,
  ]);
  if (row.length > columns.length) {
    row.set(before, columns.length);
    row.set(after, columns.length + n);
  }
}

function failed(row: Float64Array): void {
  row.fill(Number.NaN);
  row[columns.indexOf('failed')] = 1;
}

/**
 * Solves every scenario for the draws from <= n < to.
 * @returns (to - from) x scenarios x width numbers; rows of draws a scenario does not ask for are NaN
 */
export function runDraws(job: Job, from: number, to: number): Float64Array {
  const calibration: Calibration = calibrate(job.market, job.parameters, job.seed);
  const { width } = layoutOf(job);
  const measures = job.scenarios.map(({ effects }) => applied(effects, calibration));
  const wanted = job.scenarios.map(({ only }) => only && new Set(only));
  const importer = calibration.node.get(job.importer)!;
  const out = new Float64Array((to - from) * job.scenarios.length * width).fill(Number.NaN);
  for (let draw = from; draw < to; draw++) {
    const asked = job.scenarios.flatMap((_, s) => (wanted[s]?.has(draw) === false ? [] : [s]));
    if (asked.length === 0) continue;
    const plain = calibration.draw(draw);
    for (const s of asked) {
      const at = ((draw - from) * job.scenarios.length + s) * width;
      const row = out.subarray(at, at + width);
      const { swapped } = job.scenarios[s]!;
      const drawn = swapped ? calibration.draw(draw, swapped) : plain;
      const answer = solve(drawn.model, measures[s]!);
      if (answer.status === 'solved') write(row, drawn, answer, measures[s]!, importer);
      else failed(row);
    }
  }
  return out;
}

/** All draws of a job: here one after the other, in Node on threads, in a page on workers; the same bits wherever. */
export interface Runner {
  run(job: Job): Promise<Float64Array>;
}

export const inThisThread: Runner = { run: async (job) => runDraws(job, 0, job.draws) };

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

  /** One number a draw, in the order of the draws. */
  all(scenario: number, column: Column): Float64Array {
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.value(draw, scenario, column));
  }

  /** Tonnes to the importer before and after, one number a draw. */
  seller(scenario: number, country: CountryCode, when: 'before' | 'after'): Float64Array {
    const { countries } = this.layout;
    const offset = columns.length + countries.indexOf(country) + (when === 'after' ? countries.length : 0);
    return Float64Array.from({ length: this.job.draws }, (_, draw) => this.values[this.at(draw, scenario) + offset]!);
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
