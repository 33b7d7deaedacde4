import type { Krw } from '../base/index.js';
import { choose, usualLimits } from './choose.js';
import { leastSpend } from './least-spend.js';
import type { LossTable } from './loss-table.js';
import type { MilpSolver, Row } from './milp.js';
import { choiceModel, needsTheta, picksOf, type Request } from './model.js';
import { type Rule, ruleName } from './rule.js';

/** Combinations of `size` of `n` indices, in lexical order. */
function* combinations(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else for (let k = from; k <= n - size; k++) for (const rest of combinations(n, size - 1, k + 1)) yield [k, ...rest];
}

/** True where no plan keeps the budget and the rules; only a rule on the expected loss asks what the plans lose. */
async function cannotBeKept(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
  cuts: Row[],
): Promise<boolean> {
  const { objective, rules } = request;
  const onLoss = rules.some(({ kind }) => kind === 'expected-loss-at-most');
  if (onLoss && objective.tailWeight === 0 && needsTheta(tables, objective))
    return (await choose(tables, request, solver, usualLimits, cuts)).status === 'infeasible';
  const { columns, rows: conditions } = choiceModel(tables, request);
  const free = columns.slice(0, picksOf(tables).length).map((column) => ({ ...column, cost: 0 }));
  return (await solver.solve({ columns: free, rows: conditions }, usualLimits)).status === 'infeasible';
}

/**
 * The smallest set of rules (the budget is one of them) that no plan can keep together: no smaller set clashes.
 * Sets are tried by size, so the answer is a least one, not only an irreducible one. Empty where the request is feasible.
 */
export async function smallestClash(
  tables: readonly LossTable[],
  request: Request,
  solver: MilpSolver,
): Promise<readonly string[]> {
  const everything: (Rule | 'budget')[] = ['budget', ...request.rules];
  const unlimited = tables.reduce((sum, t) => sum + Math.max(...t.outcomes.map((o) => o.cost)), 0);
  const { objective } = request;
  const cuts: Row[] = [];
  for (let size = 1; size <= everything.length; size++) {
    for (const indices of combinations(everything.length, size)) {
      const kept = indices.map((k) => everything[k]!);
      const rules = kept.filter((rule): rule is Rule => rule !== 'budget');
      const budget = kept.includes('budget') ? request.budget : unlimited;
      if (await cannotBeKept(tables, { objective, rules, budget }, solver, cuts))
        return kept.map((rule) => (rule === 'budget' ? 'budget' : ruleName(rule)));
    }
  }
  return [];
}

/** What the rules of a clash cost at least when the budget is set aside; undefined where the budget is not among them: then no money keeps them. */
export async function costOfKeeping(
  tables: readonly LossTable[],
  request: Request,
  clash: readonly string[],
  solver: MilpSolver,
): Promise<Krw | undefined> {
  if (!clash.includes('budget')) return undefined;
  const rules = request.rules.filter((rule) => clash.includes(ruleName(rule)));
  const budget = tables.reduce((sum, t) => sum + Math.max(...t.outcomes.map((o) => o.cost)), 0);
  const found = await leastSpend(tables, { ...request, rules, budget }, Number.POSITIVE_INFINITY, solver, []);
  return found?.reduce((sum, { cost }) => sum + cost, 0);
}
