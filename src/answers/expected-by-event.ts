import type { BaseMarket } from '../atlas/index.js';
import { isMissing, type Krw, type Maybe } from '../base/index.js';
import { happens, type MineralRisk, shareOfYear, type YearlyEvent } from '../shock/index.js';

/** One market of a run with its won of the base year for a dollar. */
export interface RunMarket {
  readonly market: BaseMarket;
  readonly risk: MineralRisk;
  readonly won: Maybe<number>;
}

/** Mean expected buyer's loss a year of each event of a market: chance x share of the year x loss; 0 without an exchange rate. */
export function expectedByEvent(
  { market, risk, won }: RunMarket,
  events: readonly YearlyEvent[],
): readonly { readonly event: YearlyEvent; readonly loss: Krw }[] {
  const rate = isMissing(won) ? 0 : won;
  return events
    .filter((event) => event.mineral === market.mineral)
    .map((event, k) => {
      let sum = 0;
      for (let n = 0; n < risk.givenDraws; n++)
        sum += happens(event, n) * event.chances[n]! * shareOfYear(event) * risk.outcome.value(n, k, 'buyerLossUsd');
      return { event, loss: (rate * sum) / risk.givenDraws };
    });
}
