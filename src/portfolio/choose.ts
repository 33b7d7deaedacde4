import { Bug, type Krw } from '../base/index.js';
import { jointLoss, type LossTable, type SubsetOutcome } from './loss-table.js';
import type { MilpLimits, MilpSolver, MilpStatus } from './milp.js';
import { choiceModel, picksOf, type Request, scale } from './model.js';
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

/** Solves the request and recomputes its objective from the losses themselves; a difference to the solver's beyond 1e-6 is a bug. */
export async function choose(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
  limits: MilpLimits = usualLimits,
): Promise<Choice> {
  const solution = await solver.solve(choiceModel(tables, request), limits);
  if (solution.status !== 'optimal' && solution.status !== 'limit') {
    const nothing = { chosen: [], outcomes: [], cost: 0, objective: Number.NaN, bound: Number.NaN, gap: Number.NaN };
    return { status: solution.status, ...nothing };
  }
  const picks = picksOf(tables).filter((_, k) => solution.values[k]! > 0.5);
  const outcomes = picks.map((pick) => pick.outcome);
  const objective = objectiveOf(request.objective, jointLoss(outcomes));
  if (Math.abs(objective - solution.objective * scale) > 1e-6 * Math.max(Math.abs(objective), scale)) {
    throw new Bug(
      'objective-differs',
      `${solver.name} says ${solution.objective * scale}, the losses say ${objective}`,
    );
  }
  return {
    status: solution.status,
    chosen: picks.flatMap(({ table, outcome }) => subsetIds(table.group, outcome.subset)),
    outcomes,
    cost: outcomes.reduce((sum, outcome) => sum + outcome.cost, 0),
    objective,
    bound: solution.bound * scale,
    gap: solution.gap,
  };
}
