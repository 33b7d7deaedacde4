import type { Levy } from '../../study/index.js';
import type { LevyKind } from '../levy.js';
import { burdenCap } from './burden-cap.js';
import { duty } from './duty.js';
import { incomeTax } from './income-tax.js';
import { licenceFee } from './licence-fee.js';
import { profitRoyalty } from './profit-royalty.js';
import { royalty } from './royalty.js';
import { specialRoyalty } from './special-royalty.js';
import { stabilisation } from './stabilisation.js';
import { stateShare } from './state-share.js';
import { surtax } from './surtax.js';
import { vat } from './vat.js';
import { withholding } from './withholding.js';

/** Every kind of levy, in the order in which the account lists them. */
const all = [
  royalty,
  surtax,
  specialRoyalty,
  profitRoyalty,
  burdenCap,
  licenceFee,
  duty,
  vat,
  incomeTax,
  withholding,
  stateShare,
  stabilisation,
] as const;

export const levyKinds: { readonly [K in Levy['kind']]: LevyKind<K> } = Object.fromEntries(
  all.map((kind) => [kind.kind, kind]),
) as { readonly [K in Levy['kind']]: LevyKind<K> };
