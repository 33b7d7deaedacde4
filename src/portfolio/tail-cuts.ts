import { type LossTable, meanOf } from './loss-table.js';
import type { Row } from './milp.js';
import { type Pick, picksOf, scale } from './model.js';

/** Draws of the worst (1 - level) of a column with their weights, which add up to 1; equal losses in the order of draws. */
export interface Tail {
  readonly draws: readonly number[];
  readonly weights: readonly number[];
}

/** @example the worst draw alone carries all the weight where (1 - level) x draws is 1 */
export function tailOf(loss: Float64Array, level: number): Tail {
  const size = loss.length * (1 - level);
  const order = Array.from(loss.keys()).sort((a, b) => loss[b]! - loss[a]! || a - b);
  const draws = order.slice(0, Math.min(Math.ceil(size), loss.length));
  return { draws, weights: draws.map((_, i) => Math.min(1, size - i) / size) };
}

/** Every draw with the same weight: the tail is never below the mean. */
export const evenly = (draws: number): Tail => ({
  draws: Array.from({ length: draws }, (_, n) => n),
  weights: Array.from({ length: draws }, () => 1 / draws),
});

/**
 * CVaR is the greatest weighted mean of the losses over the weights of its risk envelope (Rockafellar, Uryasev & Zabarankin 2006), so for
 * each set of weights w:  theta >= sum_k (sum_n w_n L_kn) z_k,  with equality at the plan that w is the tail of (Künzi-Bay & Mayer 2006).
 */
export function tailCut(picks: readonly Pick[], { draws, weights }: Tail, theta: number, name: string): Row {
  const coefficient = picks.map(({ outcome }) =>
    draws.reduce((sum, n, i) => sum + (weights[i]! * outcome.loss[n]!) / scale, 0),
  );
  const index = [...picks.map((_, k) => k), theta];
  return { name, index, coefficient: [...coefficient, -1], low: -Infinity, high: 0 };
}

/** Loss by draw of a mixture of picks, in the order of the picks. */
export function mixedLoss(tables: readonly LossTable[], share: ArrayLike<number>): Float64Array {
  const total = new Float64Array(tables[0]?.outcomes[0]?.loss.length ?? 0);
  picksOf(tables).forEach(({ outcome }, k) => {
    const part = share[k]!;
    if (part > 1e-9) for (let n = 0; n < total.length; n++) total[n]! += part * outcome.loss[n]!;
  });
  return total;
}

/** True where a cut leaves the tail of a mixture more than `tolerance` (relative) too small. */
export const isShort = (theta: number, loss: Float64Array, tail: Tail, tolerance: number): boolean => {
  const true_ = tail.draws.reduce((sum, n, i) => sum + (tail.weights[i]! * loss[n]!) / scale, 0);
  return true_ - theta > tolerance * Math.max(Math.abs(true_), meanOf(loss) / scale, 1e-9);
};
