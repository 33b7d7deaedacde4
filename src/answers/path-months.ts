import { InputRefused, type Interval, interval, type Maybe, missing } from '../base/index.js';
import type { Closure, Measure, Outcome, PathPlan } from '../shock/index.js';

export interface MonthOfPath {
  /** `2026-12` where an announcement gives a date, else 1 for the first month in force, 0 and below before it. */
  readonly month: string | number;
  /** Used by the importer. */
  readonly tonnes: Interval;
  readonly priceIndex: Maybe<Interval>;
  readonly stockTonnes: Interval;
}

const dateOf = (measures: readonly Measure[], kind: 'announce' | 'inforce' | 'expire'): string | undefined =>
  measures.flatMap((measure) => (measure.kind === kind ? [measure.date] : []))[0];

/** The date that the first month of a path holds, where one is written. */
export const firstDateOf = (measures: readonly Measure[]): string | undefined =>
  dateOf(measures, 'announce') ?? dateOf(measures, 'inforce');

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/**
 * Months from entry into force on, after the months of notice between `announce` and `inforce` (one where only the announcement is dated:
 * the licences of 2023 gave 29 and 42 days), with the months in which the measures are suspended or have expired.
 * @throws InputRefused no-start-date, dates-out-of-order
 */
export function planOf(
  measures: readonly Measure[],
  months: number | undefined,
  closures: readonly Closure[],
): PathPlan | undefined {
  const [announced, inForce] = [dateOf(measures, 'announce'), dateOf(measures, 'inforce')];
  const dated = measures.filter((measure) => measure.kind === 'suspend' || measure.kind === 'expire');
  const first = firstDateOf(measures);
  if (months === undefined && first === undefined && dated.length === 0) return undefined;
  if (first === undefined && dated.length > 0)
    throw new InputRefused([
      problem(
        'no-start-date',
        dated[0]!.date,
        'A suspension or an end needs a beginning: add "inforce 2027-02-01" or "announce 2026-12-01".',
      ),
    ]);
  const notice =
    announced === undefined ? 0 : inForce === undefined ? 1 : monthNumber(inForce) - monthNumber(announced);
  const start = first === undefined ? 0 : monthNumber(first) + notice;
  const lifted = dated.map((measure) => ({
    from: monthNumber(measure.date) - start,
    to: measure.kind === 'suspend' ? monthNumber(measure.until) - start : Number.MAX_SAFE_INTEGER,
  }));
  const wrong = notice < 0 || lifted.some(({ from, to }) => from < 0 || to < from);
  if (wrong || notice > 12)
    throw new InputRefused([
      problem(
        'dates-out-of-order',
        first,
        'Dates must follow each other: announce, inforce (12 months later at most), suspend, expire.',
      ),
    ]);
  const shut = measures.flatMap((measure) => (measure.kind === 'close' ? [measure.route] : []));
  return {
    measures,
    months: months ?? 12,
    notice,
    watch: [],
    closures: shut.length > 0 ? closures : [],
    ...(lifted.length > 0 ? { lifted } : {}),
  };
}

const problem = (code: string, value: string | undefined, message: string) => ({
  code,
  path: 'measure',
  value,
  message,
});

/** The calendar month k months after the one of an ISO date. */
function calendar(date: string, k: number): string {
  const at = monthNumber(date) + k;
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
