import { loanSchedule } from '../debt.js';
import type { SupportKind } from './contract.js';
import { payOut } from './eligible-cost.js';

/** On success repaid as a loan (grace inside the term, interest on what is owed); on failure the part not forgiven comes back in equal parts over `failureYears`, without interest. */
export const successRepayableLoan: SupportKind = {
  kind: 'success-repayable-loan',
  flow(contract, scene, { toFirm }) {
    const { termYears = 10, graceYears = 0, forgiveness = 0, failureYears = 5 } = contract.terms;
    const paid = payOut(contract, scene);
    if (scene.succeeded) {
      const { draws, interest, principal } = loanSchedule(paid, 1, contract.rate, graceYears, termYears);
      for (let t = 0; t < toFirm.length; t++) toFirm[t]! += draws[t]! - interest[t]! - principal[t]!;
      return;
    }
    const last = paid.reduce((latest, p, t) => (p > 0 ? t : latest), -1);
    const due = paid.reduce((sum, p) => sum + p, 0) * (1 - forgiveness);
    const years = Math.max(1, Math.min(failureYears, toFirm.length - 1 - last));
    for (let t = 0; t < toFirm.length; t++) toFirm[t]! += paid[t]!;
    if (last < 0) return;
    for (let k = 1; k <= years; k++) toFirm[Math.min(last + k, toFirm.length - 1)]! -= due / years;
  },
};
