import { rateAt } from '../bands.js';
import type { LevyKind } from '../levy.js';

/** The rate of the band that the price falls in, on the whole gross; lower edge of a band included; nothing below the first band. */
export const surtax: LevyKind<'surtax'> = {
  kind: 'surtax',
  stage: 'sales',
  name: (levy) => `royalty/surtax/${[levy.mineral ?? 'all'].flat().join('+')}`,
  charge(levy, books, { applies, points, bandFactor, from, until }, out) {
    books.sales.forEach((sale, product) => {
      if (!applies(product)) return;
      const factor = bandFactor(levy.unit, sale.unit);
      for (let t = from; t < until; t++)
        out[t]! += (rateAt(levy.bands, sale.price[t]!, factor) + points) * sale.gross[t]!;
    });
  },
};
