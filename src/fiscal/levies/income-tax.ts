import { depreciate } from '../depreciation.js';
import type { LevyKind } from '../levy.js';
import { carryLosses } from '../losses.js';

/** Marginal brackets on net sales - operating - closure - deductible levies - depreciation - interest, after losses carried forward. */
export const incomeTax: LevyKind<'income-tax'> = {
  kind: 'income-tax',
  stage: 'profit',
  charge(levy, books, { regimeMoney, points, from, until }, out) {
    const profit = new Float64Array(books.years);
    depreciate(books, levy.depreciation, profit);
    for (let t = 0; t < books.years; t++)
      profit[t] =
        books.netSales[t]! -
        books.operating[t]! -
        books.closure[t]! -
        books.deducted[t]! -
        profit[t]! -
        books.interest[t]!;
    carryLosses(profit, levy.lossYears, levy.lossCap, books.erosion);
    for (let t = from; t < until; t++) {
      const taxed = profit[t]!;
      if (taxed <= 0) continue;
      levy.brackets.forEach(([edge, rate], i) => {
        const low = edge / regimeMoney;
        const next = levy.brackets[i + 1];
        const high = next ? next[0] / regimeMoney : Infinity;
        if (taxed > low) out[t]! += (rate + points) * (Math.min(taxed, high) - low);
      });
    }
  },
};
