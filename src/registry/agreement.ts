import { Bug, type IsoDate } from '../base/index.js';
import { type BodyOf, type EntryBody, type Statement, withSet } from '../study/index.js';

/** One entry of an agreement, corrected. */
export interface Part<T extends EntryBody['type']> {
  readonly id: string;
  readonly body: BodyOf<T>;
}

/** Everything that was said of one agreement, corrections applied; or, from `agreementAt`, what held at a date. */
export interface Agreement extends Part<'agreement'> {
  readonly commitments: readonly Part<'commitment'>[];
  readonly milestones: readonly Part<'milestone'>[];
  readonly evidence: readonly Part<'evidence'>[];
  readonly amendments: readonly Part<'amendment'>[];
}

/** Party ids of an agreement with their roles. */
export const partiesOf = (body: BodyOf<'agreement'>): readonly { readonly party: string; readonly role?: string }[] =>
  body.parties.map((one) => (typeof one === 'string' ? { party: one } : one));

/** Follows `of` up to the agreement (or to a party or change that a correction is of); `targetOf` gives the `of` of an entry. */
export function rootOf(statement: Statement, targetOf: (id: string) => string | undefined): string {
  let id = statement.id;
  let up = 'of' in statement.body ? statement.body.of : undefined;
  for (let depth = 0; up !== undefined; depth++) {
    if (depth > 50) throw new Bug('entry-circle', `entry ${statement.id} leads in a circle`, { id: statement.id });
    id = up;
    up = targetOf(id);
  }
  return id;
}

/** Statements with their corrections applied, in order; the corrections themselves are left out. */
export function corrected(statements: readonly Statement[]): Statement[] {
  const sets = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const { body } of statements)
    if (body.type === 'correction') sets.set(body.of, [...(sets.get(body.of) ?? []), body.set]);
  return statements
    .filter(({ body }) => body.type !== 'correction')
    .map(({ id, body }) => ({ id, body: (sets.get(id) ?? []).reduce<EntryBody>(withSet, body) }));
}

/** Groups statements into agreements, in the order in which the agreements were first said. */
export function agreementsOf(statements: readonly Statement[]): Agreement[] {
  const said = corrected(statements);
  const targets = new Map(said.map(({ id, body }) => [id, 'of' in body ? body.of : undefined]));
  const groups = new Map<string, Statement[]>();
  for (const statement of said) {
    const root = rootOf(statement, (id) => targets.get(id));
    const group = groups.get(root);
    if (group) group.push(statement);
    else groups.set(root, [statement]);
  }
  return [...groups].flatMap(([id, group]) => {
    const of = <T extends EntryBody['type']>(type: T) => group.filter((one) => one.body.type === type) as Part<T>[];
    const body = of('agreement')[0]?.body;
    if (!body) return [];
    return [
      {
        id,
        body,
        commitments: of('commitment'),
        milestones: of('milestone'),
        evidence: of('evidence').sort((a, b) => (a.body.date < b.body.date ? -1 : a.body.date > b.body.date ? 1 : 0)),
        amendments: of('amendment').sort((a, b) => (a.body.date < b.body.date ? -1 : 1)),
      },
    ];
  });
}

/** The agreement as it held at a date: amendments up to it applied, later entries left out; undefined before it was made. */
export function agreementAt(agreement: Agreement, date: IsoDate): Agreement | undefined {
  if (agreement.body.date > date) return undefined;
  const amendments = agreement.amendments.filter(({ body }) => body.date <= date);
  const amended = <T extends 'agreement' | 'commitment' | 'milestone'>({ id, body }: Part<T>): Part<T> => ({
    id,
    body: amendments.filter((one) => one.body.of === id).reduce((now, one) => withSet(now, one.body.set), body),
  });
  const said = <T extends 'commitment' | 'milestone'>(parts: readonly Part<T>[]) =>
    parts.filter(({ body }) => ((body as { date?: IsoDate }).date ?? agreement.body.date) <= date).map(amended);
  return {
    ...amended(agreement as Part<'agreement'>),
    commitments: said(agreement.commitments),
    milestones: said(agreement.milestones),
    evidence: agreement.evidence.filter(({ body }) => body.date <= date),
    amendments,
  };
}
