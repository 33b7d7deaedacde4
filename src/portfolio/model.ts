import type { Krw } from '../base/index.js';
import { type LossTable, meanOf, type SubsetOutcome } from './loss-table.js';
import type { Column, Milp, Row } from './milp.js';
import type { Objective } from './objective.js';
import { linearRule, type Rule } from './rule.js';

/** Money in the programme is in billions of won, so that coefficients are near 1. */
export const scale = 1e9;

export interface Request {
  readonly budget: Krw;
  readonly objective: Objective;
  readonly rules: readonly Rule[];
}

/** Column k of the programme chooses this subset of this group. */
export interface Pick {
  readonly table: LossTable;
  readonly outcome: SubsetOutcome;
}

export const picksOf = (tables: readonly LossTable[]): Pick[] =>
  tables.flatMap((table) => table.outcomes.map((outcome) => ({ table, outcome })));

/**
 * One subset a group under the budget and the rules:
 *   min (1-w) sum E[L_gS] z_gS + w theta,  theta >= each of `cuts` (tail-cuts.ts; without a tail there is no theta)
 * Columns: the picks in order, then theta.
 */
export function choiceModel(
  tables: readonly LossTable[],
  request: Request,
  cuts: readonly Row[] = [],
  kind: Column['kind'] = 'binary',
): Milp {
  const picks = picksOf(tables);
  const { tailWeight } = request.objective;
  const columns: Column[] = picks.map(({ outcome }, k) => ({
    name: `z${k}`,
    cost: ((1 - tailWeight) * meanOf(outcome.loss)) / scale,
    low: 0,
    high: 1,
    kind,
  }));
  const every = picks.map((_, k) => k);
  const rows: Row[] = [];
  let first = 0;
  for (const table of tables) {
    const index = table.outcomes.map((_, k) => first + k);
    rows.push({ name: `one_${table.group.id}`, index, coefficient: index.map(() => 1), low: 1, high: 1 });
    first += table.outcomes.length;
  }
  rows.push({
    name: 'budget',
    index: every,
    coefficient: picks.map(({ outcome }) => outcome.cost / scale),
    low: -Infinity,
    high: request.budget / scale,
  });
  for (const rule of request.rules) {
    const linear = linearRule(rule, tables, scale);
    const coefficient = picks.map(({ table, outcome }) => linear.weight(table, outcome));
    rows.push({ name: linear.name, index: every, coefficient, low: -Infinity, high: linear.limit });
  }
  if (tailWeight > 0)
    columns.push({ name: 'theta', cost: tailWeight, low: -Infinity, high: Infinity, kind: 'continuous' });
  return { columns, rows: [...rows, ...cuts] };
}
