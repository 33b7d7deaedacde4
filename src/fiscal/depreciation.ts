import type { Books } from './books.js';

const unlistedLife = 10;

/**
 * Straight-line depreciation by year: each year's spend of a class over the class's years (10 where not listed), from the later of the spend's year and
 * the first producing year; what is left at the mine's end is written off in the last producing year. Sums are nominal: they erode by `books.erosion` a year.
 *
 * @param lives years by class; a life that is no whole number ends in a part year
 * @param out added to, one number a year
 */
export function depreciate(books: Books, lives: Readonly<Record<string, number>>, out: Float64Array): void {
  const { firstProducing: first, lastProducing: last, erosion } = books;
  if (first < 0) return;
  for (const { class: name, spend } of books.capital) {
    const life = lives[name] ?? unlistedLife;
    for (let t = 0; t < books.years; t++) {
      const amount = spend[t]!;
      if (amount === 0) continue;
      const start = Math.max(t, first);
      let worth = amount;
      for (let k = t; k < start; k++) worth *= erosion;
      if (start > last) {
        out[start] += worth;
        continue;
      }
      let left = 1;
      for (let k = start; k <= last && left > 0; k++) {
        const part = k === last ? left : Math.min(left, 1 / life);
        out[k] += worth * part;
        left = left - part < 1e-12 ? 0 : left - part;
        worth *= erosion;
      }
    }
  }
}
