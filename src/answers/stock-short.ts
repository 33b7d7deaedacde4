import { type Interval, interval, type Maybe, missing, whenPresent } from '../base/index.js';
import type { Outcome } from '../shock/index.js';

/** What stocks are short of their calm level at the end of a path: no free lunch. */
export interface StockShort {
  /** The importer's, at the last month's scarcity index; charged in its bill and its loss. */
  readonly buyers: { readonly tonnes: Interval; readonly krw: Maybe<Interval> };
  /** Of all sellers, at the last month's price of each. */
  readonly sellers: {
    readonly tonnes: Interval;
    readonly krw: Maybe<Interval>;
    /** Never: they refill out of later output, and the loss is theirs. */
    readonly charged: Maybe<true>;
  };
}

export function stockShort(outcome: Outcome, won: Maybe<number>): Maybe<StockShort> {
  if (!outcome.job.path) return missing('one-year', 'stocks move from month to month; ask for months');
  const krw = (column: 'buyersShortUsd' | 'sellersShortUsd') =>
    whenPresent(won, (rate) => interval(outcome.atEnd(column).map((usd) => usd * rate)));
  return {
    buyers: { tonnes: interval(outcome.atEnd('buyersShort')), krw: krw('buyersShortUsd') },
    sellers: {
      tonnes: interval(outcome.atEnd('sellersShort')),
      krw: krw('sellersShortUsd'),
      charged: missing('loss-of-sellers', 'sellers refill out of later output; the loss is theirs, not the importer’s'),
    },
  };
}
