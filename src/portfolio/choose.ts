import { Bug, type Krw } from '../base/index.js';
import { cutAt, firstCut } from './loss-cuts.js';
import { jointLoss, type LossTable, type SubsetOutcome, weightsOf } from './loss-table.js';
import type { MilpLimits, MilpSolution, MilpSolver, MilpStatus, Row } from './milp.js';
import { choiceModel, needsTheta, picksOf, type Request, scale } from './model.js';
import { objectiveOf } from './objective.js';
import { subsetIds } from './subset.js';

export const usualLimits: MilpLimits = { seconds: 60, gap: 1e-6 };

/** The set that a request leads to, with the solver's own certificate. */
export interface Choice {
  readonly status: MilpStatus;
  /** Ids, in the order of groups and members. */
  readonly chosen: readonly string[];
  /** One outcome a group, in the order of the tables; empty where the request is infeasible. */
  readonly outcomes: readonly SubsetOutcome[];
  readonly cost: Krw;
  /** Objective on the sample, recomputed from the chosen columns, KRW a year. */
  readonly objective: Krw;
  readonly bound: Krw;
  readonly gap: number;
}

const most = { relaxed: 80, whole: 60 };

/**
 * Solves the request. Where losses of groups only add and there is no tail: one programme. Else cuts are added where the relaxed, then the whole
 * programme takes the loss for less than it is, until the best plan found is within the gap of the bound; it ends, since no plan is found short twice.
 * @param cuts those known for the same losses, weights and objective, whatever the budget and rules; what is found here is added
 */
export async function choose(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
  limits: MilpLimits = usualLimits,
  cuts: Row[] = [],
): Promise<Choice> {
  const { objective } = request;
  if (!needsTheta(tables, objective)) {
    const found = await solver.solve(choiceModel(tables, request), limits);
    return planOf(tables, request, found, found.bound, solver.name);
  }
  if (cuts.length === 0) cuts.push(firstCut(tables, objective));
  const grow = (found: MilpSolution, tolerance: number): boolean => {
    const { row, theta, mean } = cutAt(tables, objective, found.values, `cut${cuts.length}`);
    const size = Math.max(Math.abs(theta), mean, 1e-9);
    if (theta - found.values[row.index.at(-1)!]! <= tolerance * size) return false;
    cuts.push(row);
    return true;
  };
  for (let round = 0; round < most.relaxed; round++) {
    const found = await solver.solve(choiceModel(tables, request, cuts, 'continuous'), limits);
    if (found.status !== 'optimal' || !grow(found, 1e-4)) break;
  }
  let best: Choice | undefined;
  for (let round = 0; round < most.whole; round++) {
    const found = await solver.solve(choiceModel(tables, request, cuts), limits);
    const plan = planOf(tables, request, found, found.bound, solver.name);
    if (plan.outcomes.length === 0) return plan;
    if (!best || plan.objective < best.objective) best = plan;
    const bound = found.bound * scale;
    const gap = Math.max(best.objective - bound, 0) / Math.max(Math.abs(best.objective), 1e-10);
    best = { ...best, bound, gap, status: gap <= Math.max(limits.gap, 1e-6) ? found.status : 'limit' };
    if (best.status !== 'limit' || !grow(found, 1e-9)) break;
  }
  return best!;
}

/** The plan a solution stands for; its objective is that of the losses themselves, which the solver's must equal unless there is a tail. */
function planOf(
  tables: readonly LossTable[],
  request: Request,
  { status, objective: theirs, values, gap }: MilpSolution,
  bound: number,
  solver: string,
): Choice {
  if (status !== 'optimal' && status !== 'limit') {
    const nothing = { chosen: [], outcomes: [], cost: 0, objective: Number.NaN, bound: Number.NaN, gap: Number.NaN };
    return { status, ...nothing };
  }
  const picks = picksOf(tables).filter((_, k) => values[k]! > 0.5);
  const outcomes = picks.map((pick) => pick.outcome);
  const objective = objectiveOf(request.objective, jointLoss(outcomes), weightsOf(tables));
  const over = theirs * scale - objective;
  const wrong = needsTheta(tables, request.objective) ? over : Math.abs(over);
  if (wrong > 1e-6 * Math.max(Math.abs(objective), scale))
    throw new Bug('objective-differs', `${solver} says ${theirs * scale}, the losses say ${objective}`);
  return {
    status,
    chosen: picks.flatMap(({ table, outcome }) => subsetIds(table.group, outcome.subset)),
    outcomes,
    cost: outcomes.reduce((sum, outcome) => sum + outcome.cost, 0),
    objective,
    bound: bound * scale,
    gap,
  };
}
