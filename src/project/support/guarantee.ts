import type { SupportKind } from './contract.js';

/** The firm pays a fee on the covered debt still owed; the lower rate of the lender stands in the debt itself. No default is modelled, so no payout is (the result says so). */
export const guarantee: SupportKind = {
  kind: 'guarantee',
  flow({ fee, terms }, { debtBalance }, toFirm) {
    for (let t = 0; t < toFirm.length; t++) toFirm[t]! -= fee * (terms.cover ?? 1) * debtBalance[t]!;
  },
};
