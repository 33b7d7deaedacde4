import { type Interval, interval, type Krw, type Share } from '../base/index.js';
import { type Choice, choose, usualLimits } from './choose.js';
import { thrifty } from './least-spend.js';
import { jointLoss, type LossTable, meanOf, weightsOf } from './loss-table.js';
import type { MilpSolver, Row } from './milp.js';
import type { Request } from './model.js';
import { objectiveOf } from './objective.js';
import { bootstrapDraws, type Sample, weighted, weightsOfDraws } from './resample.js';

/** One budget of the frontier. */
export interface FrontierPoint {
  readonly budget: Krw;
  readonly choice: Choice;
  /** Averted objective (expected loss or CVaR a year), KRW, on the sample. */
  readonly averted: Krw;
  /** The same over bootstrap samples of the draws, the set chosen anew on each. */
  readonly avertedInterval: Interval;
  /** Share of bootstrap samples in which each measure was chosen. */
  readonly chosenIn: ReadonlyMap<string, Share>;
}

export interface FrontierOptions extends Sample {
  readonly budgets: readonly Krw[];
  readonly seed: number;
  /** Bootstrap samples. */
  readonly samples: number;
}

/** The loss of doing nothing, draw by draw. */
export const untouchedLoss = (tables: readonly LossTable[]): Float64Array =>
  jointLoss(tables.map((table) => table.outcomes[0]!));

const averted = (tables: readonly LossTable[], request: Request, choice: Choice): number =>
  objectiveOf(request.objective, untouchedLoss(tables), weightsOf(tables)) - choice.objective;

/** Best plans over budgets; averted loss never falls as the budget rises (each budget's plan is open to the next). Budgets at which no plan keeps the rules are left out. */
export async function frontier(
  tables: readonly LossTable[],
  request: Request,
  options: FrontierOptions,
  solver: MilpSolver,
  cuts: Row[] = [],
): Promise<FrontierPoint[]> {
  const points: { budget: Krw; choice: Choice; values: number[]; counts: Map<string, number> }[] = [];
  for (const budget of options.budgets) {
    const at = { ...request, budget };
    const best = await choose(tables, at, solver, usualLimits, cuts);
    const choice = await thrifty(tables, at, best, solver, cuts, points.at(-1)?.choice.objective);
    if (choice.outcomes.length > 0) points.push({ budget, choice, values: [], counts: new Map() });
  }
  for (let s = 0; s < options.samples; s++) {
    const sample = weighted(tables, weightsOfDraws(options, bootstrapDraws(options, options.seed, s)));
    const sampleCuts: Row[] = [];
    for (const { budget, values, counts } of points) {
      const at = { ...request, budget };
      const again = await choose(sample, at, solver, usualLimits, sampleCuts);
      if (again.outcomes.length === 0) continue;
      values.push(averted(sample, at, again));
      for (const id of again.chosen) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return points.map(({ budget, choice, values, counts }) => {
    const own = averted(tables, request, choice);
    return {
      budget,
      choice,
      averted: own,
      avertedInterval: { ...interval(values.length > 0 ? values : [own]), mean: own },
      chosenIn: new Map([...counts].sort().map(([id, count]) => [id, count / Math.max(values.length, 1)])),
    };
  });
}

/** Loss of each year of other draws with a chosen set in force. */
export const lossOn = (tables: readonly LossTable[], choice: Choice): Float64Array =>
  jointLoss(tables.map((table, g) => table.outcomes.find((o) => o.subset === choice.outcomes[g]!.subset)!));

/** Expected loss a year that a chosen set averts on draws: those it was not chosen on give the figure that is reported. */
export const avertedOn = (tables: readonly LossTable[], choice: Choice): Krw =>
  meanOf(untouchedLoss(tables), weightsOf(tables)) - meanOf(lossOn(tables, choice), weightsOf(tables));
