import { addDays, type IsoDate, type LocalText, type MineralCode } from '../base/index.js';
import type { BodyOf, Citation } from '../study/index.js';
import { type Agreement, agreementAt, partiesOf } from './agreement.js';
import { type Answers, answersTo, counts, type Stage, stageOf } from './stage.js';
import { type MineralTonnes, tonnesOf } from './tonnes.js';

/** A milestone without evidence yet. */
export interface Due {
  readonly milestone: string;
  readonly due: IsoDate;
  readonly what: LocalText;
  readonly owner?: string;
}

/** What was promised, in the paper's own measure. */
export type Promised = { readonly id: string } & Omit<BodyOf<'commitment'>, 'type' | 'id' | 'source'>;

/** What is evidenced since, with what the other side says of it. `counted` is false where it is unverified or disputed. */
export type Evidenced = { readonly id: string; readonly counted: boolean } & Answers &
  Omit<BodyOf<'evidence'>, 'type' | 'id'>;

/** One agreement at a date: what the list, the study and the briefs show. */
export interface Standing {
  readonly id: string;
  readonly title: LocalText;
  readonly kind: NonNullable<BodyOf<'agreement'>['kind']>;
  readonly date: IsoDate;
  readonly parties: readonly { readonly party: string; readonly role?: string }[];
  readonly minerals: readonly MineralCode[];
  readonly project?: string;
  readonly expires?: IsoDate;
  readonly status?: string;
  readonly note?: LocalText;
  readonly aims?: readonly LocalText[];
  readonly changes?: BodyOf<'agreement'>['changes'];
  readonly stage: Stage;
  readonly stageSince: IsoDate;
  readonly nextDue?: Due;
  readonly open: readonly Due[];
  readonly promised: readonly Promised[];
  readonly evidenced: readonly Evidenced[];
  readonly lastEvidence?: IsoDate;
  readonly tonnes: readonly MineralTonnes[];
  readonly sources: readonly Citation[];
}

const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

/** Whether an entry is evidence that something happened (not an answer to another entry, not an end). */
export const shows = ({ body }: { readonly body: BodyOf<'evidence'> }): boolean =>
  body.what !== 'disputed' && body.what !== 'confirmed' && body.what !== 'lapse';

/** The agreement as it stood at a date, or undefined where it was not yet made. */
export function standingAt(agreement: Agreement, date: IsoDate): Standing | undefined {
  const now = agreementAt(agreement, date);
  if (!now) return undefined;
  const { stage, since } = stageOf(now, date);
  const shown = now.evidence.filter((one) => shows(one) && counts(one, now.evidence));
  const done = new Set(shown.map(({ body }) => body.of));
  const open = now.milestones
    .filter(({ id }) => !done.has(id) && stage !== 'lapsed')
    .map(
      ({ id, body }): Due => ({
        milestone: id,
        due: body.due,
        what: body.what,
        ...(body.owner ? { owner: body.owner } : {}),
      }),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const { title, kind, minerals, source, project, expires, status, note, aims, changes } = now.body;
  const last = shown.at(-1);
  return {
    id: now.id,
    title,
    kind: kind ?? 'memorandum',
    date: now.body.date,
    parties: partiesOf(now.body),
    minerals: minerals ?? [],
    ...(project ? { project } : {}),
    ...(expires ? { expires } : {}),
    ...(status ? { status } : {}),
    ...(note ? { note } : {}),
    ...(aims ? { aims } : {}),
    ...(changes ? { changes } : {}),
    stage,
    stageSince: since,
    ...(open[0] ? { nextDue: open[0] } : {}),
    open,
    promised: now.commitments.map(({ id, body }) => ({ ...without(body, 'type', 'id', 'source'), id })),
    evidenced: now.evidence
      .filter(({ body }) => body.what !== 'confirmed' && body.what !== 'disputed')
      .map((one) => ({
        ...without(one.body, 'type', 'id'),
        id: one.id,
        counted: counts(one, now.evidence),
        ...answersTo(one.id, now.evidence),
      })),
    ...(last ? { lastEvidence: last.body.date } : {}),
    tonnes: tonnesOf(now, stage),
    sources: source,
  };
}

/** A standing and the dates between which it held; `until` is the first day it no longer did, null for today's. */
export interface StandingSpan {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly standing: Standing;
}

/** Every standing an agreement had: one span from each date on which an entry of it took hold. */
export function standingsOf(agreement: Agreement): StandingSpan[] {
  const start = agreement.body.date;
  const dates = new Set([start]);
  const note = (date: IsoDate | undefined) => {
    if (date !== undefined && date > start) dates.add(date);
  };
  for (const { body } of [...agreement.commitments, ...agreement.milestones]) note(body.date);
  for (const { body } of agreement.evidence) note(body.date);
  if (agreement.body.expires) note(addDays(agreement.body.expires, 1));
  for (const { body } of agreement.amendments) {
    note(body.date);
    const { expires } = body.set;
    if (body.of === agreement.id && typeof expires === 'string') note(addDays(expires, 1));
  }
  const sorted = [...dates].sort();
  return sorted.map((from, i) => ({ from, until: sorted[i + 1] ?? null, standing: standingAt(agreement, from)! }));
}
