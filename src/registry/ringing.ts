import { addDays, type IsoDate } from '../base/index.js';
import type { Statement } from '../study/index.js';
import { agreementsOf, corrected, type Part } from './agreement.js';
import { type AlarmSettings, type AlarmSpan, alarmsOf, byAnchor, capacityAlarms, rings } from './alarm.js';
import { changeAlarms } from './change.js';
import { partiesIn } from './party.js';
import { standingAt } from './standing.js';

/**
 * The alarms that ring at a date, of statements as they stand: each agreement by itself, contracts of one project above its capacity,
 * changes of rules that touch an agreement.
 * @example ringing(study.agreements, '2026-11-28', alarmSettings).map(({ code }) => code)
 */
export function ringing(statements: readonly Statement[], date: IsoDate, settings: AlarmSettings): AlarmSpan[] {
  const agreements = agreementsOf(statements);
  const projects = new Set(agreements.flatMap(({ body }) => body.project ?? []));
  const groups = [...projects].map((project) => agreements.filter(({ body }) => body.project === project));
  const spans = [...agreements.flatMap(alarmsOf), ...groups.flatMap(capacityAlarms)].filter((span) =>
    rings(span, date, settings),
  );
  const countries = new Map(partiesIn(statements).map(({ id, country }) => [id, country]));
  const changes = corrected(statements).filter((one) => one.body.type === 'change') as Part<'change'>[];
  const standings = agreements.flatMap((one) => standingAt(one, date) ?? []);
  const window = { from: addDays(date, -settings.changeDays), to: date };
  return [...spans, ...changeAlarms(changes, standings, (id) => countries.get(id), window)].sort(byAnchor);
}
