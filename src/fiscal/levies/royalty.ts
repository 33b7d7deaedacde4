import { rateAt } from '../bands.js';
import type { LevyKind } from '../levy.js';

/** rate (or that of the price band) x benchmark x gross (price x tonnes) or x net (after treatment and freight; per product never below 0), from the end of a holiday counted from the first producing year. */
export const royalty: LevyKind<'royalty'> = {
  kind: 'royalty',
  stage: 'sales',
  name: (levy) => (levy.mineral ? `royalty/${[levy.mineral].flat().join('+')}` : 'royalty'),
  charge(levy, books, { applies, points, bandFactor, from, until }, out) {
    const start = Math.max(from, books.firstProducing + (levy.holidayYears ?? 0));
    books.sales.forEach((sale, product) => {
      if (!applies(product)) return;
      const base = levy.base === 'gross' ? sale.gross : sale.net;
      const factor = bandFactor(levy.unit, sale.unit);
      for (let t = Math.max(start, 0); t < until; t++) {
        const rate = levy.bands ? rateAt(levy.bands, sale.price[t]!, factor) : levy.rate!;
        out[t]! += (rate + points) * levy.benchmark * Math.max(0, base[t]!);
      }
    });
  },
};
