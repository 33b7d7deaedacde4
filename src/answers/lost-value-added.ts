import type { BaseMarket } from '../atlas/index.js';
import { type Interval, interval, isMissing, type Maybe, missing, whenPresent } from '../base/index.js';
import { type IndustryModel, partOfParent, valueAddedLost } from '../industry/index.js';

/** Value added at risk in won of the table's year; `direct` is the stopped industries, `total` with their suppliers. */
export interface LostValueAdded {
  readonly direct: Maybe<Interval>;
  readonly total: Maybe<Interval>;
  /** Bounds of `direct`: the least and the most valuable uses go without. */
  readonly least: Maybe<Interval>;
  readonly greatest: Maybe<Interval>;
}

const everywhere = <T>(reason: T) => ({ direct: reason, total: reason, least: reason, greatest: reason });

/**
 * What short tonnes of one mineral cost the industries that use it.
 * @param markets every market of the atlas: use shares are of the whole mineral, of which this market is a part
 * @param shares share of a year's use that is short, one a draw; below 0 (more than before) counts as 0
 */
export function lostValueAdded(
  model: Maybe<IndustryModel>,
  market: BaseMarket,
  markets: readonly BaseMarket[],
  shares: Float64Array,
  seed: number,
): LostValueAdded {
  if (isMissing(model)) return everywhere(model);
  const mineral = market.parent;
  if (!model.uses.has(mineral))
    return everywhere(missing('no-use-shares', `data/industry/uses.csv says no use of ${market.mineral}`));
  const part = partOfParent(market, markets, model.table.country);
  const short = shares.map((share) => part * Math.min(Math.max(share, 0), 1));
  const lost = valueAddedLost(model, new Map([[mineral, short]]), seed);
  return {
    direct: interval(lost.direct),
    total: whenPresent(lost.total, interval),
    least: interval(lost.least),
    greatest: interval(lost.greatest),
  };
}
