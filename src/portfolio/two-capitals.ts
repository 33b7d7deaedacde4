import type { Krw } from '../base/index.js';
import { usualLimits } from './choose.js';
import { untouchedLoss } from './frontier.js';
import { jointLoss, type LossTable, meanOf } from './loss-table.js';
import type { Milp, MilpSolver } from './milp.js';
import { choiceModel, picksOf, type Request, scale } from './model.js';
import { subsetIds } from './subset.js';

/** One plan as both capitals see it. */
export interface CapitalPoint {
  readonly chosen: readonly string[];
  readonly cost: Krw;
  /** Averted expected loss a year of the importer. */
  readonly importerGain: Krw;
  /** Present value of the partner's revenue and value added at home. */
  readonly partnerGain: Krw;
}

/**
 * Pareto front of (importer's averted loss, partner's gain) by the epsilon-constraint method (Haimes, Lasdon & Wismer 1971):
 * maximise the importer's gain with the partner's at least e, for `steps` values of e between its gain in the importer's best plan and its greatest.
 * Points are undominated and ascend in the partner's gain.
 */
export async function paretoFront(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
  steps = 12,
): Promise<CapitalPoint[]> {
  const picks = picksOf(tables);
  const base = meanOf(untouchedLoss(tables));
  const model = choiceModel(tables, { ...request, objective: { tailWeight: 0, level: 0.95 } });
  const gains = picks.map(({ outcome }) => outcome.partnerGain / scale);
  const solve = async (programme: Milp): Promise<CapitalPoint | undefined> => {
    const { status, values } = await solver.solve(programme, usualLimits);
    if (status !== 'optimal') return undefined;
    const kept = picks.filter((_, k) => values[k]! > 0.5);
    return {
      chosen: kept.flatMap(({ table, outcome }) => subsetIds(table.group, outcome.subset)),
      cost: kept.reduce((sum, { outcome }) => sum + outcome.cost, 0),
      importerGain: base - meanOf(jointLoss(kept.map(({ outcome }) => outcome))),
      partnerGain: kept.reduce((sum, { outcome }) => sum + outcome.partnerGain, 0),
    };
  };
  const index = picks.map((_, k) => k);
  const atLeast = (e: Krw): Milp => ({
    columns: model.columns.map((c, k) => ({ ...c, cost: c.cost - 1e-9 * (gains[k] ?? 0) })),
    rows: [...model.rows, { name: 'partner', index, coefficient: gains, low: e / scale, high: Infinity }],
  });
  const partnerBest = await solve({
    ...model,
    columns: model.columns.map((c, k) => ({ ...c, cost: -(gains[k] ?? 0) + 1e-9 * c.cost })),
  });
  const importerBest = await solve(atLeast(-Number.MAX_SAFE_INTEGER));
  if (!partnerBest || !importerBest) return [];
  const found = [importerBest, partnerBest];
  const span = partnerBest.partnerGain - importerBest.partnerGain;
  for (let k = 1; k < steps; k++) {
    const point = await solve(atLeast(importerBest.partnerGain + (span * k) / steps));
    if (point) found.push(point);
  }
  return undominated(found);
}

function undominated(points: readonly CapitalPoint[]): CapitalPoint[] {
  const better = (a: CapitalPoint, b: CapitalPoint) =>
    a.importerGain >= b.importerGain &&
    a.partnerGain >= b.partnerGain &&
    (a.importerGain > b.importerGain || a.partnerGain > b.partnerGain);
  const distinct = points.filter((p, k) => points.findIndex((q) => q.chosen.join() === p.chosen.join()) === k);
  return distinct
    .filter((p) => !distinct.some((q) => better(q, p)))
    .sort((a, b) => a.partnerGain - b.partnerGain || b.importerGain - a.importerGain);
}

/**
 * The Nash bargaining point (Nash 1950) of a front: the greatest product of gains over doing nothing, where both gain.
 * A point of the arithmetic, not a forecast of what two governments would accept. Undefined where no plan helps both.
 */
export function nashPoint(front: readonly CapitalPoint[]): CapitalPoint | undefined {
  const both = front.filter((p) => p.importerGain > 0 && p.partnerGain > 0);
  return both.reduce<CapitalPoint | undefined>(
    (best, p) => (!best || p.importerGain * p.partnerGain > best.importerGain * best.partnerGain ? p : best),
    undefined,
  );
}
