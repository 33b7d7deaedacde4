import type { Source } from '../atlas/index.js';
import { InputRefused, type IsoDate } from '../base/index.js';
import { type AlarmSpan, alarmSettings, type Entry, type Ledger } from '../registry/index.js';

export interface ChangePorts {
  readonly ledger: Pick<Ledger, 'entries' | 'alarms'>;
  /** The vintage at hand, with what it was built from; absent where there is none. */
  readonly atlas?: { readonly vintage: string; readonly sources: readonly Source[] };
}

/** What changed between two dates. */
export interface Changed {
  readonly since: IsoDate;
  readonly until: IsoDate;
  /** Entries recorded since, by when they were recorded. */
  readonly recorded: readonly Entry[];
  /** Events of agreements dated since, whenever they were recorded. */
  readonly events: readonly Entry[];
  /** Changes of rules, sanctions, controls and support dated since. */
  readonly rules: readonly Entry[];
  /** Alarms that ring at `until` and did not at `since`, and those that stopped. */
  readonly newAlarms: readonly AlarmSpan[];
  readonly endedAlarms: readonly AlarmSpan[];
  readonly vintage?: string;
  /** Sources of the vintage that were taken since. */
  readonly sources: readonly Source[];
}

const key = ({ code, agreement, subject }: AlarmSpan) => `${code} ${agreement} ${subject}`;

/**
 * What changed since a date: entries, events, rules, alarms that began or ended, and sources of the atlas taken since.
 * @throws InputRefused where the first day is after the last
 */
export async function whatChanged(
  { ledger, atlas }: ChangePorts,
  { since, until }: { readonly since: IsoDate; readonly until: IsoDate },
): Promise<Changed> {
  if (since > until)
    throw new InputRefused([
      { code: 'out-of-order', path: 'since', value: since, message: `${since} is after ${until}; name an earlier day` },
    ]);
  const dated = (await ledger.entries({ dateFrom: since })).filter(
    ({ body }) => 'date' in body && body.date !== undefined && body.date <= until,
  );
  const before = await ledger.alarms(since, alarmSettings);
  const now = await ledger.alarms(until, alarmSettings);
  const missingIn = (list: readonly AlarmSpan[]) => {
    const keys = new Set(list.map(key));
    return (one: AlarmSpan) => !keys.has(key(one));
  };
  return {
    since,
    until,
    recorded: await ledger.entries({ recordedFrom: since, recordedUntil: `${until}T23:59:59.999Z` }),
    events: dated.filter(({ body }) => body.type !== 'change'),
    rules: dated.filter(({ body }) => body.type === 'change'),
    newAlarms: now.filter(missingIn(before)),
    endedAlarms: before.filter(missingIn(now)),
    ...(atlas ? { vintage: atlas.vintage } : {}),
    sources: (atlas?.sources ?? []).filter(({ accessed }) => accessed >= since && accessed <= until),
  };
}
