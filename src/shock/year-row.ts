import type { CountryCode } from '../base/index.js';
import type { BlockEquilibrium, Equilibrium, Measure } from '../market/index.js';
import type { Calibration, DrawnMarket } from './calibrate.js';
import type { ShutCorridor } from './corridor.js';
import { columns, corridorColumns, type Layout } from './job.js';
import { largestGrowth } from './largest-growth.js';

export const columnOf = (flow: Float64Array, n: number, j: number) =>
  Float64Array.from({ length: n }, (_, i) => flow[i * n + j]!);

/** A row of a solve without an answer. */
export function failed(row: Float64Array): void {
  row.fill(Number.NaN);
  row[columns.indexOf('failed')] = 1;
}

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

/** Writes what a closed corridor still carries, contracts included, behind the sellers of a row. @param market none where nothing but contracts takes it */
export function writeCorridor(
  row: Float64Array,
  { countries, ways }: Layout,
  market: BlockEquilibrium['corridors'][number] | undefined,
  shut: ShutCorridor,
): void {
  const at = columns.length + 2 * countries.length;
  const contracts = shut.contracted.reduce((sum, tonnes) => sum + tonnes, 0);
  row.set([shut.passed, (market?.grossTonnes ?? 0) + contracts, market?.rent ?? 0], at);
  row.set(
    ways.map((by) => {
      const way = shut.ways.indexOf(by);
      return (market?.detoured[way] ?? 0) + shut.contracted[way]!;
    }),
    at + corridorColumns.length,
  );
}

/** Writes what exporters sell abroad at all stages, before and after, at the end of a row. */
export function writeExporters(
  row: Float64Array,
  exporters: readonly CountryCode[],
  { node, countries }: Calibration,
  { baseFlow }: DrawnMarket,
  { stages }: Equilibrium,
): void {
  const n = countries.length;
  exporters.forEach((exporter, k) => {
    const i = node.get(exporter);
    const abroad = (flows: readonly Float64Array[]) =>
      flows.reduce((sum, flow) => {
        for (let j = 0; j < n; j++) if (i !== undefined && j !== i) sum += flow[i * n + j]!;
        return sum;
      }, 0);
    const at = row.length - 2 * (exporters.length - k);
    row.set([abroad(baseFlow), abroad(stages.map(({ flow }) => flow))], at);
  });
}
