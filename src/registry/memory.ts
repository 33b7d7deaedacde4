import type { Statement } from '../study/index.js';
import { admit } from './admit.js';
import { agreementsOf } from './agreement.js';
import { attachmentOf } from './attachment.js';
import { breaksOf, digestOf, type Entry, genesis, type Sha256 } from './entry.js';
import type { EntryQuery, Ledger, StandingQuery } from './ledger.js';
import { partiesIn } from './party.js';
import { ringing } from './ringing.js';
import { type Standing, standingAt } from './standing.js';
import { sumTonnes } from './tonnes.js';

const within = (entry: Entry, query: EntryQuery): boolean =>
  (query.roots === undefined || query.roots.includes(entry.root)) &&
  (query.ids === undefined || query.ids.includes(entry.id)) &&
  (query.types === undefined || query.types.includes(entry.body.type)) &&
  (query.recordedFrom === undefined || entry.at >= query.recordedFrom) &&
  (query.recordedUntil === undefined || entry.at <= query.recordedUntil) &&
  (query.dateFrom === undefined || (('date' in entry.body && entry.body.date) || '') >= query.dateFrom) &&
  entry.seq > (query.after ?? 0);

export const matches = (standing: Standing, query: Pick<StandingQuery, 'stage' | 'mineral' | 'party'>): boolean =>
  (query.stage === undefined || standing.stage === query.stage) &&
  (query.mineral === undefined || standing.tonnes.some(({ mineral }) => mineral === query.mineral)) &&
  (query.party === undefined || standing.parties.some(({ party }) => party === query.party));

export const inOrder = (a: Standing, b: Standing): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1;

/** A ledger in memory: for studies without a database, the shipped content, and tests. */
export class MemoryLedger implements Ledger {
  readonly #entries: Entry[] = [];
  readonly #files = new Map<string, Uint8Array>();
  constructor(readonly sha256: Sha256) {}

  async append(statements: readonly Statement[], recording: Parameters<Ledger['append']>[1]) {
    const { fresh, known } = admit(statements, new Map(this.#entries.map((entry) => [entry.id, entry])));
    const added = fresh.map(({ id, body, root }) => {
      const last = this.#entries.at(-1);
      const entry = { ...recording, id, body, root, seq: (last?.seq ?? 0) + 1, previous: last?.digest ?? genesis };
      const whole: Entry = { ...entry, digest: digestOf(entry, this.sha256) };
      this.#entries.push(whole);
      return whole;
    });
    return { added, known, head: this.#entries.at(-1)?.digest ?? genesis };
  }

  async entries(query: EntryQuery) {
    return this.#entries.filter((entry) => within(entry, query)).slice(0, query.limit);
  }

  async standings(query: StandingQuery) {
    const known = this.#entries.filter(({ at }) => query.knownAt === undefined || at <= query.knownAt);
    const standings = agreementsOf(known)
      .flatMap((agreement) => standingAt(agreement, query.date) ?? [])
      .filter((standing) => matches(standing, query))
      .sort(inOrder);
    const offset = query.offset ?? 0;
    return { total: standings.length, standings: standings.slice(offset, query.limit && offset + query.limit) };
  }

  async standing(agreement: string, date: string) {
    return (await this.standings({ date })).standings.find(({ id }) => id === agreement);
  }

  async tonnes(date: string) {
    return sumTonnes((await this.standings({ date })).standings.flatMap(({ tonnes }) => tonnes));
  }

  async alarms(date: string, settings: Parameters<Ledger['alarms']>[1]) {
    return ringing(this.#entries, date, settings);
  }

  async parties() {
    return partiesIn(this.#entries);
  }

  async attach(of: string, name: string, bytes: Uint8Array, recording: Parameters<Ledger['attach']>[3]) {
    const statement = attachmentOf(of, name, bytes, this.sha256);
    const appended = await this.append([statement], recording);
    this.#files.set(statement.body.digest, bytes);
    return appended;
  }

  async bytes(digest: string) {
    return this.#files.get(digest);
  }

  async verify() {
    const head = this.#entries.at(-1)?.digest ?? genesis;
    const breaks = breaksOf(this.#entries, this.sha256);
    return { entries: this.#entries.length, head, breaks, stale: [], guarded: true, attachments: [] };
  }

  async close() {}
}
