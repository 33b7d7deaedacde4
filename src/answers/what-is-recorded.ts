import { InputRefused, type IsoDate, inLanguage, type Language } from '../base/index.js';
import {
  calendarOf,
  type Entry,
  type Ledger,
  registryWord,
  type Standing,
  type Verification,
} from '../registry/index.js';
import { knownParty } from './known-party.js';

/** One agreement or entry with everything the ledger says of it. */
export interface Recorded {
  readonly id: string;
  /** Where the id is an agreement's, or belongs to one: how it stands at the date. */
  readonly standing?: Standing;
  /** All entries of the agreement, the entry itself among them, in the order in which they were recorded. */
  readonly entries: readonly Entry[];
}

/** @throws InputRefused where the ledger has no such entry */
export async function whatIsRecorded(
  { ledger }: { readonly ledger: Pick<Ledger, 'entries' | 'standing'> },
  { id, date }: { readonly id: string; readonly date: IsoDate },
): Promise<Recorded> {
  const [entry] = await ledger.entries({ ids: [id] });
  if (!entry)
    throw new InputRefused([
      { code: 'no-entry', value: id, message: `the ledger has no entry "${id}"; "lodeward registry list" shows ids` },
    ]);
  const standing = await ledger.standing(entry.root, date);
  return { id, ...(standing ? { standing } : {}), entries: await ledger.entries({ roots: [entry.root] }) };
}

/** Open milestones and expiries at a date as an iCalendar feed (RFC 5545), in a language, of all agreements or of one party's. */
export async function whatToPutInTheCalendar(
  { ledger }: { readonly ledger: Pick<Ledger, 'standings' | 'parties'> },
  question: { readonly date: IsoDate; readonly stamp: string; readonly language: Language; readonly party?: string },
): Promise<{ readonly calendar: string }> {
  const { date, stamp, language, party } = question;
  await knownParty(ledger, party);
  const { standings } = await ledger.standings({ date, ...(party === undefined ? {} : { party }) });
  const names = new Map((await ledger.parties()).map(({ id, name }) => [id, inLanguage(name, language)]));
  const words = {
    due: registryWord('word.due', language),
    expires: registryWord('word.expires', language),
    name: registryWord('word.calendar', language),
  };
  return { calendar: calendarOf(standings, stamp, language, words, (id) => names.get(id) ?? id) };
}

/** Whether a ledger is sound, and whether it still holds a head noted earlier. */
export interface Soundness extends Verification {
  readonly holdsHead?: boolean;
  readonly sound: boolean;
}

export async function isLedgerSound(
  { ledger }: { readonly ledger: Pick<Ledger, 'verify' | 'entries'> },
  { head }: { readonly head?: string } = {},
): Promise<Soundness> {
  const found = await ledger.verify();
  const holdsHead = head === undefined || head === found.head || (await holds(ledger, head));
  const clean = found.breaks.length + found.stale.length + found.attachments.length === 0 && found.guarded;
  return { ...found, ...(head === undefined ? {} : { holdsHead }), sound: clean && holdsHead };
}

async function holds(ledger: Pick<Ledger, 'entries'>, digest: string): Promise<boolean> {
  for (let after = 0; ; ) {
    const page = await ledger.entries({ after, limit: 5000 });
    if (page.some((one) => one.digest === digest)) return true;
    if (page.length < 5000) return false;
    after = page.at(-1)!.seq;
  }
}
