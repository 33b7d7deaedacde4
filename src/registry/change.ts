import type { BodyOf } from '../study/index.js';
import type { Part } from './agreement.js';
import type { AlarmSpan } from './alarm.js';
import type { Standing } from './standing.js';

/** Whether a change of sanction or rule touches an agreement: a country of its parties and, where the change names minerals, one of its minerals. */
export function touches(change: BodyOf<'change'>, countries: readonly string[], minerals: readonly string[]): boolean {
  return (
    change.countries.some((one) => countries.includes(one)) &&
    (change.minerals === undefined || change.minerals.some((one) => minerals.includes(one)))
  );
}

/** Alarms of changes of rules inside a window that touch an agreement which is past talks and not over. */
export function changeAlarms(
  changes: readonly Part<'change'>[],
  standings: readonly Standing[],
  countryOf: (party: string) => string | undefined,
  window: { readonly from: string; readonly to: string },
): AlarmSpan[] {
  return changes
    .filter(({ body }) => body.date > window.from && body.date <= window.to)
    .flatMap(({ id, body }) =>
      standings
        .filter(({ stage }) => stage !== 'lapsed' && stage !== 'talks')
        .filter((one) =>
          touches(
            body,
            one.parties.flatMap(({ party }) => countryOf(party) ?? []),
            one.minerals,
          ),
        )
        .map((one) => ({
          code: 'rule-change' as const,
          agreement: one.id,
          title: one.title,
          subject: id,
          begin: one.date,
          anchor: body.date,
          until: null,
          detail: { what: body.what, change: body.title.en },
        })),
    );
}
