import type { SupportKind } from './contract.js';

/** Share of what the firm pays in (or of the amount named), as less home tax `lagYears` later; up to the cap. Supposes that the firm has home tax to set it against. */
export const taxCredit: SupportKind = {
  kind: 'tax-credit',
  flow({ amount, from, share = 0, cap, terms }, { firm }, { toFirm }) {
    const lag = terms.lagYears ?? 1;
    let left = cap;
    for (let t = 0; t < firm.length; t++) {
      const invested = amount === undefined ? Math.max(0, -firm[t]!) : t === from ? amount : 0;
      const credit = Math.min(left, share * invested);
      left -= credit;
      if (t + lag < toFirm.length) toFirm[t + lag]! += credit;
    }
  },
};
