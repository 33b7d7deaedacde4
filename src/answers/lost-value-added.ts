import type { BaseMarket } from '../atlas/index.js';
import { type Interval, interval, isMissing, type Maybe, missing, whenPresent } from '../base/index.js';
import type { ValueAddedLoss } from '../brief/index.js';
import { type IndustryModel, partOfParent, type ValueAddedLost, valueAddedLost } from '../industry/index.js';

export const everywhere = <T>(reason: T) => ({ direct: reason, total: reason, least: reason, greatest: reason });

/**
 * The four figures of a loss of value added, each summed up by `of`, in won of today or of the table's year.
 * @returns missing where the table has no deflator
 */
export function inWonOf<Figure>(
  when: 'today' | 'table',
  { table }: IndustryModel,
  lost: ValueAddedLost,
  of: (won: Float64Array) => Figure,
): ValueAddedLoss<Figure> {
  const factor = when === 'today' ? table.todayFactor : 1;
  const figure = (won: Maybe<Float64Array>): Maybe<Figure> =>
    whenPresent(factor, (k) => whenPresent(won, (values) => of(values.map((value) => value * k))));
  return {
    direct: figure(lost.direct),
    total: figure(lost.total),
    least: figure(lost.least),
    greatest: figure(lost.greatest),
  };
}

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
  when: 'today' | 'table',
): ValueAddedLoss<Interval> {
  if (isMissing(model)) return everywhere(model);
  const mineral = market.parent;
  if (!model.uses.has(mineral))
    return everywhere(missing('no-use-shares', `data/industry/uses.csv says no use of ${market.mineral}`));
  const part = partOfParent(market, markets, model.table.country, model.nationalUse.get(mineral));
  const short = shares.map((share) => part * Math.min(Math.max(share, 0), 1));
  return inWonOf(when, model, valueAddedLost(model, new Map([[mineral, short]]), seed), interval);
}
