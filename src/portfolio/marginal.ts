import { type Interval, isMissing, type Krw } from '../base/index.js';
import type { Choice } from './choose.js';
import { leastSpend } from './least-spend.js';
import { jointLoss, type LossTable, meanOf, type SubsetOutcome, weightsOf } from './loss-table.js';
import type { MilpSolver, Row } from './milp.js';
import type { Request } from './model.js';
import type { Resamples } from './resample.js';
import { isAllowed } from './subset.js';

/** Expected loss a year that one measure averts: by itself, and as the last one added to (or the first one taken from) the chosen set; ranges by bootstrap. Undefined where that set is not allowed. */
export interface MarginalValue {
  readonly id: string;
  readonly alone: Interval | undefined;
  readonly lastIn: Interval | undefined;
}

/** Loss of each year that falls away when group `g` goes from one outcome to another while the others stay as they are. */
function fall(others: readonly SubsetOutcome[], g: number, from: SubsetOutcome, to: SubsetOutcome): Float64Array {
  const own = from.loss.map((loss, n) => loss - to.loss[n]!);
  if (from.shared.size === 0) return own;
  const withOutcome = (outcome: SubsetOutcome) => jointLoss(others.map((other, k) => (k === g ? outcome : other)));
  const after = withOutcome(to);
  return withOutcome(from).map((loss, n) => loss - after[n]!);
}

/** The averted loss of each candidate, draw by draw against the same draws without it. */
export function marginalValues(tables: readonly LossTable[], choice: Choice, samples: Resamples): MarginalValue[] {
  const nothing = tables.map(({ outcomes }) => outcomes[0]!);
  const plan = tables.map(({ outcomes }, g) => outcomes.find((o) => o.subset === choice.outcomes[g]!.subset)!);
  return tables.flatMap((table, g) => {
    const outcome = (subset: number) => table.outcomes.find((o) => o.subset === subset);
    return table.group.members.map((member, k): MarginalValue => {
      const bit = 2 ** k;
      const only = outcome(bit);
      const chosen = choice.outcomes[g]?.subset ?? 0;
      const [without, within] =
        chosen & bit ? [outcome(chosen - bit), outcome(chosen)] : [outcome(chosen), outcome(chosen + bit)];
      return {
        id: member.id,
        alone: only && samples.interval(fall(nothing, g, nothing[g]!, only), meanOf),
        lastIn: without && within && samples.interval(fall(plan, g, without, within), meanOf),
      };
    });
  });
}

/** Relative fall of the loss, or of the objective, that counts as one. */
const leastGain = 1e-6;

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
 * The greatest cost at which a rejected measure would stand in a plan better than today's under the same budget: the budget less the least that such a plan
 * spends on the others (`leastSpend`).
 */
export async function entryPrice(
  tables: readonly LossTable[],
  request: Request,
  choice: Choice,
  id: string,
  solver: MilpSolver,
  cuts: Row[] = [],
): Promise<EntryPrice> {
  const asked = { ...request, rules: [...request.rules, { kind: 'must-have', measure: id } as const] };
  const better = choice.objective * (1 - leastGain);
  const found = await leastSpend(withCost(tables, id, 0), asked, better, solver, cuts);
  if (!found) return { id, cost: 'never' };
  return { id, cost: Math.max(0, request.budget - found.reduce((sum, { cost }) => sum + cost, 0)) };
}

/** Why a candidate is not in the plan. */
export type Rejection =
  | 'cost-unknown'
  | 'clashes-with-chosen'
  | 'averts-nothing'
  | 'never-better'
  | 'dearer-than-budget'
  | 'not-worth-its-cost';

/** @param entry its entry price, where it was asked */
export function rejection(
  tables: readonly LossTable[],
  budget: Krw,
  choice: Choice,
  id: string,
  entry?: EntryPrice['cost'],
): Rejection {
  const g = tables.findIndex((table) => table.group.members.some((member) => member.id === id));
  const { group, outcomes } = tables[g]!;
  const k = group.members.findIndex((member) => member.id === id);
  if (isMissing(group.members[k]!.cost)) return 'cost-unknown';
  const { subset } = choice.outcomes[g]!;
  if (!isAllowed(group, subset | (2 ** k))) return 'clashes-with-chosen';
  const within = outcomes.find((o) => o.subset === (subset | (2 ** k)));
  const weights = weightsOf(tables);
  const averts = within ? meanOf(fall(choice.outcomes, g, choice.outcomes[g]!, within), weights) : Infinity;
  if (averts <= leastGain * meanOf(jointLoss(choice.outcomes), weights)) return 'averts-nothing';
  if (entry === 'never') return 'never-better';
  return (group.members[k]!.cost as Krw) > budget ? 'dearer-than-budget' : 'not-worth-its-cost';
}
