import { type Kysely, sql } from 'kysely';
import { addDays, canonical } from '../../base/index.js';
import {
  type AlarmSettings,
  type AlarmSpan,
  admit,
  agreementsOf,
  attachmentOf,
  byAnchor,
  corrected,
  digestOf,
  type Entry,
  type EntryQuery,
  genesis,
  type Held,
  type Ledger,
  type MineralTonnes,
  matches,
  mentioned,
  type Part,
  type Recording,
  type Standing,
  type StandingQuery,
  standingAt,
  sumTonnes,
  thresholds,
} from '../../registry/index.js';
import type { Statement } from '../../study/index.js';
import type { OpenDatabase } from './database.js';
import { insertRows, partiesOfLedger, refresh, statementsOf } from './derived.js';
import { sha256 } from './digest.js';
import type { Tables } from './tables.js';
import { verifyLedger } from './verify.js';

const entryOf = (row: Tables['entry']): Entry => ({
  id: row.id,
  body: JSON.parse(row.body),
  root: row.root,
  seq: row.seq,
  by: row.recorded_by,
  at: row.recorded_at,
  why: row.why,
  previous: row.previous,
  digest: row.digest,
});

const rowOf = (entry: Entry): Tables['entry'] => {
  const { body } = entry;
  return {
    seq: entry.seq,
    id: entry.id,
    root: entry.root,
    type: body.type,
    date: ('date' in body && body.date) || null,
    project: (body.type === 'agreement' && body.project) || null,
    recorded_at: entry.at,
    recorded_by: entry.by,
    why: entry.why,
    body: canonical(body),
    previous: entry.previous,
    digest: entry.digest,
  };
};

/** What the ledger holds of the ids that statements speak of. */
async function heldOf(db: Kysely<Tables>, statements: readonly Statement[]): Promise<Map<string, Held>> {
  const ids = [...new Set(statements.flatMap(mentioned))];
  const held = new Map<string, Held>();
  for (let start = 0; start < ids.length; start += 5000) {
    const chunk = ids.slice(start, start + 5000);
    const rows = await db.selectFrom('entry').select(['id', 'root', 'body']).where('id', 'in', chunk).execute();
    for (const { id, root, body } of rows) held.set(id, { id, root, body: JSON.parse(body) });
  }
  return held;
}

/** The ledger in PostgreSQL, embedded or on a server: one writer at a time, standings and alarms kept beside the entries. */
export class DatabaseLedger implements Ledger {
  readonly #db: Kysely<Tables>;
  constructor(readonly database: OpenDatabase) {
    this.#db = database.db;
  }

  async append(statements: readonly Statement[], recording: Recording) {
    return this.#db.transaction().execute((db) => this.#append(db, statements, recording));
  }

  async #append(db: Kysely<Tables>, statements: readonly Statement[], recording: Recording) {
    await sql`lock table entry in exclusive mode`.execute(db);
    const { fresh, known } = admit(statements, await heldOf(db, statements));
    const last = await db
      .selectFrom('entry')
      .select(['seq', 'digest'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    let seq = last?.seq ?? 0;
    let head = last?.digest ?? genesis;
    const added = fresh.map(({ id, body, root }): Entry => {
      const entry = { ...recording, id, body, root, seq: ++seq, previous: head };
      head = digestOf(entry, sha256);
      return { ...entry, digest: head };
    });
    await insertRows(db, 'entry', added.map(rowOf));
    if (added.length > 0) await refresh(db, [...new Set(added.map(({ root }) => root))]);
    return { added, known, head };
  }

  async entries(query: EntryQuery) {
    let select = this.#db
      .selectFrom('entry')
      .selectAll()
      .orderBy('seq')
      .where('seq', '>', query.after ?? 0);
    if (query.roots) select = select.where('root', 'in', query.roots.length > 0 ? query.roots : ['']);
    if (query.ids) select = select.where('id', 'in', query.ids.length > 0 ? query.ids : ['']);
    if (query.types) select = select.where('type', 'in', query.types);
    if (query.recordedFrom) select = select.where('recorded_at', '>=', query.recordedFrom);
    if (query.recordedUntil) select = select.where('recorded_at', '<=', query.recordedUntil);
    if (query.dateFrom) select = select.where('date', '>=', query.dateFrom);
    if (query.limit !== undefined) select = select.limit(query.limit);
    return (await select.execute()).map(entryOf);
  }

  /** Rows of `standing` that held at a date. */
  #held(date: string) {
    return this.#db
      .selectFrom('standing')
      .where('from_date', '<=', date)
      .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>', date)]));
  }

