import type { StockRule } from '../stocks.js';

/** A stock that a path carries from month to month; tonnes. */
export interface PathStock {
  readonly node: number;
  readonly stage: number;
  readonly owner: 'buyer' | 'strategic';
  /** What it holds at the start, and what it holds in calm times. */
  readonly tonnes: number;
  readonly target: number;
  /** Share of it that one month can release, when V is at `full`; nothing is released below `on`. */
  readonly releaseShare: number;
  readonly on: number;
  readonly full: number;
  /** Share of what is missing that one month buys while V is 1 or less; nothing is bought above `stop` <= `on`. */
  readonly buildShare: number;
  readonly stop: number;
  /** Between announcement and entry into force (months, the second not included) the target is this multiple of `target`. */
  readonly alarm?: { readonly from: number; readonly to: number; readonly multiple: number };
}

/** The stock's rule in one month, given what it holds: release min(K, rho K ...), building beta max(K* - K, 0) .... */
export function ruleOf(stock: PathStock, held: number, month: number): StockRule {
  const { node, on, full, stop, alarm } = stock;
  const alarmed = alarm !== undefined && month >= alarm.from && month < alarm.to;
  const target = stock.target * (alarmed ? alarm.multiple : 1);
  const release = Math.min(held, stock.releaseShare * held);
  return { node, release, on, full, build: stock.buildShare * Math.max(target - held, 0), stop };
}
