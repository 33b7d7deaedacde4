import type { Krw } from '../base/index.js';
import { type Choice, choose, usualLimits } from './choose.js';
import { untouchedLoss } from './frontier.js';
import { type LossTable, meanOf, type SubsetOutcome, weightsOf } from './loss-table.js';
import type { MilpSolver, Row } from './milp.js';
import { choiceModel, picksOf, type Request, scale } from './model.js';

/** One plan as both capitals see it. */
export interface CapitalPoint {
  readonly chosen: readonly string[];
  readonly cost: Krw;
  /** Averted expected loss a year of the importer. */
  readonly importerGain: Krw;
  /** Present value of the partner's revenue and value added at home. */
  readonly partnerGain: Krw;
}

/** The plan that gains the partner most; of several the one that leaves the importer least expected loss of its groups. */
async function partnerBest(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
  cuts: Row[],
): Promise<Choice> {
  const picks = picksOf(tables);
  const { columns, rows } = choiceModel(tables, request, cuts);
  const gains = columns.map((column, k) => ({
    ...column,
    cost: k < picks.length ? 1e-9 * column.cost - picks[k]!.outcome.partnerGain / scale : 0,
  }));
  const found = await solver.solve({ columns: gains, rows }, usualLimits);
  const outcomes = picks.filter((_, k) => found.values[k]! > 0.5).map(({ outcome }) => outcome);
  const rules = [...request.rules, { kind: 'partner-gain-at-least' as const, gain: gainOf(outcomes) * (1 - 1e-9) }];
  return choose(tables, { ...request, rules }, solver, usualLimits, cuts);
}

const gainOf = (outcomes: readonly SubsetOutcome[]): Krw => outcomes.reduce((sum, one) => sum + one.partnerGain, 0);

/**
 * Pareto front of (importer's averted loss, partner's gain) by the epsilon-constraint method (Haimes, Lasdon & Wismer 1971):
 * maximise the importer's gain with the partner's at least e, for `steps` values of e between its gain in the importer's best plan and its greatest.
 * Points are undominated and ascend in the partner's gain.
 */
export async function paretoFront(
  tables: readonly LossTable[],
  asked: Request,
  solver: MilpSolver,
  steps = 12,
): Promise<CapitalPoint[]> {
  const request: Request = { ...asked, objective: { tailWeight: 0, level: 0.95 } };
  const base = meanOf(untouchedLoss(tables), weightsOf(tables));
  const point = ({ chosen, cost, objective, outcomes }: Choice): CapitalPoint => ({
    chosen,
    cost,
    importerGain: base - objective,
    partnerGain: gainOf(outcomes),
  });
  const cuts: Row[] = [];
  const importerBest = await choose(tables, request, solver, usualLimits, cuts);
  if (importerBest.outcomes.length === 0) return [];
  const partners = await partnerBest(tables, request, solver, cuts);
  const found = [importerBest, partners.outcomes.length > 0 ? partners : importerBest].map(point);
  const [least, most] = found.map(({ partnerGain }) => partnerGain) as [Krw, Krw];
  for (let k = 1; k < steps; k++) {
    const rule = { kind: 'partner-gain-at-least' as const, gain: least + ((most - least) * k) / steps };
    const choice = await choose(tables, { ...request, rules: [...request.rules, rule] }, solver, usualLimits, cuts);
    if (choice.outcomes.length > 0) found.push(point(choice));
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
