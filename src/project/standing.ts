import { type Maybe, missing } from '../base/index.js';
import type { PriceSeries } from './price-model.js';
import type { BreakevenResult } from './result.js';

/** The breakeven price against the mineral's own monthly prices (nominal). */
export interface PriceStanding {
  readonly mineral: string;
  readonly breakeven: Maybe<number>;
  readonly unit: string;
  /** Share of months whose price was below the breakeven price. */
  readonly monthsBelow: Maybe<number>;
  readonly months: number;
  readonly first: string;
  readonly lastTenYearsBelow: Maybe<number>;
}

const tonne: Readonly<Record<string, number>> = { t: 1, kg: 0.001, lb: 0.00045359237, oz: 0.0000311034768, kt: 1000 };
const massOf = (unit: string) => unit.toLowerCase().split(/[-/]/).at(-1) ?? '';

/**
 * Share of months in which the mine would have lost money at the month's price: price history below the breakeven price, both in the mass of the series.
 *
 * @param found `breakevenPrice` of the result; @param series undefined where the atlas has no monthly prices
 */
export function priceStanding(mineral: string, found: BreakevenResult, series: PriceSeries | undefined): PriceStanding {
  const at = found.byProduct[mineral];
  const unit = found.units[mineral] ?? '';
  const none = missing('no-monthly-prices', `the atlas has no monthly price series of ${mineral}`);
  if (!series)
    return {
      mineral,
      breakeven: none,
      unit,
      monthsBelow: none,
      months: 0,
      first: '',
      lastTenYearsBelow: none,
    };
  const from = tonne[massOf(unit)];
  const to = tonne[massOf(series.unit)] ?? (massOf(series.unit) === 'mt' ? 1 : undefined);
  const price =
    typeof at === 'number' && from !== undefined && to !== undefined
      ? (at / from) * to
      : missing('no-single-price', 'the breakeven price is no single number in the unit of the series');
  const below = (values: readonly number[]): Maybe<number> =>
    typeof price === 'number' ? values.filter((v) => v < price).length / values.length : price;
  return {
    mineral,
    breakeven: price,
    unit: series.unit,
    monthsBelow: below(series.values),
    months: series.values.length,
    first: series.first,
    lastTenYearsBelow: below(series.values.slice(-120)),
  };
}
