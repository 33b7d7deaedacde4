import { loanSchedule } from '../debt.js';
import type { SupportKind } from './contract.js';

/** Lends a share of each call of the firm (or the amount, in proportion to the calls) and is repaid by the firm: grace inside the term, interest on what is owed. */
export const policyLoan: SupportKind = {
  kind: 'policy-loan',
  flow({ amount, share = 0, rate, terms, cap }, { firm }, { toFirm }) {
    const calls = firm.map((f) => Math.max(0, -f));
    const total = calls.reduce((sum, c) => sum + c, 0);
    if (total === 0) return;
    const lent = Math.min(cap, amount ?? share * total, total) / total;
    const loan = loanSchedule(calls, lent, rate, terms.graceYears ?? 0, terms.termYears ?? 10);
    for (let t = 0; t < firm.length; t++) toFirm[t]! += loan.draws[t]! - loan.interest[t]! - loan.principal[t]!;
  },
};
