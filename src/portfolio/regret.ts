import type { Krw } from '../base/index.js';
import { type Choice, choose } from './choose.js';
import { jointLoss, type LossTable } from './loss-table.js';
import type { MilpSolver } from './milp.js';
import type { Request } from './model.js';
import { objectiveOf } from './objective.js';
import { onDraws } from './resample.js';

/** One drawn parameter: its name and its value in each draw. */
export interface Unknown {
  readonly name: string;
  readonly values: Float64Array;
}

/** A third of the draws: those in which the unknown is low, middle or high. */
export interface Stratum {
  readonly unknown: string;
  readonly level: 'low' | 'middle' | 'high';
  readonly tables: readonly LossTable[];
  readonly weight: number;
}

/** The draws split by one unknown into thirds of equal size (ties by draw number). */
export function strata(tables: readonly LossTable[], unknown: Unknown): Stratum[] {
  const order = Array.from(unknown.values.keys()).sort((a, b) => unknown.values[a]! - unknown.values[b]! || a - b);
  const n = order.length;
  return (['low', 'middle', 'high'] as const).map((level, k) => {
    const part = order.slice(Math.floor((k * n) / 3), Math.floor(((k + 1) * n) / 3));
    return { unknown: unknown.name, level, tables: onDraws(tables, part), weight: part.length / n };
  });
}

const planValue = (tables: readonly LossTable[], choice: Choice, request: Request): Krw =>
  objectiveOf(
    request.objective,
    jointLoss(tables.map((table, g) => table.outcomes.find((o) => o.subset === choice.outcomes[g]!.subset)!)),
  );

export interface RegretRow {
  readonly stratum: Pick<Stratum, 'unknown' | 'level'>;
  /** Best set there, and what the plan of all draws loses against it, KRW a year. */
  readonly best: readonly string[];
  readonly regret: Krw;
}

export interface RegretTable {
  readonly rows: readonly RegretRow[];
  /** Expected gain of knowing the unknown before choosing (EVPPI, by thirds), KRW a year, the greatest first. */
  readonly valueOfInformation: readonly { readonly unknown: string; readonly value: Krw }[];
  /** Among the plan of all draws and the best plans of every stratum, the one whose greatest regret is least. */
  readonly robust: readonly string[];
  readonly robustRegret: Krw;
}

/** Which plan is safe over the unknown values, and which unknown would most change it. Uses the losses at hand: no equilibrium is solved anew. */
export async function regretTable(
  tables: readonly LossTable[],
  request: Request,
  choice: Choice,
  unknowns: readonly Unknown[],
  solver: MilpSolver,
): Promise<RegretTable> {
  const parts = unknowns.flatMap((unknown) => strata(tables, unknown));
  const best: Choice[] = [];
  for (const part of parts) best.push(await choose(part.tables, request, solver));
  const regretOf = (plan: Choice, k: number) => planValue(parts[k]!.tables, plan, request) - best[k]!.objective;
  const rows = parts.map(({ unknown, level }, k) => ({
    stratum: { unknown, level },
    best: best[k]!.chosen,
    regret: regretOf(choice, k),
  }));
  const information = unknowns.map(({ name }) => ({
    unknown: name,
    value: parts.reduce((sum, part, k) => sum + (part.unknown === name ? part.weight * rows[k]!.regret : 0), 0),
  }));
  const plans = [choice, ...best];
  const worst = plans.map((plan) => Math.max(0, ...parts.map((_, k) => regretOf(plan, k))));
  const least = worst.indexOf(Math.min(...worst));
  return {
    rows,
    valueOfInformation: information.sort((a, b) => b.value - a.value || (a.unknown < b.unknown ? -1 : 1)),
    robust: plans[least]!.chosen,
    robustRegret: worst[least]!,
  };
}
