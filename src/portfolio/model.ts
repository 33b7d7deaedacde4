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
 * One subset a group under the budget:
 *   min (1-w) sum E[L_gS] z_gS + w (t + 1/((1-level) N) sum_n u_n),  u_n >= sum L_gSn z_gS - t,  u_n >= 0   (Rockafellar & Uryasev 2000)
 * Draws without any loss in any subset need no row where every loss is >= 0 (then t >= 0 too).
 * Columns: the picks in order, then t, then one u a row.
 */
export function choiceModel(tables: readonly LossTable[], request: Request): Milp {
  const picks = picksOf(tables);
  const { tailWeight, level } = request.objective;
  const columns: Column[] = picks.map(({ outcome }, k) => ({
    name: `z${k}`,
    cost: ((1 - tailWeight) * meanOf(outcome.loss)) / scale,
    low: 0,
    high: 1,
    kind: 'binary',
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
  if (tailWeight > 0) addTail(columns, rows, picks, tailWeight, level);
  return { columns, rows };
}

function addTail(columns: Column[], rows: Row[], picks: readonly Pick[], tailWeight: number, level: number): void {
  const draws = picks[0]?.outcome.loss.length ?? 0;
  const nonNegative = picks.every(({ outcome }) => outcome.loss.every((loss) => loss >= 0));
  const t = columns.length;
  columns.push({ name: 't', cost: tailWeight, low: nonNegative ? 0 : -Infinity, high: Infinity, kind: 'continuous' });
  const share = tailWeight / ((1 - level) * draws);
  for (let n = 0; n < draws; n++) {
    const losses = picks.map(({ outcome }) => outcome.loss[n]! / scale);
    const index = picks.flatMap((_, k) => (losses[k] === 0 ? [] : [k]));
    if (index.length === 0 && nonNegative) continue;
    const u = columns.length;
    columns.push({ name: `u${n}`, cost: share, low: 0, high: Infinity, kind: 'continuous' });
    rows.push({
      name: `tail${n}`,
      index: [...index, t, u],
      coefficient: [...index.map((k) => losses[k]!), -1, -1],
      low: -Infinity,
      high: 0,
    });
  }
}
