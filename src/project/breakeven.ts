import { type Maybe, missing } from '../base/index.js';

const top = 1e6;

/** The least scale of all prices with worth >= 0 there and at every higher scale, and every other scale where the worth changes sign. */
export interface Breakeven {
  readonly scale: Maybe<number>;
  readonly otherCrossings: readonly number[];
}

function bisect(f: (s: number) => number, negative: number, positive: number): number {
  let lo = negative;
  let hi = positive;
  for (let i = 0; i < 200; i++) {
    const mid = (lo + hi) / 2;
    if (mid === lo || mid === hi || mid === Math.min(lo, hi)) break;
    if (f(mid) < 0) lo = mid;
    else hi = mid;
  }
  return hi;
}

/** The least number at or above `x` at which `edge` is reached by price x scale: bands include their lower edge. */
function reach(edge: number, price: number): number {
  let s = edge / price;
  while (price * s < edge) s *= 1 + Number.EPSILON;
  return s;
}

/** Scales at which some price of the plan enters a band. */
export const bandScales = (edges: readonly number[], prices: readonly number[]): number[] =>
  edges.flatMap((edge) => prices.filter((price) => price > 0 && edge > 0).map((price) => reach(edge, price)));

/**
 * Breakeven of a worth that is continuous between the jumps given (price bands), by walking down from a scale where it is positive.
 * Between two jumps the worth is sampled, so that it need not be monotone; a pair of crossings inside one sample step would be missed.
 *
 * @param worth the firm's NPV at a scale of all prices
 * @param jumps scales where a band begins (the band counts there)
 * @example breakeven((s) => s - 0.5, []).scale is 0.5
 */
export function breakeven(worth: (scale: number) => number, jumps: readonly number[]): Breakeven {
  let high = Math.max(2, 2 * Math.max(0, ...jumps));
  while (worth(high) < 0 && high < top) high *= 2;
  if (!(worth(high) >= 0))
    return {
      scale: missing('no-breakeven', `the firm's NPV is below 0 at ${top} times the prices too`),
      otherCrossings: [],
    };
  const inner = jumps.filter((s) => s > 0 && s < high);
  const steps = Array.from({ length: 41 }, (_, i) => (i * Math.min(high, 2)) / 40);
  const coarse = Array.from({ length: 20 }, (_, i) => 2 * (high / 2) ** (i / 20)).filter((s) => s < high);
  const grid = [...new Set([...inner, ...steps, ...(high > 2 ? coarse : []), high])].sort((a, b) => a - b);
  const isJump = new Set(inner);
  const crossings: number[] = [];
  let above = worth(high) >= 0;
  for (let i = grid.length - 1; i > 0; i--) {
    const right = grid[i]!;
    const left = grid[i - 1]!;
    let end = right;
    if (isJump.has(right)) {
      end = right * (1 - 1e-13);
      const before = worth(end) >= 0;
      if (before !== above) crossings.push(right);
      above = before;
    }
    const start = worth(left) >= 0;
    if (start !== above) crossings.push(start ? bisect(worth, end, left) : bisect(worth, left, end));
    above = start;
  }
  if (crossings.length === 0)
    return {
      scale: missing('always-positive', "the firm's NPV is at or above 0 at every price, even at 0"),
      otherCrossings: [],
    };
  return { scale: crossings[0]!, otherCrossings: crossings.slice(1) };
}
