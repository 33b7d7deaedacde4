import { isMissing, type Maybe, type MineralCode, missing, type Tonnes } from '../base/index.js';
import type { Odds } from './base-rate.js';
import type { Standing } from './standing.js';
import type { Amount, MineralTonnes } from './tonnes.js';

/** Tonnes with the odds that they come: expected, and the 5 and 95 % points of the odds carried over. */
export interface Expected {
  readonly tonnes: Maybe<Tonnes>;
  readonly odds: Maybe<number>;
  readonly expected: Maybe<Tonnes>;
  readonly low: Maybe<Tonnes>;
  readonly high: Maybe<Tonnes>;
}

/** What may be counted on, in three numbers that are not added up: delivered as sure, contracted with its odds, memoranda at the base rate. */
export interface Secured {
  readonly mineral: MineralCode;
  readonly delivered: Maybe<Tonnes>;
  readonly contracted: Expected;
  readonly memorandum: Expected;
}

const scale = (tonnes: Maybe<Tonnes>, odds: Maybe<number>): Maybe<Tonnes> =>
  isMissing(tonnes) ? tonnes : isMissing(odds) ? odds : tonnes * odds;

/**
 * Secured tonnes by mineral. Contracted tonnes not yet delivered carry the least odds that their evidence states; where a contract of the
 * mineral states none the expectation is missing (`no-odds-of-contract`) and only bounds are given: the low end of the memorandum's base
 * rate, and all of it.
 *
 * @param sums the three numbers by mineral
 * @param contracts standings that hold a contract
 * @param year one year's tonnes; without it the whole life of the papers
 */
export function securedOf(
  sums: readonly MineralTonnes[],
  contracts: readonly Standing[],
  memoranda: Odds,
  year?: number,
): Secured[] {
  const at = (amount: Amount): Maybe<Tonnes> =>
    year === undefined || isMissing(amount.total) ? amount.total : (amount.byYear[String(year)] ?? 0);
  return sums.map((sum) => {
    const stated = contracts
      .filter(({ tonnes }) => tonnes.some((one) => one.mineral === sum.mineral && one.contracted.total !== 0))
      .map(({ evidenced }) => evidenced.find((one) => one.what === 'contract' && one.counted)?.odds);
    const known = stated.filter((one) => one !== undefined);
    const all = known.length > 0 && known.length === stated.length;
    const odds = all
      ? Math.min(...known)
      : missing('no-odds-of-contract', `no evidence of a contract for ${sum.mineral} states its odds`);
    const delivered = at(sum.delivered);
    const contracted = at(sum.contracted);
    const ahead = isMissing(contracted) || isMissing(delivered) ? contracted : Math.max(0, contracted - delivered);
    const promised = at(sum.memorandum);
    return {
      mineral: sum.mineral,
      delivered,
      contracted: {
        tonnes: ahead,
        odds,
        expected: ahead === 0 ? 0 : scale(ahead, odds),
        low: scale(ahead, isMissing(odds) ? memoranda.p05 : odds),
        high: ahead,
      },
      memorandum: {
        tonnes: promised,
        odds: memoranda.mean,
        expected: scale(promised, memoranda.mean),
        low: scale(promised, memoranda.p05),
        high: scale(promised, memoranda.p95),
      },
    };
  });
}
