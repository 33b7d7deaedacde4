import type { SupportKind } from './contract.js';
import { cover } from './cover.js';

/** Covers the project's debt: the firm pays a fee on what is owed, the lenders get the expected payout; the lender's lower rate stands in the debt itself. */
export const guarantee: SupportKind = {
  kind: 'guarantee',
  flow: (contract, { debtBalance }, paid) => cover(contract, debtBalance, paid, 'toLenders'),
};
