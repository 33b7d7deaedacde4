import { type Interval, interval, type Maybe, missing } from '../base/index.js';
import type { Closure, Measure, Outcome, PathPlan } from '../shock/index.js';

export interface MonthOfPath {
  /** `2026-12` where an announcement gives a date, else 1 for the first month in force, 0 and below before it. */
  readonly month: string | number;
  /** Used by the importer. */
  readonly tonnes: Interval;
  readonly priceIndex: Maybe<Interval>;
  readonly stockTonnes: Interval;
}

/** The date of the first `announce` among the measures. */
export const announcedOn = (measures: readonly Measure[]): string | undefined =>
  measures.flatMap((measure) => (measure.kind === 'announce' ? [measure.date] : []))[0];

/** Months in force, after one month of notice where an announcement is dated (licences of 2023: 29 and 42 days). */
export function planOf(
  measures: readonly Measure[],
  months: number | undefined,
  closures: readonly Closure[],
): PathPlan | undefined {
  const notice = announcedOn(measures) === undefined ? 0 : 1;
  if (months === undefined && notice === 0) return undefined;
  return { measures, months: months ?? 12, notice, watch: [], closures };
}

/** The calendar month k months after the one of an ISO date. */
function calendar(date: string, k: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const at = year * 12 + month - 1 + k;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The importer's use, price and stock month by month. */
export function monthsOf(outcome: Outcome, { months, notice }: PathPlan, announced: string | undefined): MonthOfPath[] {
  return Array.from({ length: notice + months }, (_, k) => {
    const price = outcome.month(0, k, 'priceIndex');
    return {
      month: announced === undefined ? k - notice + 1 : calendar(announced, k),
      tonnes: interval(outcome.month(0, k, 'use')),
      priceIndex: price.some(Number.isNaN) ? missing('no-seller', 'in some draws nobody can sell') : interval(price),
      stockTonnes: interval(outcome.month(0, k, 'stock')),
    };
  });
}
