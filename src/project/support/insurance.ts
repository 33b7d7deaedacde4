import type { SupportKind } from './contract.js';
import { cover } from './cover.js';

/** Covers what the firm has put in and not yet got back: it pays a premium on it and gets the expected payout. */
export const insurance: SupportKind = {
  kind: 'insurance',
  flow(contract, { firm }, paid) {
    const exposed = new Float64Array(firm.length);
    for (let t = 0; t < firm.length; t++) exposed[t] = Math.max(0, (t > 0 ? exposed[t - 1]! : 0) - firm[t]!);
    cover(contract, exposed, paid, 'toFirm');
  },
};
