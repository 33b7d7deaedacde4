import type { CurvePoint } from './curves.js';

/**
 * A stock in one period: it releases up to `release` tonnes as the index V rises from `on` to `full`, and buys up to `build` tonnes while V
 * is below `stop`, less the nearer V is to it. 1 < stop <= on < full, so net purchases never rise with V and the market stays convex.
 */
export interface StockRule {
  readonly node: number;
  readonly release: number;
  readonly on: number;
  readonly full: number;
  readonly build: number;
  readonly stop: number;
}

const clip = (x: number) => Math.min(Math.max(x, 0), 1);

/** Tonnes released at V: release clip((V - on) / (full - on), 0, 1). */
export const releasedAt = (rule: StockRule, v: number): number =>
  rule.release * clip((v - rule.on) / (rule.full - rule.on));

/** Tonnes bought for the stock at V: build clip((stop - V) / (stop - 1), 0, 1). */
export const builtAt = (rule: StockRule, v: number): number => rule.build * clip((rule.stop - v) / (rule.stop - 1));

/** Adds purchases less releases of the rules to the demand and slope in `out`, at the index V. */
export function addStocks(rules: readonly StockRule[], v: number, out: CurvePoint): void {
  for (const rule of rules) {
    out.tonnes += builtAt(rule, v) - releasedAt(rule, v);
    if (v > rule.on && v < rule.full) out.slope -= rule.release / (rule.full - rule.on);
    if (v > 1 && v < rule.stop) out.slope -= rule.build / (rule.stop - 1);
  }
}
