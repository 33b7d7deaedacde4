import type { StudyEvent } from '../study/index.js';

const daysAMonth = 365 / 12;

export const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** How the calendar of an event lies on the months of its path: month 0 of the path begins `notice` months before the day of entry into force. */
export interface Calendar {
  readonly notice: number;
  /** Calendar month in which the path begins, counted from year 0. */
  readonly first: number;
  /** Days of that month before it begins. */
  readonly lead: number;
  /** Calendar month from which on the measure holds for more than half of the month. */
  readonly inForce: number;
  /** Months of the path after entry into force at which the measure ends. */
  readonly until?: number;
}

export function calendarOf({ announced, inForce, until }: StudyEvent): Calendar {
  const entry = inForce ?? announced ?? '';
  const months = (from: string, to: string) => Math.max(0, Math.round(daysBetween(from, to) / daysAMonth));
  const notice = announced && inForce ? months(announced, inForce) : 0;
  const day = Number(entry.slice(8, 10));
  return {
    notice,
    first: monthNumber(entry) - notice,
    lead: day - 1,
    inForce: monthNumber(entry) + (day > 15 ? 1 : 0),
    ...(until ? { until: months(entry, until) } : {}),
  };
}

/** What a calendar month saw of the path months it lies across, `days` after they happened: sea days and the lead of the calendar. */
export function seenIn(path: (month: number) => Float64Array, k: number, days: number): Float64Array {
  const late = days / daysAMonth;
  const whole = Math.floor(late);
  if (late === 0) return path(k);
  const [sooner, later] = [path(k - whole), path(k - whole - 1)];
  return sooner.map((value, n) => value * (1 - late + whole) + later[n]! * (late - whole));
}
