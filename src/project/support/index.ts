import type { SupportKindName } from '../../study/index.js';
import type { SupportKind } from './contract.js';
import { equity } from './equity.js';
import { grant } from './grant.js';
import { guarantee } from './guarantee.js';
import { insurance } from './insurance.js';
import { policyLoan } from './policy-loan.js';
import { priceGap } from './price-gap.js';
import { successRepayableLoan } from './success-repayable-loan.js';
import { taxCredit } from './tax-credit.js';

const all = [successRepayableLoan, grant, taxCredit, equity, policyLoan, guarantee, insurance, priceGap] as const;

export const supportKinds = Object.fromEntries(all.map((kind) => [kind.kind, kind])) as Readonly<
  Record<SupportKindName, SupportKind>
>;
