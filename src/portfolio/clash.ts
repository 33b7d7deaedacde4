import { usualLimits } from './choose.js';
import type { LossTable } from './loss-table.js';
import type { MilpSolver } from './milp.js';
import { choiceModel, picksOf, type Request } from './model.js';
import { type Rule, ruleName } from './rule.js';

/** Combinations of `size` of `n` indices, in lexical order. */
function* combinations(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else for (let k = from; k <= n - size; k++) for (const rest of combinations(n, size - 1, k + 1)) yield [k, ...rest];
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
  const picks = picksOf(tables).length;
  for (let size = 1; size <= everything.length; size++) {
    for (const indices of combinations(everything.length, size)) {
      const kept = indices.map((k) => everything[k]!);
      const rules = kept.filter((rule): rule is Rule => rule !== 'budget');
      const budget = kept.includes('budget') ? request.budget : unlimited;
      const objective = { tailWeight: 0, level: 0.95 };
      const { columns, rows } = choiceModel(tables, { objective, rules, budget });
      const free = columns.slice(0, picks).map((column) => ({ ...column, cost: 0 }));
      const answer = await solver.solve({ columns: free, rows }, usualLimits);
      if (answer.status === 'infeasible') return kept.map((rule) => (rule === 'budget' ? 'budget' : ruleName(rule)));
    }
  }
  return [];
}
