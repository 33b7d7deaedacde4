import { type Interval, interval, type Krw, type Share } from '../base/index.js';
import { type Choice, choose } from './choose.js';
import { jointLoss, type LossTable, meanOf } from './loss-table.js';
import type { MilpSolver } from './milp.js';
import type { Request } from './model.js';
import { objectiveOf } from './objective.js';
import { bootstrapIndex, onDraws } from './resample.js';

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

export interface FrontierOptions {
  readonly budgets: readonly Krw[];
  readonly seed: number;
  /** Bootstrap samples. */
  readonly samples: number;
}

/** The loss of doing nothing, draw by draw. */
export const untouchedLoss = (tables: readonly LossTable[]): Float64Array =>
  jointLoss(tables.map((table) => table.outcomes[0]!));

const averted = (tables: readonly LossTable[], request: Request, choice: Choice): number =>
  objectiveOf(request.objective, untouchedLoss(tables)) - choice.objective;

/** Best plans over budgets; averted loss never falls as the budget rises (each budget's plan is open to the next). */
export async function frontier(
  tables: readonly LossTable[],
  request: Request,
  options: FrontierOptions,
  solver: MilpSolver,
): Promise<FrontierPoint[]> {
  const draws = tables[0]?.outcomes[0]?.loss.length ?? 0;
  const resampled = Array.from({ length: options.samples }, (_, s) =>
    onDraws(tables, bootstrapIndex(draws, options.seed, s)),
  );
  const points: FrontierPoint[] = [];
  for (const budget of options.budgets) {
    const at = { ...request, budget };
    const choice = await choose(tables, at, solver);
    if (choice.status === 'infeasible') continue;
    const values: number[] = [];
    const counts = new Map<string, number>();
    for (const sample of resampled) {
      const again = await choose(sample, at, solver);
      if (again.outcomes.length === 0) continue;
      values.push(averted(sample, at, again));
      for (const id of again.chosen) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const own = averted(tables, at, choice);
    points.push({
      budget,
      choice,
      averted: own,
      avertedInterval: interval(values.length > 0 ? values : [own]),
      chosenIn: new Map([...counts].sort().map(([id, count]) => [id, count / Math.max(values.length, 1)])),
    });
  }
  return points;
}

/** What a chosen set averts on draws it was not chosen on: the figure that is reported. */
export function freshValue(
  fresh: readonly LossTable[],
  choice: Choice,
): { readonly averted: Interval; readonly mean: Krw } {
  const chosen = fresh.map((table, g) => table.outcomes.find((o) => o.subset === choice.outcomes[g]!.subset)!);
  const [before, after] = [untouchedLoss(fresh), jointLoss(chosen)];
  const difference = before.map((loss, n) => loss - after[n]!);
  return { averted: interval(difference), mean: meanOf(difference) };
}
