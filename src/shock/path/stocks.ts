import type { Behaviour } from './behaviour.js';

/** What buyers let out of stock and add to it in a month, and what they hold, tonnes by node at the last stage. */
export interface StockMove {
  readonly release: Float64Array;
  readonly build: Float64Array;
}

const clip = (x: number): number => Math.min(Math.max(x, 0), 1);

/**
 * The rule of engine.md: release min(K, rho K clip((V - on)/(full - on))), build beta max(K* - K, 0) clip((on - V)/(on - 1)); both
 * monotone in V, never both at once. A buyer without a price (NaN) lets out all that rho allows.
 * @param held K; @param target K*; @param index scarcity index V
 */
export function stockMove(held: Float64Array, target: Float64Array, index: Float64Array, b: Behaviour): StockMove {
  const { 'release-on': on, 'release-full': full, 'release-share': rho, 'build-share': beta } = b;
  const release = held.map((stock, j) => {
    const v = Number.isNaN(index[j]!) ? full : index[j]!;
    return Math.min(stock, rho * stock * clip((v - on) / (full - on)));
  });
  const build = held.map((stock, j) => {
    const v = Number.isNaN(index[j]!) ? full : index[j]!;
    return beta * Math.max(target[j]! - stock, 0) * clip((on - v) / (on - 1));
  });
  return { release, build };
}

const passes = 16;
const tolerance = 0.005;

/**
 * Within a month, stocks answer to the scarcity of that month: the moves m with m = rule(V(m)), found by repetition with a step for each
 * buyer that halves when its direction turns, until no buyer is off by more than 0.5 % of its usual stock.
 * @param usual what each buyer usually holds, the measure of the tolerance
 */
export function settleStocks<T extends { readonly index: Float64Array }>(
  held: Float64Array,
  target: Float64Array,
  before: StockMove,
  usual: Float64Array,
  b: Behaviour,
  solveWith: (move: StockMove) => T,
): { readonly move: StockMove; readonly solved: T } {
  const n = held.length;
  const net = before.build.map((tonnes, j) => tonnes - Math.min(before.release[j]!, held[j]!));
  const step = new Float64Array(n).fill(0.6);
  const direction = new Float64Array(n);
  const moveOf = (): StockMove => ({
    release: net.map((tonnes) => Math.max(-tonnes, 0)),
    build: net.map((tonnes) => Math.max(tonnes, 0)),
  });
  for (let pass = 1; ; pass++) {
    const move = moveOf();
    const solved = solveWith(move);
    const wished = stockMove(held, target, solved.index, b);
    let worst = 0;
    for (let j = 0; j < n; j++) {
      const gap = wished.build[j]! - wished.release[j]! - net[j]!;
      worst = Math.max(worst, usual[j]! > 0 ? Math.abs(gap) / usual[j]! : 0);
      if (gap * direction[j]! < 0) step[j] = step[j]! / 2;
      direction[j] = gap;
      net[j] = Math.max(net[j]! + step[j]! * gap, -held[j]!);
    }
    if (worst < tolerance || pass === passes) return { move, solved };
  }
}
