import type { LevyKind } from '../levy.js';
import { operatingProfit } from '../operating-profit.js';

/** Rate at x on a list of [from, rate]: the first rate below it, the last above it, a straight line between. */
function along(points: readonly (readonly [number, number])[], x: number): number {
  if (x <= points[0]![0]) return points[0]![1];
  for (let i = 1; i < points.length; i++) {
    const [from, low] = points[i - 1]!;
    const [to, high] = points[i]!;
    if (x < to) return low + ((high - low) * (x - from)) / (to - from);
  }
  return points[points.length - 1]![1];
}

/** Effective rate by operating margin x operating profit (net sales - operating - closure - depreciation, before interest and losses); nothing on a loss. */
export const profitRoyalty: LevyKind<'profit-royalty'> = {
  kind: 'profit-royalty',
  stage: 'spending',
  charge(levy, books, { from, until }, out) {
    const profit = operatingProfit(books, levy.depreciation);
    for (let t = from; t < until; t++) {
      const sales = books.netSales[t]!;
      if (profit[t]! > 0 && sales > 0) out[t]! += along(levy.byMargin, profit[t]! / sales) * profit[t]!;
    }
  },
};
