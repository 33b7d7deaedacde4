import type { Books } from '../books.js';
import type { LevyKind } from '../levy.js';
import { operatingProfit } from '../operating-profit.js';

/** Mean tonnes of the products in the last `years` years with output, this one included; by year. */
function meanOutput(
  books: Books,
  years: number,
  counts: (product: number) => boolean,
  tonnesIn: (unit: string) => number,
) {
  return Float64Array.from({ length: books.years }, (_, t) => {
    const from = Math.max(books.firstProducing, t - years + 1);
    if (books.firstProducing < 0 || from > t) return 0;
    let sum = 0;
    books.sales.forEach(({ tonnes, unit }, product) => {
      if (counts(product)) for (let k = from; k <= t; k++) sum += tonnes[k]! * tonnesIn(unit);
    });
    return sum / (t - from + 1);
  });
}

/**
 * Ceiling on the whole burden: where the levies named, and `finalRate` of operating profit for the taxes on profit and on its distribution, pass `cap` x
 * operating profit, the levies are cut by what passes, never below 0. The amount is negative: money that is not taken. Without operating profit it does nothing.
 *
 * @example levies of 20 on a profit of 100, finalRate 0.35, cap 0.465: -8.5
 */
export const burdenCap: LevyKind<'burden-cap'> = {
  kind: 'burden-cap',
  stage: 'relief',
  charge(levy, books, { applies, charged, tonnesIn, from, until }, out) {
    const profit = operatingProfit(books, levy.depreciation);
    const taken = charged(levy.limits);
    const output = levy.below && meanOutput(books, levy.below.years, applies, tonnesIn);
    for (let t = from; t < until; t++) {
      if (profit[t]! <= 0) continue;
      const cap = levy.below && output![t]! < levy.below.tonnes ? levy.below.cap : levy.cap;
      const above = taken[t]! + (levy.finalRate - cap) * profit[t]!;
      if (above > 0) out[t]! -= Math.min(above, Math.max(0, taken[t]!));
    }
  },
};
