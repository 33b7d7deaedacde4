import type { Krw } from '../base/index.js';
import { type LossTable, meanOf, type SubsetOutcome, weightsOf } from './loss-table.js';
import type { Column, Milp, Row } from './milp.js';
import type { Objective } from './objective.js';
import { linearRule, type Rule, ruleName } from './rule.js';

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

/** True where no sum over groups is the loss: there is a tail, or groups share what they hit. */
export const needsTheta = (tables: readonly LossTable[], { tailWeight }: Objective): boolean =>
  tailWeight > 0 || tables.some(({ outcomes }) => outcomes.some(({ shared }) => shared.size > 0));

/** Whether the model holds a rule on the expected loss to a sum that counts what groups share once a group: where the tail is made small too. */
export const lossRuleIsByGroup = (tables: readonly LossTable[], { objective, rules }: Request): boolean =>
  objective.tailWeight > 0 &&
  rules.some(({ kind }) => kind === 'expected-loss-at-most') &&
  tables.some(({ outcomes }) => outcomes.some(({ shared }) => shared.size > 0));

/** Cost of theta in the programme, by which its rows are divided. */
export const thetaCost = (tailWeight: number): number => (tailWeight > 0 ? tailWeight : 1);

const ownMeans = new WeakMap<SubsetOutcome, { readonly weights: Float64Array; readonly mean: number }>();

/** Mean of a year's loss that one group alone causes; kept for the weights asked last, since the same tables are chosen from again and again. */
function ownMean(outcome: SubsetOutcome, weights: Float64Array): number {
  const known = ownMeans.get(outcome);
  if (known?.weights === weights) return known.mean;
  let mean = meanOf(outcome.loss, weights);
  for (const values of outcome.shared.values()) mean -= meanOf(values, weights);
  ownMeans.set(outcome, { weights, mean });
  return mean;
}

/**
 * One subset a group under the budget and the rules:
 *   min (1-w) sum E[own loss of gS] z_gS + w theta,  theta >= each of `cuts` (loss-cuts.ts; none where `needsTheta` is false)
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
    cost: ((1 - tailWeight) * ownMean(outcome, weightsOf(tables))) / scale,
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
  const joint = needsTheta(tables, request.objective);
  if (joint)
    columns.push({ name: 'theta', cost: thetaCost(tailWeight), low: -Infinity, high: Infinity, kind: 'continuous' });
  for (const rule of request.rules) {
    if (rule.kind === 'expected-loss-at-most' && joint && tailWeight === 0) {
      // What is made small is the expected loss itself, what groups share counted once: the sum of the columns.
      const coefficient = columns.map(({ cost }) => cost);
      rows.push({
        name: ruleName(rule),
        index: [...columns.keys()],
        coefficient,
        low: -Infinity,
        high: rule.loss / scale,
      });
      continue;
    }
    const linear = linearRule(rule, tables, scale);
    const coefficient = picks.map(({ table, outcome }) => linear.weight(table, outcome));
    rows.push({ name: linear.name, index: every, coefficient, low: -Infinity, high: linear.limit });
  }
  return { columns, rows: [...rows, ...cuts] };
}
