import type { Measure as MarketMeasure, MarketModel, PathMonth } from '../../market/index.js';
import type { Calibration, DrawnMarket } from '../calibrate.js';
import { columns } from '../job.js';
import { largestGrowth } from '../largest-growth.js';
import { columnOf } from '../year-row.js';
import { announcedSellers } from './front-load.js';
import type { DrawnPath } from './path.js';
import { endColumns, monthColumns, type PathPlan, pathWidth } from './plan.js';

/** Tonnes that reached `to` by contract in a month, by seller; stock releases of a measure have none. */
function contracted(
  month: PathMonth,
  measures: readonly MarketMeasure[],
  stage: number,
  to: number,
  n: number,
): Float64Array {
  const tonnes = new Float64Array(n);
  for (const contract of month.equilibrium.contracts) {
    const commit = measures[contract.measure]!;
    if (commit.kind === 'commit' && commit.stage === stage && commit.to === to && commit.from !== undefined)
      tonnes[commit.from]! += contract.tonnes - contract.surplus;
  }
  return tonnes;
}

/** Mean price paid by buyers outside the countries whose sellers the measures hold back, by use. */
function outsidePrice(month: PathMonth, stage: number, inside: ReadonlySet<number>): number {
  const { averagePrice, demand } = month.equilibrium.stages[stage]!;
  let [sum, weight] = [0, 0];
  averagePrice.forEach((price, j) => {
    if (inside.has(j) || Number.isNaN(price)) return;
    sum += price * demand[j]!;
    weight += demand[j]!;
  });
  return sum / weight;
}

/**
 * Writes a path into a row of an ensemble: totals over the months in force in the columns of a year, sellers' tonnes where the row has room
 * for them, then months x (columns, watched flows). The bill is what is bought at the month's mean price, contracts at the base price,
 * less the base bill, notice included, plus what the missing stock costs at the end. The loss is p0 int_1^V F dv less what stock let out saves
 * (at the month's index, stock built is paid at it, notice included), plus that same cost: a stock shortens the loss and is no free lunch.
 */
export function writePath(
  row: Float64Array,
  plan: PathPlan,
  calibration: Calibration,
  { path, measures, stocks }: DrawnPath,
  drawn: DrawnMarket,
  j: number,
): void {
  const { nodes: n, stages }: MarketModel = drawn.model;
  const stage = stages.length - 1;
  const { basePrice, finalDemand, choke } = stages[stage]!;
  const inside = new Set(
    [...announcedSellers(plan.measures)].flatMap((country) => calibration.node.get(country) ?? []),
  );
  const monthBase = finalDemand[j]! / 12;
  const width = monthColumns.length + plan.watch.length;
  const sum = {
    base: 0,
    used: 0,
    unserved: 0,
    paid: 0,
    index: 0,
    bill: 0,
    loss: 0,
    more: 0,
    switching: 0,
    residual: 0,
    excess: 0,
  };
  const sellers = new Float64Array(n);
  const months = row.subarray(row.length - pathWidth(plan));
  const ofImporter = (values: Float64Array) =>
    stocks.reduce((total, { node }, k) => (node === j ? total + values[k]! : total), 0);
  path.months.forEach((month, k) => {
    const end = month.equilibrium.stages[stage]!;
    const given = contracted(month, measures[k]!, stage, j, n);
    const [use, price] = [end.demand[j]!, end.averagePrice[j]!];
    const contracts = given.reduce((a, b) => a + b, 0);
    const bought = Math.max(use + end.built[j]! - end.released[j]! - contracts, 0);
    months.set([monthBase, use, price, ofImporter(month.stocks), outsidePrice(month, stage, inside)], k * width);
    plan.watch.forEach(({ exporter, importer }, w) => {
      const i = calibration.node.get(exporter);
      if (i === undefined) return;
      const buyers =
        importer === '*' ? [...finalDemand.keys()].filter((buyer) => buyer !== i) : [calibration.node.get(importer)];
      months[k * width + monthColumns.length + w] = buyers.reduce<number>(
        (total, to) =>
          to === undefined ? total : total + end.flow[i * n + to]! + contracted(month, measures[k]!, stage, to, n)[i]!,
        0,
      );
    });
    sum.bill += (bought > 0 ? bought * price : 0) + contracts - monthBase;
    const drawnDown = end.released[j]! - end.built[j]!;
    const index = end.scarcityIndex[j]!;
    sum.loss -= basePrice * (Number.isNaN(index) ? choke : index) * drawnDown;
    sum.residual = Math.max(sum.residual, month.equilibrium.certificate.maxExcessTonnes);
    sum.excess = Math.max(sum.excess, month.equilibrium.certificate.relativeExcess);
    if (k < plan.notice) return;
    sum.base += monthBase;
    sum.used += use;
    sum.unserved += end.unserved[j]!;
    sum.paid += use * price;
    sum.index += use * end.scarcityIndex[j]!;
    sum.loss += month.equilibrium.money.buyerLoss[j]!;
    sum.more += month.equilibrium.money.extraBillPrice[j]!;
    sum.switching += month.equilibrium.money.switchingCost[j]!;
    for (let i = 0; i < n; i++) sellers[i]! += end.flow[i * n + j]! + given[i]!;
  });
  const missing = ofImporter(path.short.money);
  const total = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  months.set(
    [ofImporter(path.short.tonnes), missing, total(path.sellersShort.tonnes), total(path.sellersShort.money)],
    months.length - endColumns.length,
  );
  const before = columnOf(drawn.baseFlow[stage]!, n, j).map((tonnes) => (tonnes * plan.months) / 12);
  row.set([
    sum.base,
    sum.base - sum.used,
    sum.unserved,
    sum.paid / sum.used,
    sum.index / sum.used,
    basePrice * sum.bill + missing,
    sum.loss + missing,
    sum.more,
    sum.switching,
    largestGrowth(before, sellers, sum.base),
    sum.residual,
    sum.excess,
    0,
  ]);
  if (row.length - months.length > columns.length) {
    row.set(before, columns.length);
    row.set(sellers, columns.length + n);
  }
}
