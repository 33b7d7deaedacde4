import {
  conditionalValueAtRisk,
  type Interval,
  interval,
  type Krw,
  type Maybe,
  missing,
  type Share,
} from '../base/index.js';
import { type Choice, choose } from './choose.js';
import { smallestClash } from './clash.js';
import { type FrontierPoint, freshValue, frontier, untouchedLoss } from './frontier.js';
import { jointLoss, type LossTable, meanOf } from './loss-table.js';
import { entryPrice, type MarginalValue, marginalValues, type Rejection, rejection } from './marginal.js';
import type { Candidate } from './measure.js';
import type { MilpSolver, MilpStatus } from './milp.js';
import type { Request } from './model.js';
import { type RegretTable, regretTable, type Unknown } from './regret.js';
import { type CapitalPoint, nashPoint, paretoFront } from './two-capitals.js';

/** One candidate in the light of the plan. */
export interface PlannedMeasure {
  readonly candidate: Candidate;
  readonly chosen: boolean;
  readonly value: MarginalValue | undefined;
  readonly rejection?: Rejection;
  readonly entryCost?: Krw | 'never';
}

export interface PlanQuestion {
  readonly candidates: readonly Candidate[];
  readonly tables: readonly LossTable[];
  /** The same groups on draws of another seed. */
  readonly fresh: readonly LossTable[];
  readonly request: Request;
  readonly unknowns: readonly Unknown[];
  readonly seed: number;
  /** Bootstrap samples of the frontier. */
  readonly samples: number;
}

/** Everything an answer on the budget shows. */
export interface Plan {
  readonly status: MilpStatus;
  readonly gap: number;
  readonly bound: Krw;
  readonly chosen: readonly string[];
  readonly cost: Krw;
  /** Loss a year of doing nothing and of the plan, on fresh draws: mean and CVaR 95 %. */
  readonly before: { readonly expected: Krw; readonly cvar: Krw };
  readonly after: { readonly expected: Krw; readonly cvar: Krw };
  /** Averted loss of the year over fresh draws: the figure to report; the mean on the sample it was chosen on stands beside it. */
  readonly averted: Interval;
  readonly avertedInSample: Krw;
  readonly measures: readonly PlannedMeasure[];
  readonly frontier: readonly FrontierPoint[];
  readonly regret: RegretTable;
  readonly front: readonly CapitalPoint[];
  readonly nash: Maybe<CapitalPoint>;
  readonly coverage: 'exact' | 'restricted';
  readonly solves: number;
}

/** No plan keeps the rules: the smallest set of them that clashes. */
export interface NoPlan {
  readonly status: MilpStatus;
  readonly clash: readonly string[];
}

const budgetsUpTo = (budget: Krw, share: readonly Share[]): Krw[] => share.map((part) => part * budget);

/**
 * The plan for a request and all that stands behind it.
 * @returns NoPlan where the rules cannot be kept together
 */
export async function makePlan(question: PlanQuestion, solver: MilpSolver): Promise<Plan | NoPlan> {
  const { tables, fresh, request, seed } = question;
  const choice = await choose(tables, request, solver);
  if (choice.outcomes.length === 0)
    return { status: choice.status, clash: await smallestClash(tables, request, solver) };
  const budgets = budgetsUpTo(request.budget, [0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2]);
  const front = await paretoFront(tables, request, solver);
  const before = untouchedLoss(fresh);
  const after = lossOn(fresh, choice);
  return {
    status: choice.status,
    gap: choice.gap,
    bound: choice.bound,
    chosen: choice.chosen,
    cost: choice.cost,
    before: { expected: meanOf(before), cvar: conditionalValueAtRisk(before) },
    after: { expected: meanOf(after), cvar: conditionalValueAtRisk(after) },
    averted: interval(before.map((loss, n) => loss - after[n]!)),
    avertedInSample: freshValue(tables, choice).mean,
    measures: await planned(question, choice, solver),
    frontier: await frontier(tables, request, { budgets, seed, samples: question.samples }, solver),
    regret: await regretTable(tables, request, choice, question.unknowns, solver),
    front,
    nash: nashPoint(front) ?? missing('no-common-gain', 'no plan under the budget has a known gain on both sides'),
    coverage: [...tables, ...fresh].every((table) => table.coverage === 'exact') ? 'exact' : 'restricted',
    solves: [...tables, ...fresh].reduce((sum, table) => sum + table.solves, 0),
  };
}

const lossOn = (tables: readonly LossTable[], choice: Choice): Float64Array =>
  jointLoss(tables.map((table, g) => table.outcomes.find((o) => o.subset === choice.outcomes[g]!.subset)!));

async function planned(
  { candidates, tables, request }: PlanQuestion,
  choice: Choice,
  solver: MilpSolver,
): Promise<PlannedMeasure[]> {
  const values = new Map(marginalValues(tables, choice).map((value) => [value.id, value]));
  const list: PlannedMeasure[] = [];
  for (const candidate of candidates) {
    const value = values.get(candidate.id);
    const chosen = choice.chosen.includes(candidate.id);
    const why = chosen || !value ? undefined : rejection(tables, choice, value);
    const priced = why === 'not-worth-its-cost' || why === 'averts-nothing';
    list.push({
      candidate,
      chosen,
      value,
      ...(why ? { rejection: why } : {}),
      ...(priced ? { entryCost: (await entryPrice(tables, request, choice, candidate.id, solver)).cost } : {}),
    });
  }
  return list;
}
