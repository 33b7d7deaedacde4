import { type Kysely, sql } from 'kysely';
import { canonical } from '../../base/index.js';
import {
  type Agreement,
  agreementsOf,
  type Break,
  breaksOf,
  type Entry,
  genesis,
  type Sha256,
  type Verification,
} from '../../registry/index.js';
import { derive, partiesOfLedger, statementsOf } from './derived.js';
import { openGuards } from './migrations.js';
import type { Tables } from './tables.js';

/** Rows whose columns do not say what their body says: a column edited by hand. */
const columnBreaks = (rows: readonly Tables['entry'][]): Break[] =>
  rows
    .filter(({ type, body }) => JSON.parse(body).type !== type || canonical(JSON.parse(body)) !== body)
    .map(({ seq, id }) => ({ seq, id, code: 'digest' as const }));

async function staleAgreements(db: Kysely<Tables>): Promise<string[]> {
  const countries = new Map((await partiesOfLedger(db)).map(({ id, country }) => [id, country]));
  const ids = (await db.selectFrom('entry').select('id').where('type', '=', 'agreement').orderBy('seq').execute()).map(
    ({ id }) => id,
  );
  const agreements: Agreement[] = [];
  for (let start = 0; start < ids.length; start += 1000)
    agreements.push(...agreementsOf(await statementsOf(db, ids.slice(start, start + 1000))));
  const right = derive(agreements, countries);
  const standings = await db.selectFrom('standing').selectAll().execute();
  const alarms = await db.selectFrom('alarm').selectAll().execute();
  const stale = new Set<string>();
  const compare = (want: readonly { agreement: string }[], have: readonly { agreement: string }[]) => {
    const texts = new Map<string, number>();
    for (const row of want) texts.set(canonical(row), (texts.get(canonical(row)) ?? 0) + 1);
    for (const row of have) {
      const text = canonical(row);
      const left = texts.get(text) ?? 0;
      if (left === 0) stale.add(row.agreement);
      else texts.set(text, left - 1);
    }
    for (const row of want) if (texts.get(canonical(row))! > 0) stale.add(row.agreement);
  };
  compare(right.standings, standings);
  compare(right.alarms, alarms);
  return [...stale].sort();
}

/** Walks the whole ledger: chain, columns, derived tables, guards, attachments. Reads it in pages of 5,000. */
export async function verifyLedger(
  db: Kysely<Tables>,
  read: (rows: Tables['entry'][]) => Entry[],
  sha256: Sha256,
): Promise<Verification> {
  const breaks: Break[] = [];
  let before = { seq: 0, digest: genesis };
  let entries = 0;
  let last: number | undefined;
  for (;;) {
    let page = db.selectFrom('entry').selectAll().orderBy('seq').limit(5000);
    if (last !== undefined) page = page.where('seq', '>', last);
    const rows = await page.execute();
    if (rows.length === 0) break;
    breaks.push(...columnBreaks(rows), ...breaksOf(read(rows), sha256, before));
    const end = rows.at(-1)!;
    before = { seq: end.seq, digest: end.digest };
    last = end.seq;
    entries += rows.length;
  }
  const files = await db.selectFrom('file').selectAll().execute();
  const attachments = files
    .filter(({ digest, bytes }) => sha256(new Uint8Array(bytes)) !== digest)
    .map(({ digest }) => digest);
  const orphans = await sql<{ digest: string }>`
    select f.digest from file f where not exists (select 1 from entry e where e.type = 'attachment' and e.body like '%' || f.digest || '%')`.execute(
    db,
  );
  return {
    entries,
    head: before.digest,
    breaks,
    stale: breaks.length > 0 ? [] : await staleAgreements(db),
    guarded: (await openGuards(db)).length === 0,
    attachments: [...attachments, ...orphans.rows.map(({ digest }) => digest)],
  };
}
