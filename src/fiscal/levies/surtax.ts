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
      for (let t = from; t < until; t++) {
        const price = sale.price[t]!;
        let rate = 0;
        for (const [edge, bandRate] of levy.bands) {
          if (price < edge * factor) break;
          rate = bandRate;
        }
        out[t]! += (rate + points) * sale.gross[t]!;
      }
    });
  },
};
