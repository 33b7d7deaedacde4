import type { Books } from './books.js';
import { depreciate } from './depreciation.js';

/**
 * Operating profit by year, before interest, levies and losses: net sales - operating - closure - depreciation.
 *
 * @param lives years of depreciation by class; 10 where not listed
 */
export function operatingProfit(books: Books, lives: Readonly<Record<string, number>>): Float64Array {
  const profit = new Float64Array(books.years);
  depreciate(books, lives, profit);
  for (let t = 0; t < books.years; t++)
    profit[t] = books.netSales[t]! - books.operating[t]! - books.closure[t]! - profit[t]!;
  return profit;
}