  async standings(query: StandingQuery) {
    if (query.knownAt !== undefined) return this.#asKnown(query, query.knownAt);
    let select = this.#held(query.date);
    if (query.stage) select = select.where('stage', '=', query.stage);
    if (query.mineral) select = select.where('minerals', 'like', `%|${query.mineral}|%`);
    if (query.party) select = select.where('parties', 'like', `%|${query.party}|%`);
    const { total } = await select.select((fn) => fn.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    let page = select
      .select('standing')
      .orderBy('signed')
      .orderBy('agreement')
      .offset(query.offset ?? 0);
    if (query.limit !== undefined) page = page.limit(query.limit);
    const rows = await page.execute();
    return { total, standings: rows.map(({ standing }) => JSON.parse(standing) as Standing) };
  }

  /** As the ledger knew it: entries recorded later are left out and the page is folded anew. */
  async #asKnown(query: StandingQuery, knownAt: string) {
    const roots = await this.#db
      .selectFrom('entry')
      .select(['id'])
      .where('type', '=', 'agreement')
      .where('recorded_at', '<=', knownAt)
      .where('date', '<=', query.date)
      .orderBy('date')
      .orderBy('id')
      .execute();
    const filtered = query.stage ?? query.mineral ?? query.party;
    const offset = query.offset ?? 0;
    const wanted = filtered ? roots : roots.slice(offset, query.limit && offset + query.limit);
    const standings: Standing[] = [];
    for (let start = 0; start < wanted.length; start += 1000) {
      const chunk = wanted.slice(start, start + 1000).map(({ id }) => id);
      const entries = await this.entries({ roots: chunk, recordedUntil: knownAt });
      for (const agreement of agreementsOf(entries)) {
        const standing = standingAt(agreement, query.date);
        if (standing && matches(standing, query)) standings.push(standing);
      }
    }
    standings.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
    if (!filtered) return { total: roots.length, standings };
    return { total: standings.length, standings: standings.slice(offset, query.limit && offset + query.limit) };
  }

  async standing(agreement: string, date: string) {
    const row = await this.#held(date).select('standing').where('agreement', '=', agreement).executeTakeFirst();
    return row && (JSON.parse(row.standing) as Standing);
  }

  async tonnes(date: string) {
    const rows = await this.#held(date).select('tonnes').where('tonnes', 'is not', null).execute();
    return sumTonnes(rows.flatMap(({ tonnes }) => JSON.parse(tonnes!) as MineralTonnes[]));
  }

  async alarms(date: string, settings: AlarmSettings) {
    const rows = await this.#db
      .selectFrom('alarm')
      .select('alarm')
      .where('begin_date', '<=', date)
      .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>', date)]))
      .where((where) =>
        where.or(
          Object.entries(thresholds(date, settings)).map(([code, latest]) =>
            where.and([where('code', '=', code), where('anchor', '<=', latest)]),
          ),
        ),
      )
      .execute();
    const spans = rows.map(({ alarm }) => JSON.parse(alarm) as AlarmSpan);
    return [...spans, ...(await this.#changeAlarms(date, addDays(date, -settings.changeDays)))].sort(byAnchor);
  }

  async #changeAlarms(date: string, after: string): Promise<AlarmSpan[]> {
    const recent = await this.#db
      .selectFrom('entry')
      .select('id')
      .where('type', '=', 'change')
      .where('date', '<=', date)
      .execute();
    const ids = recent.map(({ id }) => id);
    const changes = ids.length > 0 ? corrected(await statementsOf(this.#db, ids)) : [];
    const spans: AlarmSpan[] = [];
    for (const { id, body } of changes as Part<'change'>[]) {
      if (body.date <= after || body.date > date) continue;
      const rows = await this.#held(date)
        .select(['agreement', 'title', 'signed'])
        .where('stage', 'not in', ['lapsed', 'talks'])
        .where((where) => where.or(body.countries.map((one) => where('countries', 'like', `%|${one}|%`))))
        .where((where) =>
          body.minerals
            ? where.or(body.minerals.map((one) => where('minerals', 'like', `%|${one}|%`)))
            : where.val(true),
        )
        .execute();
      for (const { agreement, title, signed } of rows)
        spans.push({
          code: 'rule-change',
          agreement,
          title: JSON.parse(title),
          subject: id,
          begin: signed,
          anchor: body.date,
          until: null,
          detail: { what: body.what, change: body.title.en },
        });
    }
    return spans;
  }

  parties = () => partiesOfLedger(this.#db);

  async attach(of: string, name: string, bytes: Uint8Array, recording: Recording) {
    const statement = attachmentOf(of, name, bytes, sha256);
    return this.#db.transaction().execute(async (db) => {
      const appended = await this.#append(db, [statement], recording);
      await db
        .insertInto('file')
        .values({ digest: statement.body.digest, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return appended;
    });
  }

  async bytes(digest: string) {
    const row = await this.#db.selectFrom('file').select('bytes').where('digest', '=', digest).executeTakeFirst();
    return row && new Uint8Array(row.bytes);
  }

  verify = () => verifyLedger(this.#db, (rows) => rows.map(entryOf), sha256);

  close = () => this.database.close();
}
