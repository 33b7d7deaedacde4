import type { Equilibrium, Measure } from '../market/index.js';
import type { DrawnMarket } from './calibrate.js';
import { columns } from './job.js';
import { largestGrowth } from './largest-growth.js';

export const columnOf = (flow: Float64Array, n: number, j: number) =>
  Float64Array.from({ length: n }, (_, i) => flow[i * n + j]!);

/** Contracts reach the importer outside the market; they count as tonnes of their seller. */
function addContracts(
  after: Float64Array,
  answer: Equilibrium,
  measures: readonly Measure[],
  at: { stage: number; node: number },
): void {
  for (const { measure, tonnes } of answer.contracts) {
    const commit = measures[measure]!;
    if (commit.kind === 'commit' && commit.stage === at.stage && commit.to === at.node && commit.from !== undefined)
      after[commit.from]! += tonnes;
  }
}

/** Writes one solve of a year into a row of an ensemble. */
export function writeYear(
  row: Float64Array,
  drawn: DrawnMarket,
  answer: Equilibrium,
  measures: readonly Measure[],
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
    answer.money.extraBillPrice[importer]!,
    answer.money.switchingCost[importer]!,
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
