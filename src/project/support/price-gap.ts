import type { SupportKind } from './contract.js';

/** Share of what a long contract costs above the market: share x max(0, contract price - price) x tonnes sold, for `termYears` from the start; on the first product. */
export const priceGap: SupportKind = {
  kind: 'price-gap',
  flow({ contractPrice, share = 0, from, terms, cap }, { plan }, { toFirm }) {
    if (contractPrice === undefined) return;
    const product = plan.products[0]!;
    let left = cap;
    const until = Math.min(plan.years, from + (terms.termYears ?? plan.years));
    for (let t = from; t < until; t++) {
      const aid = Math.min(left, share * Math.max(0, contractPrice - product.price[t]!) * product.tonnes[t]!);
      left -= aid;
      toFirm[t]! += aid;
    }
  },
};
