import { addDays, type IsoDate } from '../base/index.js';
import type { BodyOf } from '../study/index.js';
import { type Agreement, type Part, partiesOf } from './agreement.js';

/** From first word to metal on the quay. `running` is a programme that works; `lapsed` is over. */
export const stages = [
  'talks',
  'memorandum',
  'term-sheet',
  'joint-venture',
  'contract',
  'offtake',
  'delivering',
  'running',
  'lapsed',
] as const;
export type Stage = (typeof stages)[number];

type Evidence = Part<'evidence'>;
type What = BodyOf<'evidence'>['what'];

/** What the other side has said of one entry: both are always shown. */
export interface Answers {
  readonly confirmedBy: readonly string[];
  readonly disputedBy: readonly string[];
}

/** The last word of each party that confirmed or disputed an entry (`evidence` is in order of date). */
export function answersTo(id: string, evidence: readonly Evidence[]): Answers {
  const last = new Map<string, What>();
  for (const { body } of evidence)
    if (body.of === id && (body.what === 'confirmed' || body.what === 'disputed')) last.set(body.by ?? '', body.what);
  const who = (what: What) => [...last].filter(([, said]) => said === what).map(([party]) => party);
  return { confirmedBy: who('confirmed'), disputedBy: who('disputed') };
}

/** Evidence that may move a stage: not marked unverified or a draft, and not disputed by anyone who has not taken it back. */
export const counts = ({ id, body }: Evidence, evidence: readonly Evidence[]): boolean =>
  (body.status === undefined || body.status === 'in force') && answersTo(id, evidence).disputedBy.length === 0;

const namesTonnes = (now: Agreement, { body }: Evidence) =>
  body.tonnes !== undefined ||
  now.commitments.some((one) => one.body.measure === 'tonnes' && (body.of === now.id || body.of === one.id));

function shown(now: Agreement, one: Evidence): Stage | undefined {
  switch (one.body.what) {
    case 'shipment':
      return 'delivering';
    case 'contract':
      return namesTonnes(now, one) ? 'offtake' : 'contract';
    case 'joint-venture':
    case 'term-sheet':
      return one.body.what;
    case 'signed':
      return 'memorandum';
    case 'opened':
    case 'trained':
    case 'result':
      return now.body.kind === 'programme' ? 'running' : undefined;
    default:
      return undefined;
  }
}

/**
 * Stage of an agreement as it held at `date` (docs/methods/stages.md): the furthest stage that evidence shows which is neither
 * unverified nor disputed. A memorandum is itself the evidence of its first stage; talks, committees, programmes and projects begin
 * at `talks`. A lapse ends it until later evidence of a signature, contract or shipment; paper short of a contract lapses when it expires.
 *
 * @param now the agreement from `agreementAt(agreement, date)`
 */
export function stageOf(now: Agreement, date: IsoDate): { readonly stage: Stage; readonly since: IsoDate } {
  const trusted = now.body.status === undefined || now.body.status === 'in force';
  let stage: Stage = (now.body.kind ?? 'memorandum') === 'memorandum' && trusted ? 'memorandum' : 'talks';
  let since = now.body.date;
  for (const one of now.evidence) {
    if (!counts(one, now.evidence)) continue;
    const next: Stage | undefined = one.body.what === 'lapse' && one.body.of === now.id ? 'lapsed' : shown(now, one);
    if (next === undefined || next === stage) continue;
    const revived = stage === 'lapsed' && next !== 'running';
    if (next === 'lapsed' || revived || stages.indexOf(next) > stages.indexOf(stage)) {
      stage = next;
      since = one.body.date;
    }
  }
  const { expires } = now.body;
  const paper = stages.indexOf(stage) < stages.indexOf('contract');
  if (expires !== undefined && expires < date && paper) return { stage: 'lapsed', since: addDays(expires, 1) };
  return { stage, since };
}

/** Whether a party belongs to an agreement. */
export const isParty = (now: Agreement, party: string): boolean =>
  partiesOf(now.body).some((one) => one.party === party);
