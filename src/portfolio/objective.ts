import { meanOf } from './loss-table.js';

/** (1 - tailWeight) x expected loss + tailWeight x CVaR at `level`: 0 is expected loss alone, 1 the tail alone. */
export interface Objective {
  readonly tailWeight: number;
  readonly level: number;
}

/** Weight of each year in the worst (1 - level) of a column; they add up to 1. Equal losses in the order of years. */
export function tailOf(loss: Float64Array, weights: Float64Array, level: number): Float64Array {
  const tail = new Float64Array(loss.length);
  const order = Array.from(loss.keys()).filter((n) => weights[n] !== 0);
  order.sort((a, b) => loss[b]! - loss[a]! || a - b);
  const size = 1 - level;
  let left = size;
  for (const n of order) {
    if (left <= 0) break;
    tail[n] = Math.min(weights[n]!, left) / size;
    left -= weights[n]!;
  }
  return tail;
}

/** Mean of the worst (1 - level) of the years (CVaR, Rockafellar & Uryasev 2000). */
export const tailMean = (loss: Float64Array, weights: Float64Array, level = 0.95): number =>
  meanOf(loss, tailOf(loss, weights, level));

export const objectiveOf = ({ tailWeight, level }: Objective, loss: Float64Array, weights: Float64Array): number =>
  (1 - tailWeight) * meanOf(loss, weights) + (tailWeight === 0 ? 0 : tailWeight * tailMean(loss, weights, level));
