import { type Interval, isMissing, type Krw } from '../base/index.js';
import { type Choice, choose, usualLimits } from './choose.js';
import { type LossTable, meanOf, type SubsetOutcome } from './loss-table.js';
import type { MilpSolver } from './milp.js';
import { choiceModel, picksOf, type Request, scale } from './model.js';
import type { Resamples } from './resample.js';
import { isAllowed } from './subset.js';

/** Expected loss a year that one measure averts: by itself, and as the last one added to (or the first one taken from) the chosen set; ranges by bootstrap. Undefined where that set is not allowed. */
export interface MarginalValue {
  readonly id: string;
  readonly alone: Interval | undefined;
  readonly lastIn: Interval | undefined;
}

const difference = (a: SubsetOutcome, b: SubsetOutcome, samples: Resamples): Interval =>
  samples.interval(
    a.loss.map((loss, n) => loss - b.loss[n]!),
    meanOf,
  );

/** The averted loss of each candidate, draw by draw against the same draws without it. */
export function marginalValues(tables: readonly LossTable[], choice: Choice, samples: Resamples): MarginalValue[] {
  return tables.flatMap((table, g) => {
    const outcome = (subset: number) => table.outcomes.find((o) => o.subset === subset);
    const empty = outcome(0)!;
    return table.group.members.map((member, k): MarginalValue => {
      const bit = 2 ** k;
      const only = outcome(bit);
      const chosen = choice.outcomes[g]?.subset ?? 0;
      const [without, within] =
        chosen & bit ? [outcome(chosen - bit), outcome(chosen)] : [outcome(chosen), outcome(chosen + bit)];
      return {
        id: member.id,
        alone: only && difference(empty, only, samples),
        lastIn: without && within && difference(without, within, samples),
      };
    });
  });
}

/** `never`: it would not enter even for nothing. */
export type EntryPrice = { readonly id: string; readonly cost: Krw | 'never' };

/** The tables with the cost of one measure replaced. */
function withCost(tables: readonly LossTable[], id: string, cost: Krw): LossTable[] {
  return tables.map((table) => {
    const k = table.group.members.findIndex((member) => member.id === id);
    if (k < 0) return table;
    const old = table.group.members[k]!.cost as Krw;
    const outcomes = table.outcomes.map((o) => (o.subset & (2 ** k) ? { ...o, cost: o.cost - old + cost } : o));
    return { ...table, outcomes };
  });
}

/**
 * The greatest cost at which a rejected measure would stand in a plan better than today's under the same budget. Without a tail it is the
 * budget less the least that such a plan spends on the others: one programme. With a tail: bisection to 0.5 % of the budget.
 * @param margin relative improvement of the objective that counts as better
 */
export async function entryPrice(
  tables: readonly LossTable[],
  request: Request,
  choice: Choice,
  id: string,
  solver: MilpSolver,
  margin = 1e-6,
): Promise<EntryPrice> {
  const asked = { ...request, rules: [...request.rules, { kind: 'must-have', measure: id } as const] };
  const better = choice.objective * (1 - margin);
  if (request.objective.tailWeight === 0) {
    const free = withCost(tables, id, 0);
    const { columns, rows } = choiceModel(free, asked);
    const picks = picksOf(free);
    const improves = {
      name: 'better',
      index: picks.map((_, k) => k),
      coefficient: picks.map(({ outcome }) => meanOf(outcome.loss) / scale),
      low: -Infinity,
      high: better / scale,
    };
    const spend = columns.map((column, k) => ({ ...column, cost: picks[k]!.outcome.cost / scale }));
    const { status, objective } = await solver.solve({ columns: spend, rows: [...rows, improves] }, usualLimits);
    if (status !== 'optimal') return { id, cost: 'never' };
    return { id, cost: Math.max(0, request.budget - objective * scale) };
  }
  const enters = async (cost: Krw): Promise<boolean> => {
    const answer = await choose(withCost(tables, id, cost), asked, solver);
    return answer.status === 'optimal' && answer.objective < better;
  };
  if (!(await enters(0))) return { id, cost: 'never' };
  let low = 0;
  let high = request.budget;
  if (await enters(high)) return { id, cost: high };
  while (high - low > 0.005 * request.budget) {
    const middle = (low + high) / 2;
    if (await enters(middle)) low = middle;
    else high = middle;
  }
  return { id, cost: low };
}

/** Why a candidate is not in the plan. */
export type Rejection =
  | 'cost-unknown'
  | 'clashes-with-chosen'
  | 'averts-nothing'
  | 'dearer-than-budget'
  | 'not-worth-its-cost';

export function rejection(tables: readonly LossTable[], budget: Krw, choice: Choice, id: string): Rejection {
  const g = tables.findIndex((table) => table.group.members.some((member) => member.id === id));
  const { group, outcomes } = tables[g]!;
  const k = group.members.findIndex((member) => member.id === id);
  if (isMissing(group.members[k]!.cost)) return 'cost-unknown';
  const { subset, loss } = choice.outcomes[g]!;
  if (!isAllowed(group, subset | (2 ** k))) return 'clashes-with-chosen';
  const within = outcomes.find((o) => o.subset === (subset | (2 ** k)));
  if (within && meanOf(within.loss) >= meanOf(loss)) return 'averts-nothing';
  return (group.members[k]!.cost as Krw) > budget ? 'dearer-than-budget' : 'not-worth-its-cost';
}
