import type { Krw } from '../base/index.js';
import { type Choice, usualLimits } from './choose.js';
import { cutAt, firstCut } from './loss-cuts.js';
import { jointLoss, type LossTable, type SubsetOutcome, weightsOf } from './loss-table.js';
import type { MilpSolver, Row } from './milp.js';
import { choiceModel, needsTheta, picksOf, type Request, scale } from './model.js';
import { objectiveOf } from './objective.js';
import { subsetIds } from './subset.js';

/**
 * The cheapest plan of a request that leaves at most `ceiling` (objective, KRW a year); of equally cheap ones the better. One programme where losses only add; else cuts
 * are added as in `choose` while the plan found is taken for better than it is. Undefined where there is none.
 * @param cuts those of the losses and objective; what is found here is added
 */
export async function leastSpend(
  tables: readonly LossTable[],
  request: Request,
  ceiling: Krw,
  solver: MilpSolver,
  cuts: Row[],
): Promise<readonly SubsetOutcome[] | undefined> {
  const { objective } = request;
  const picks = picksOf(tables);
  const joint = needsTheta(tables, objective);
  if (joint && cuts.length === 0) cuts.push(firstCut(tables, objective));
  for (;;) {
    const { columns, rows } = choiceModel(tables, request, joint ? cuts : []);
    const coefficient = columns.map(({ cost }) => cost);
    const enough = { name: 'enough', index: [...columns.keys()], coefficient, low: -Infinity, high: ceiling / scale };
    const spend = columns.map((column, k) => ({
      ...column,
      cost: 1e-6 * column.cost + (k < picks.length ? picks[k]!.outcome.cost / scale : 0),
    }));
    const { status, values } = await solver.solve({ columns: spend, rows: [...rows, enough] }, usualLimits);
    if (status !== 'optimal') return undefined;
    const outcomes = picks.filter((_, k) => values[k]! > 0.5).map(({ outcome }) => outcome);
    const left = joint ? objectiveOf(objective, jointLoss(outcomes), weightsOf(tables)) : Number.NEGATIVE_INFINITY;
    if (left <= ceiling + 1e-7 * Math.abs(ceiling)) return outcomes;
    cuts.push(cutAt(tables, objective, values, `cut${cuts.length}`).row);
  }
}

/** Share of the objective within which plans count as equally good: half of what the solver tells apart. */
const alike = 5e-7;

/**
 * Of the plans as good as the best one (within the gap that the solver proves) the cheapest: nothing is bought that averts nothing to speak of.
 * @param ceiling what it may leave at most, besides
 */
export async function thrifty(
  tables: readonly LossTable[],
  request: Request,
  best: Choice,
  solver: MilpSolver,
  cuts: Row[],
  ceiling = Number.POSITIVE_INFINITY,
): Promise<Choice> {
  if (best.outcomes.length === 0) return best;
  const most = Math.min(best.objective + alike * Math.abs(best.objective), Math.max(ceiling, best.objective));
  const outcomes = await leastSpend(tables, request, most, solver, cuts);
  const cost = outcomes?.reduce((sum, outcome) => sum + outcome.cost, 0) ?? Number.POSITIVE_INFINITY;
  if (!outcomes || cost >= best.cost) return best;
  const objective = objectiveOf(request.objective, jointLoss(outcomes), weightsOf(tables));
  const chosen = tables.flatMap((table, g) => subsetIds(table.group, outcomes[g]!.subset));
  const gap = Math.max(objective - best.bound, 0) / Math.max(Math.abs(objective), 1e-10);
  return { ...best, chosen, outcomes, cost, objective, gap };
}
