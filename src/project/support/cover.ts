import type { Contract, Paid } from './contract.js';

/**
 * Fee and expected payout of a cover on what is exposed. An event comes with `lossOdds` in each year that begins with something exposed and ends the contract: payout of year t =
 * odds x cover x exposed at the end of t - 1 x odds that none came before; `recovery` of it comes back. Fee of year t = fee x cover x exposed at the end of t x odds that none came up to t.
 *
 * @param exposed at the end of each year
 * @param payout where the payout goes: the firm or the lenders
 * @example exposed [100, 0], cover 1, fee 0.01, lossOdds 0.02: fee 1 and 0, payout 0 and 2
 */
export function cover(
  { fee, lossOdds, terms }: Contract,
  exposed: Float64Array,
  paid: Paid,
  payout: 'toFirm' | 'toLenders',
): void {
  const part = terms.cover ?? 1;
  let alive = 1;
  for (let t = 0; t < exposed.length; t++) {
    const atRisk = t > 0 ? part * exposed[t - 1]! : 0;
    paid.atRisk[t]! += atRisk;
    if (atRisk > 0) {
      paid[payout][t]! += alive * lossOdds * atRisk * (1 - (terms.recovery ?? 0));
      alive *= 1 - lossOdds;
    }
    paid.toFirm[t]! -= alive * fee * part * exposed[t]!;
  }
}
