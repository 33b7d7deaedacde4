import type { SupportKind } from './contract.js';

/** The agency takes a part of the firm's stake: it pays that part of each call and receives that part of each dividend. The part is `share`, or amount over all calls. */
export const equity: SupportKind = {
  kind: 'equity',
  flow({ amount, share = 0 }, { firm }, { toFirm }) {
    const calls = firm.reduce((sum, f) => sum - Math.min(0, f), 0);
    const part = amount === undefined ? share : calls > 0 ? Math.min(1, amount / calls) : 0;
    for (let t = 0; t < firm.length; t++) toFirm[t]! -= part * firm[t]!;
  },
};
