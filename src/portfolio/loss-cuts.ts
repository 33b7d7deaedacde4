import { hitYears, jointLoss, type LossTable, meanOf, weightsOf, type YearLosses } from './loss-table.js';
import type { Row } from './milp.js';
import { scale, thetaCost } from './model.js';
import { type Objective, tailOf } from './objective.js';

/** The losses of each group when each of its picks counts with a share: what a relaxed solution stands for. */
function mixedLosses(tables: readonly LossTable[], share: ArrayLike<number>): YearLosses[] {
  let first = 0;
  return tables.map(({ outcomes, weights }) => {
    const loss = new Float64Array(weights.length);
    const shared = new Map<string, Float64Array>();
    outcomes.forEach((outcome, k) => {
      const part = share[first + k]!;
      if (part <= 1e-9) return;
      const add = (to: Float64Array, values: Float64Array) => {
        const years = hitYears(values);
        for (let i = 0; i < years.length; i++) to[years[i]!]! += part * values[years[i]!]!;
      };
      add(loss, outcome.loss);
      for (const [name, values] of outcome.shared) {
        const known = shared.get(name) ?? new Float64Array(weights.length);
        add(known, values);
        shared.set(name, known);
      }
    });
    first += outcomes.length;
    return { loss, shared };
  });
}

/** For each thing that groups share, the group that hits it hardest in each year. */
function hardest(losses: readonly YearLosses[]): ReadonlyMap<string, Uint32Array> {
  const found = new Map<string, { group: Uint32Array; most: Float64Array }>();
  losses.forEach(({ shared }, g) => {
    for (const [name, values] of shared) {
      const known = found.get(name);
      if (!known) {
        found.set(name, { group: new Uint32Array(values.length).fill(g), most: Float64Array.from(values) });
        continue;
      }
      for (let n = 0; n < values.length; n++)
        if (values[n]! > known.most[n]!) {
          known.most[n] = values[n]!;
          known.group[n] = g;
        }
    }
  });
  return new Map([...found].map(([name, { group }]) => [name, group]));
}

/** The envelope that a cut is made of: weights of years in the tail, and who counts for what is shared. */
interface Envelope {
  readonly tail: Float64Array;
  readonly counts: ReadonlyMap<string, Uint32Array>;
}

/** The envelope at the losses of groups, whose joint loss is `loss`: there the cut is tight. */
const envelopeAt = (
  losses: readonly YearLosses[],
  loss: Float64Array,
  weights: Float64Array,
  level: number,
): Envelope => ({ tail: tailOf(loss, weights, level), counts: hardest(losses) });

/**
 * One row of theta, in the scale of the programme. CVaR is the greatest weighted mean over its risk envelope (Rockafellar, Uryasev & Zabarankin
 * 2006), and the greatest of several groups' parts is not below any one of them; so for weights q of years and a group g(k, n) for each shared k:
 *   theta >= sum_n w q_n own_n(z) + sum_kn (w q_n + (1-w) p_n) shared_g(k,n),k,n(z)
 * with own = loss less what is shared and p the weights of the sample, with equality at the plan that the envelope is taken at (Künzi-Bay & Mayer 2006).
 */
function lossCut(tables: readonly LossTable[], { tailWeight }: Objective, envelope: Envelope, name: string): Row {
  const weights = weightsOf(tables);
  const { tail, counts } = envelope;
  const both = weights.map((p, n) => tailWeight * tail[n]! + (1 - tailWeight) * p);
  const cost = thetaCost(tailWeight) * scale;
  const coefficient = tables.flatMap((table, g) =>
    table.outcomes.map(({ loss, shared }) => {
      let sum = tailWeight === 0 ? 0 : tailWeight * meanOf(loss, tail);
      for (const [shares, values] of shared) {
        const group = counts.get(shares)!;
        const years = hitYears(values);
        for (let i = 0; i < years.length; i++) {
          const n = years[i]!;
          if (group[n] === g) sum += both[n]! * values[n]!;
          if (tailWeight > 0) sum -= tailWeight * tail[n]! * values[n]!;
        }
      }
      return sum / cost;
    }),
  );
  const index = [...coefficient.keys(), coefficient.length];
  return { name, index, coefficient: [...coefficient, -1], low: -Infinity, high: 0 };
}

/** The cut that is tight at a solution, whole or mixed, with what theta is there and the mean of the loss, both in the scale of the programme. */
export function cutAt(
  tables: readonly LossTable[],
  objective: Objective,
  share: ArrayLike<number>,
  name: string,
): { readonly row: Row; readonly theta: number; readonly mean: number } {
  const weights = weightsOf(tables);
  const losses = mixedLosses(tables, share);
  const loss = jointLoss(losses);
  const row = lossCut(tables, objective, envelopeAt(losses, loss, weights, objective.level), name);
  const theta = row.coefficient.reduce(
    (sum, won, k) => (k < row.coefficient.length - 1 ? sum + won * share[k]! : sum),
    0,
  );
  return { row, theta, mean: meanOf(loss, weights) / scale };
}

/** A cut to begin with: every year counts as in the mean, and of groups that share something the one that hits it hardest when nothing is bought. */
export function firstCut(tables: readonly LossTable[], objective: Objective): Row {
  const untouched = tables.map(({ outcomes }) => outcomes[0]!);
  return lossCut(tables, objective, { tail: weightsOf(tables), counts: hardest(untouched) }, 'mean');
}
