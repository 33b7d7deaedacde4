import { type Krw, quantile, uniform } from '../base/index.js';
import { type Choice, choose } from './choose.js';
import { lossOn } from './frontier.js';
import type { LossTable } from './loss-table.js';
import type { MilpSolver } from './milp.js';
import type { Request } from './model.js';
import { objectiveOf } from './objective.js';
import { bootstrapDraws, type Sample, weighted, weightsOfDraws } from './resample.js';

/** One drawn parameter: its name and its value in each draw. */
export interface Unknown {
  readonly name: string;
  readonly values: Float64Array;
}

/** A third of the draws: those in which the unknown is low, middle or high; `years` weighs their years, `part` is their share of all. */
interface Stratum {
  readonly level: 'low' | 'middle' | 'high';
  readonly years: Float64Array;
  readonly part: number;
}

/** Draws (which may be named more than once), each with all its years, split by one unknown into thirds of equal size (ties by draw number). */
function strata(sample: Sample, drawn: Uint32Array, { values }: Unknown): Stratum[] {
  const order = Array.from(drawn).sort((a, b) => values[a]! - values[b]! || a - b);
  const n = order.length;
  return (['low', 'middle', 'high'] as const).map((level, k) => {
    const third = order.slice(Math.floor((k * n) / 3), Math.floor(((k + 1) * n) / 3));
    return { level, years: weightsOfDraws(sample, third), part: third.length / n };
  });
}

const everyDraw = ({ draws }: Sample): Uint32Array => Uint32Array.from({ length: draws }, (_, n) => n);

export interface RegretRow {
  readonly stratum: { readonly unknown: string; readonly level: Stratum['level'] };
  /** Best set there, and what the plan of all draws loses against it, KRW a year. */
  readonly best: readonly string[];
  readonly regret: Krw;
}

/** What it would be worth to know the third of an unknown before choosing (EVPPI by thirds), KRW a year. */
export interface InformationValue {
  readonly unknown: string;
  readonly value: Krw;
  /** Standard error over bootstrap samples of the draws; only for the greatest. */
  readonly error?: Krw;
}

export interface RegretTable {
  readonly rows: readonly RegretRow[];
  /** The greatest first. */
  readonly information: readonly InformationValue[];
  /** What numbers without any bearing on the losses seem to be worth: the 95 % point over random splits. Values below it are not told from nothing. */
  readonly noise: Krw;
  /** Among the plan of all draws and the best plans of every stratum, the one whose greatest regret is least. */
  readonly robust: readonly string[];
  readonly robustRegret: Krw;
  /** Greatest regret of the plan of all draws. */
  readonly planRegret: Krw;
}

export interface RegretOptions extends Sample {
  readonly seed: number;
  /** Random splits behind `noise`. */
  readonly splits: number;
  /** How many of the greatest values get an error, from so many bootstrap samples. */
  readonly errors: { readonly of: number; readonly samples: number };
}

const worthOf = async (
  tables: readonly LossTable[],
  thirds: readonly Stratum[],
  request: Request,
  plan: Choice,
  solver: MilpSolver,
): Promise<Krw> => {
  const loss = lossOn(tables, plan);
  let sum = 0;
  for (const { years, part } of thirds) {
    const best = await choose(weighted(tables, years), request, solver);
    if (best.outcomes.length > 0) sum += part * (objectiveOf(request.objective, loss, years) - best.objective);
  }
  return sum;
};

/** Spread of the value of one unknown over other draws: the plan is chosen anew on each sample. */
async function errorOf(
  tables: readonly LossTable[],
  request: Request,
  unknown: Unknown,
  options: RegretOptions,
  solver: MilpSolver,
): Promise<Krw> {
  const values: number[] = [];
  for (let s = 0; s < options.errors.samples; s++) {
    const drawn = bootstrapDraws(options, options.seed, s);
    const again = weighted(tables, weightsOfDraws(options, drawn));
    const plan = await choose(again, request, solver);
    if (plan.outcomes.length === 0) continue;
    values.push(await worthOf(again, strata(options, drawn, unknown), request, plan, solver));
  }
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(values.length - 1, 1));
}

async function noiseOf(
  tables: readonly LossTable[],
  request: Request,
  plan: Choice,
  options: RegretOptions,
  solver: MilpSolver,
): Promise<Krw> {
  const values: number[] = [];
  for (let split = 0; split < options.splits; split++) {
    const random = Float64Array.from({ length: options.draws }, (_, n) =>
      uniform(options.seed, `no-bearing-${split}`, n, 'rank'),
    );
    const thirds = strata(options, everyDraw(options), { name: '', values: random });
    values.push(await worthOf(tables, thirds, request, plan, solver));
  }
  return quantile(Float64Array.from(values).sort(), 0.95);
}

/** Which plan is safe over the unknown values, and which unknown would most change it. Uses the losses at hand: no equilibrium is solved anew. */
export async function regretTable(
  tables: readonly LossTable[],
  request: Request,
  choice: Choice,
  unknowns: readonly Unknown[],
  options: RegretOptions,
  solver: MilpSolver,
): Promise<RegretTable> {
  const rows: (RegretRow & { readonly years: Float64Array })[] = [];
  const information: InformationValue[] = [];
  const own = lossOn(tables, choice);
  const plans = new Map([[choice.chosen.join(), { chosen: choice.chosen, loss: own }]]);
  for (const unknown of unknowns) {
    let value = 0;
    for (const { level, years, part } of strata(options, everyDraw(options), unknown)) {
      const best = await choose(weighted(tables, years), request, solver);
      if (best.outcomes.length === 0) continue;
      const regret = objectiveOf(request.objective, own, years) - best.objective;
      rows.push({ stratum: { unknown: unknown.name, level }, best: best.chosen, regret, years });
      value += part * regret;
      if (!plans.has(best.chosen.join()))
        plans.set(best.chosen.join(), { chosen: best.chosen, loss: lossOn(tables, best) });
    }
    information.push({ unknown: unknown.name, value });
  }
  information.sort((a, b) => b.value - a.value || (a.unknown < b.unknown ? -1 : 1));
  const on = (loss: Float64Array, years: Float64Array) => objectiveOf(request.objective, loss, years);
  const least = rows.map(({ years, best }) => on(plans.get(best.join())!.loss, years));
  const worst = [...plans.values()].map(({ chosen, loss }) => {
    const regrets = rows.map(({ years }, k) => on(loss, years) - least[k]!);
    return { chosen, regret: Math.max(0, ...regrets) };
  });
  const robust = worst.reduce((best, one) => (one.regret < best.regret ? one : best));
  const greatest = information.slice(0, options.errors.of);
  const errors: InformationValue[] = [];
  for (const one of greatest) {
    const unknown = unknowns.find(({ name }) => name === one.unknown)!;
    errors.push({ ...one, error: await errorOf(tables, request, unknown, options, solver) });
  }
  return {
    rows: rows.map(({ stratum, best, regret }) => ({ stratum, best, regret })),
    information: [...errors, ...information.slice(errors.length)],
    noise: await noiseOf(tables, request, choice, options, solver),
    robust: robust.chosen,
    robustRegret: robust.regret,
    planRegret: worst[0]!.regret,
  };
}
