import { type Interval, type Krw, type Maybe, missing, type Share } from '../base/index.js';
import { type Choice, choose, usualLimits } from './choose.js';
import { costOfKeeping, smallestClash } from './clash.js';
import { avertedOn, type FrontierPoint, frontier, lossOn, untouchedLoss } from './frontier.js';
import { thrifty } from './least-spend.js';
import { type LossTable, meanOf } from './loss-table.js';
import { entryPrice, type MarginalValue, marginalValues, type Rejection, rejection } from './marginal.js';
import type { Candidate } from './measure.js';
import type { MilpSolver, MilpStatus, Row } from './milp.js';
import { lossRuleIsByGroup, type Request } from './model.js';
import { tailMean } from './objective.js';
import { type RegretTable, regretTable, type Unknown } from './regret.js';
import { Resamples, type Sample } from './resample.js';
import { type CapitalPoint, nashPoint, paretoFront } from './two-capitals.js';
import type { Unlisted } from './unlisted.js';

/** One candidate in the light of the plan. */
export interface PlannedMeasure {
  readonly candidate: Candidate;
  readonly chosen: boolean;
  readonly value: MarginalValue | undefined;
  readonly rejection?: Rejection;
  readonly entryCost?: Krw | 'never';
}

export interface PlanQuestion extends Sample {
  readonly candidates: readonly Candidate[];
  readonly tables: readonly LossTable[];
  /** The same groups on draws of another seed. */
  readonly fresh: readonly LossTable[];
  /** Where a group has too many subsets: the tables with a floor under those left out, and what these can hide (`withUnlisted`). */
  readonly floors?: readonly LossTable[];
  readonly unlisted?: Unlisted;
  readonly request: Request;
  readonly unknowns: readonly Unknown[];
  readonly seed: number;
  /** Bootstrap samples of the frontier, each with a choice of its own. */
  readonly samples: number;
}

/** Expected loss a year, and the mean of the worst twentieth of years; ranges by bootstrap over the draws. */
export interface LossFigures {
  readonly expected: Interval;
  readonly cvar: Interval;
}

/** Everything an answer on the budget shows. */
export interface Plan {
  readonly status: MilpStatus;
  readonly gap: number;
  readonly bound: Krw;
  readonly chosen: readonly string[];
  readonly cost: Krw;
  /** On fresh draws: of doing nothing, of the plan, and what the plan averts. */
  readonly before: LossFigures;
  readonly after: LossFigures;
  readonly averted: LossFigures;
  /** Expected loss averted on the sample the plan was chosen on. */
  readonly avertedInSample: Krw;
  readonly measures: readonly PlannedMeasure[];
  readonly frontier: readonly FrontierPoint[];
  readonly regret: RegretTable;
  readonly front: readonly CapitalPoint[];
  readonly nash: Maybe<CapitalPoint>;
  readonly coverage: 'exact' | 'restricted';
  readonly lossRule: LossRule;
  readonly unlisted?: Unlisted;
  readonly solves: number;
}

/**
 * How `expected-loss-at-most` counts what several groups share: `exact` once; `once-a-group` where a tail is made small, which is never too little, so that a
 * plan it turns down may keep the rule.
 */
export type LossRule = 'exact' | 'once-a-group';

/** No plan keeps the rules: the smallest set of them that clashes. */
export interface NoPlan {
  readonly status: MilpStatus;
  readonly clash: readonly string[];
  /** False where subsets that were not valued may keep the rules. */
  readonly proven: boolean;
  readonly lossRule: LossRule;
  /** The least budget that keeps the rules that clash; undefined where none does. */
  readonly enough?: Krw;
}

const shares: readonly Share[] = [0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2];
const figureSamples = 200;

/**
 * The plan for a request and all that stands behind it.
 * @returns NoPlan where the rules cannot be kept together
 */
export async function makePlan(question: PlanQuestion, solver: MilpSolver): Promise<Plan | NoPlan> {
  const { tables, fresh, request, seed, draws, years } = question;
  const cuts: Row[] = [];
  const lossRule = lossRuleIsByGroup(tables, request) ? 'once-a-group' : 'exact';
  const best = await choose(tables, request, solver, usualLimits, cuts);
  const choice = await thrifty(tables, request, best, solver, cuts);
  if (choice.outcomes.length === 0) {
    const found = await smallestClash(question.floors ?? tables, request, solver);
    const proven = found.length > 0;
    const clash = proven ? found : await smallestClash(tables, request, solver);
    const enough = await costOfKeeping(tables, request, clash, solver);
    return { status: choice.status, clash, proven, lossRule, ...(enough === undefined ? {} : { enough }) };
  }
  const budgets = shares.map((share) => share * request.budget);
  const front = await paretoFront(tables, request, solver);
  const samples = new Resamples({ draws, years }, seed, figureSamples);
  const [before, after] = [untouchedLoss(fresh), lossOn(fresh, choice)];
  const figures = (loss: Float64Array): LossFigures => ({
    expected: samples.interval(loss, meanOf),
    cvar: samples.interval(loss, tailMean),
  });
  const sample = { draws, years, seed };
  return {
    status: choice.status,
    gap: choice.gap,
    bound: choice.bound,
    chosen: choice.chosen,
    cost: choice.cost,
    before: figures(before),
    after: figures(after),
    averted: {
      expected: samples.fall(before, after, meanOf),
      cvar: samples.fall(before, after, tailMean),
    },
    avertedInSample: avertedOn(tables, choice),
    measures: await planned(question, choice, samples, solver, cuts),
    frontier: await frontier(tables, request, { ...sample, budgets, samples: question.samples }, solver, cuts),
    regret: await regretTable(
      tables,
      request,
      choice,
      question.unknowns,
      { ...sample, splits: 20, errors: { of: 5, samples: 12 } },
      solver,
    ),
    front,
    nash: nashPoint(front) ?? missing('no-common-gain', 'no plan under the budget has a known gain on both sides'),
    coverage: [...tables, ...fresh].every((table) => table.coverage === 'exact') ? 'exact' : 'restricted',
    lossRule,
    ...(question.unlisted ? { unlisted: question.unlisted } : {}),
    solves: [...tables, ...fresh].reduce((sum, table) => sum + table.solves, 0),
  };
}

/** Every candidate with what it averts on fresh draws; why it is out is judged on those that the plan was chosen on. */
async function planned(
  { candidates, tables, fresh, request }: PlanQuestion,
  choice: Choice,
  samples: Resamples,
  solver: MilpSolver,
  cuts: Row[],
): Promise<PlannedMeasure[]> {
  const values = new Map(marginalValues(fresh, choice, samples).map((value) => [value.id, value]));
  const list: PlannedMeasure[] = [];
  for (const candidate of candidates) {
    const value = values.get(candidate.id);
    const chosen = choice.chosen.includes(candidate.id);
    const why = chosen ? undefined : rejection(tables, request.budget, choice, candidate.id);
    const priced = why !== undefined && why !== 'cost-unknown' && why !== 'clashes-with-chosen';
    const entry = priced ? (await entryPrice(tables, request, choice, candidate.id, solver, cuts)).cost : undefined;
    list.push({
      candidate,
      chosen,
      value,
      ...(why ? { rejection: rejection(tables, request.budget, choice, candidate.id, entry) } : {}),
      ...(entry === undefined ? {} : { entryCost: entry }),
    });
  }
  return list;
}
