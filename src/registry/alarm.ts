import { addDays, addMonths, type IsoDate, type LocalText } from '../base/index.js';
import { type Agreement, agreementAt } from './agreement.js';
import { counts, stageOf } from './stage.js';
import { shows } from './standing.js';
import { tonnesOf } from './tonnes.js';

export const alarmCodes = [
  'expiry-ahead',
  'expired',
  'milestone-ahead',
  'milestone-overdue',
  'no-evidence',
  'contract-above-capacity',
  'rule-change',
] as const;
export type AlarmCode = (typeof alarmCodes)[number];

/** How early or late an alarm rings. */
export interface AlarmSettings {
  /** Days before an expiry. */
  readonly expiryDays: number;
  /** Days before a milestone is due: the reminder of its owner. */
  readonly milestoneDays: number;
  /** Months without evidence. */
  readonly quietMonths: number;
  /** Days for which a change of sanction or rule is shown. */
  readonly changeDays: number;
}
export const alarmSettings: AlarmSettings = { expiryDays: 90, milestoneDays: 30, quietMonths: 12, changeDays: 180 };

/** An alarm with the dates between which it can ring, so that any date can be asked without reading the history again. */
export interface AlarmSpan {
  readonly code: AlarmCode;
  readonly agreement: string;
  readonly title: LocalText;
  /** The entry it is about: the agreement, a milestone, a change, or the contract that went too far. */
  readonly subject: string;
  readonly owner?: string;
  /** First day on which the ledger's content made it possible. */
  readonly begin: IsoDate;
  /** The date it hangs on: expiry, due date, last evidence, contract, change. */
  readonly anchor: IsoDate;
  /** First day on which it no longer rings; null while open. */
  readonly until: IsoDate | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** For each code the latest anchor that rings at `date`. */
export function thresholds(date: IsoDate, settings: AlarmSettings): Readonly<Record<AlarmCode, IsoDate>> {
  return {
    'expiry-ahead': addDays(date, settings.expiryDays),
    expired: addDays(date, -1),
    'milestone-ahead': addDays(date, settings.milestoneDays),
    'milestone-overdue': addDays(date, -1),
    'no-evidence': addMonths(date, -settings.quietMonths),
    'contract-above-capacity': date,
    'rule-change': date,
  };
}

/** Rings at `date` when begin <= date, anchor <= the threshold of its code, and date < until. */
export const rings = (span: AlarmSpan, date: IsoDate, settings: AlarmSettings): boolean =>
  span.begin <= date &&
  span.anchor <= thresholds(date, settings)[span.code] &&
  (span.until === null || date < span.until);

const earliest = (...dates: readonly (IsoDate | null | undefined)[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((least, one) => (one && (least === null || one < least) ? one : least), null);

interface Segment {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** The dates between which one version of the paper held: from its date, and from each amendment on. */
function versions(agreement: Agreement): Segment[] {
  const dates = [...new Set([agreement.body.date, ...agreement.amendments.map(({ body }) => body.date)])].sort();
  return dates.map((from, i) => ({ from, until: dates[i + 1] ?? null }));
}

/** Every alarm of one agreement by itself, over all dates; an agreement that lapsed by evidence rings no more. */
export function alarmsOf(agreement: Agreement): AlarmSpan[] {
  const end = agreement.evidence.find(({ body }) => body.what === 'lapse' && body.of === agreement.id)?.body.date;
  const trusted = agreement.evidence.filter((one) => shows(one) && counts(one, agreement.evidence));
  const spans: AlarmSpan[] = [];
  const span = (
    code: AlarmCode,
    subject: string,
    begin: IsoDate,
    anchor: IsoDate,
    until: IsoDate | null,
    more: Partial<AlarmSpan> = {},
  ) => {
    const last = earliest(until, end);
    if (last === null || last > begin)
      spans.push({
        code,
        agreement: agreement.id,
        title: agreement.body.title,
        subject,
        begin,
        anchor,
        until: last,
        detail: {},
        ...more,
      });
  };
  for (const { from, until } of versions(agreement)) {
    const now = agreementAt(agreement, from)!;
    const { expires } = now.body;
    if (expires !== undefined) {
      span('expiry-ahead', now.id, from, expires, earliest(until, addDays(expires, 1)));
      span('expired', now.id, from, expires, until);
    }
    for (const { id, body } of agreementAt(agreement, until ? addDays(until, -1) : '9999-12-31')!.milestones) {
      const begin = body.date !== undefined && body.date > from ? body.date : from;
      const met = trusted.find((one) => one.body.of === id)?.body.date;
      const more = body.owner ? { owner: body.owner } : {};
      span('milestone-ahead', id, begin, body.due, earliest(until, met, addDays(body.due, 1)), more);
      span('milestone-overdue', id, begin, body.due, earliest(until, met), more);
    }
  }
  const heard = [...new Set([agreement.body.date, ...trusted.map(({ body }) => body.date)])];
  heard.forEach((date, i) => void span('no-evidence', agreement.id, date, date, heard[i + 1] ?? null));
  return spans;
}

/** Contracted tonnes a year of one project above its stated capacity; `group` are all agreements that name the project. */
export function capacityAlarms(group: readonly Agreement[]): AlarmSpan[] {
  const capacities = group.flatMap(({ body }) => (body.capacity ? [body.capacity] : []));
  return capacities.flatMap(({ mineral, quantity }) => {
    const contracts = group
      .flatMap((agreement) => agreement.evidence.map((one) => ({ agreement, one })))
      .filter(({ agreement, one }) => one.body.what === 'contract' && counts(one, agreement.evidence))
      .sort((a, b) => (a.one.body.date < b.one.body.date ? -1 : 1));
    for (const { agreement, one } of contracts) {
      const worst = worstYear(group, mineral, one.body.date);
      if (worst && worst.tonnes > quantity) {
        const detail = { mineral, year: worst.year, contracted: worst.tonnes, capacity: quantity };
        const { date } = one.body;
        return [
          {
            code: 'contract-above-capacity' as const,
            agreement: agreement.id,
            title: agreement.body.title,
            subject: one.id,
            begin: date,
            anchor: date,
            until: null,
            detail,
          },
        ];
      }
    }
    return [];
  });
}

function worstYear(
  group: readonly Agreement[],
  mineral: string,
  date: IsoDate,
): { year: string; tonnes: number } | undefined {
  const byYear = new Map<string, number>();
  for (const agreement of group) {
    const now = agreementAt(agreement, date);
    for (const part of now ? tonnesOf(now, stageOf(now, date).stage) : [])
      for (const [year, tonnes] of part.mineral === mineral ? Object.entries(part.contracted.byYear) : [])
        byYear.set(year, (byYear.get(year) ?? 0) + tonnes);
  }
  const years = [...byYear].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return years[0] ? { year: years[0][0], tonnes: years[0][1] } : undefined;
}

/** Alarms in order of the date they hang on, then agreement, subject and code. */
export function byAnchor(a: AlarmSpan, b: AlarmSpan): number {
  const key = ({ anchor, agreement, subject, code }: AlarmSpan) => `${anchor} ${agreement} ${subject} ${code}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
