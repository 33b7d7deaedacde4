import type { SupportKind } from './contract.js';
import { payOut } from './eligible-cost.js';

/** Share of the eligible cost, not repaid. */
export const grant: SupportKind = {
  kind: 'grant',
  flow(contract, scene, { toFirm }) {
    payOut(contract, scene).forEach((paid, t) => {
      toFirm[t]! += paid;
    });
  },
};
