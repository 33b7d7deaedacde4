import type { SupportKind } from './contract.js';

/** The firm pays a premium on the covered part of what it has put in and not yet got back. No taking is modelled, so no payout is (the result says so). */
export const insurance: SupportKind = {
  kind: 'insurance',
  flow({ fee, terms }, { firm }, toFirm) {
    let exposed = 0;
    for (let t = 0; t < firm.length; t++) {
      exposed = Math.max(0, exposed - firm[t]!);
      toFirm[t]! -= fee * (terms.cover ?? 1) * exposed;
    }
  },
};
