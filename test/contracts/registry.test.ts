import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InputRefused } from '../../src/base/index.js';
import { type OpenDatabase, openDatabase } from '../../src/node/registry/database.js';
import { sha256 } from '../../src/node/registry/digest.js';
import { DatabaseLedger } from '../../src/node/registry/store.js';
import { alarmSettings, genesis, type Ledger, MemoryLedger } from '../../src/registry/index.js';
import { readAgreements, type Statement } from '../../src/study/index.js';
import { type Cluster, startCluster } from './postgres.js';

const yaml = (entries: string, parties = '') => `format: lodeward-agreements/1
parties:
  - { id: buyer, kind: firm, country: KOR, name: { en: Buyer, ko: 구매자 } }
  - { id: seller, kind: state-company, country: MNG, name: Seller }
${parties}entries:
${entries}`;
const first =
  yaml(`  - { id: deal, type: agreement, date: 2025-01-10, title: Tin deal, parties: [buyer, { party: seller, role: supplier }], minerals: [tin], expires: 2026-01-10, source: Gazette }
  - { id: c1, type: commitment, of: deal, measure: tonnes, mineral: tin, quantity: 500, unit: t/y, from: 2026, to: 2027, binding: false, by: seller }
  - { id: m1, type: milestone, of: deal, due: 2025-06-30, owner: seller, what: Assay }
  - { id: e1, type: evidence, of: deal, date: 2025-08-01, what: contract, tonnes: 200, unit: t/y, by: seller, source: [{ publisher: Daily, says: signed }, { publisher: Times, says: only talked }] }
`);
function statements(
  text: string,
  known: Record<string, 'party' | 'agreement' | 'evidence'> = {},
): readonly Statement[] {
  const read = readAgreements([{ file: 'x.yaml', text }], { typeOf: (id) => known[id] });
  expect(read.problems).toEqual([]);
  return read.statements;
}
const by = (at: string, why = 'test') => ({ by: 'clerk', at, why });
const morning = '2026-03-01T08:00:00.000Z';
const noon = '2026-03-01T12:00:00.000Z';

interface Place {
  open(): Promise<Ledger>;
  /** Lets go of the database altogether and opens it again. */
  reopen(): Promise<Ledger>;
  /** Does to the tables what the ledger itself would never do, as the owner of the database could; what the database said of each. */
  tamper?(...texts: readonly string[]): Promise<readonly string[]>;
}

function suite(name: string, place: () => Promise<Place>) {
  describe(`the ledger in ${name}`, () => {
    let ledger: Ledger;
    let here: Place;
    beforeEach(async () => {
      here = await place();
      ledger = await here.open();
      return () => ledger.close();
    });

    it('chains entries, knows them again, and refuses an id that says something else', async () => {
      const { added, head } = await ledger.append(statements(first), by(morning));
      expect(added.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(added[0]!.previous).toBe(genesis);
      expect(added[5]!.digest).toBe(head);
      const again = await ledger.append(statements(first), by(noon));
      expect(again).toEqual({ added: [], known: added.map(({ id }) => id), head });
      const other = statements(first.replace('Tin deal', 'Other deal'));
      await expect(ledger.append(other, by(noon))).rejects.toMatchObject({
        problems: [{ code: 'changed-entry', path: 'deal' }],
      });
      expect(await ledger.entries({})).toEqual(added);
      expect(await ledger.verify()).toMatchObject({ entries: 6, head, breaks: [], stale: [], guarded: true });
    });

    it('takes all of an import or nothing', async () => {
      await ledger.append(statements(first), by(morning));
      const bad = statements(
        yaml(
          '  - { id: e9, type: evidence, of: gone, date: 2026-01-01, what: result, source: A }\n  - { id: e8, type: evidence, of: deal, date: 2026-01-01, what: result, source: A }\n',
        ),
        { deal: 'agreement', gone: 'agreement' },
      );
      await expect(ledger.append(bad, by(noon))).rejects.toBeInstanceOf(InputRefused);
      expect(await ledger.entries({ ids: ['e8', 'e9'] })).toEqual([]);
    });

    it('derives stage and tonnes at any date, and what was known at any time', async () => {
      await ledger.append(statements(first), by(morning));
      const at = async (date: string, knownAt?: string) => {
        const { total, standings } = await ledger.standings({ date, ...(knownAt ? { knownAt } : {}) });
        return total === 0 ? 'none' : standings[0]!.stage;
      };
      expect([await at('2025-01-09'), await at('2025-01-10'), await at('2025-08-01'), await at('2026-05-01')]).toEqual([
        'none',
        'memorandum',
        'offtake',
        'offtake',
      ]);
      const dispute = yaml(
        '  - { id: d1, type: evidence, of: e1, date: 2025-09-01, what: disputed, by: buyer, source: Buyer }\n',
      );
      await ledger.append(statements(dispute, { e1: 'evidence' }), by(noon));
      expect([await at('2025-08-15'), await at('2025-09-01'), await at('2025-09-01', morning)]).toEqual([
        'offtake',
        'memorandum',
        'offtake',
      ]);
      const { standings } = await ledger.standings({ date: '2025-09-01' });
      expect(standings[0]!.evidenced[0]).toMatchObject({
        id: 'e1',
        counted: false,
        disputedBy: ['buyer'],
        source: [{ says: { en: 'signed' } }, { says: { en: 'only talked' } }],
      });
      expect((await ledger.tonnes('2025-08-15'))[0]).toMatchObject({
        mineral: 'tin',
        memorandum: { total: 600 },
        contracted: { total: 400, byYear: { 2026: 200, 2027: 200 } },
        delivered: { total: 0 },
      });
      expect(await ledger.verify()).toMatchObject({ stale: [] });
    });

    it('corrects by new entries and keeps the old', async () => {
      await ledger.append(statements(first), by(morning));
      await ledger.append(
        statements(
          yaml('  - { id: fix, type: correction, of: c1, set: { quantity: 50, binding: null } }\n').replace(
            'of: c1',
            'of: c1',
          ),
          { c1: 'commitment' as never },
        ),
        by(noon, 'typing error'),
      );
      const { standings } = await ledger.standings({ date: '2025-02-01' });
      expect(standings[0]!.promised[0]).toMatchObject({ quantity: 50 });
      expect(standings[0]!.promised[0]).not.toHaveProperty('binding');
      expect(
        (await ledger.standings({ date: '2025-02-01', knownAt: morning })).standings[0]!.promised[0],
      ).toMatchObject({ quantity: 500, binding: false });
      const [old, fix] = await ledger.entries({ ids: ['c1', 'fix'] });
      expect([old!.body, fix!.why]).toMatchObject([{ quantity: 500 }, 'typing error']);
    });

    it('rings alarms by date, of the agreement and of changes that touch it', async () => {
      await ledger.append(statements(first), by(morning));
      await ledger.append(
        statements(
          yaml(
            '  - { id: law, type: change, date: 2025-11-01, what: regime, title: New law, countries: [MNG], minerals: [tin], source: Gazette }\n  - { id: far, type: change, date: 2025-11-01, what: regime, title: Elsewhere, countries: [CHL], source: Gazette }\n',
          ),
        ),
        by(noon),
      );
      const codes = async (date: string) =>
        (await ledger.alarms(date, alarmSettings)).map(({ code, subject }) => `${code} ${subject}`);
      expect(await codes('2025-06-15')).toEqual(['milestone-ahead m1']);
      expect(await codes('2025-07-01')).toEqual(['milestone-overdue m1']);
      expect(await codes('2025-11-20')).toEqual(['milestone-overdue m1', 'rule-change law', 'expiry-ahead deal']);
      expect(await codes('2026-09-01')).toEqual(['milestone-overdue m1', 'no-evidence deal', 'expired deal']);
    });

    it('pages and filters', async () => {
      await ledger.append(statements(first), by(morning));
      const more = Array.from(
        { length: 5 },
        (_, i) =>
          `  - { id: p${i}, type: agreement, date: 2025-0${i + 2}-01, title: P${i}, parties: [buyer], minerals: [copper], source: A }\n`,
      ).join('');
      await ledger.append(statements(yaml(more)), by(noon));
      const ids = async (query: object) => {
        const { total, standings } = await ledger.standings({ date: '2025-12-01', ...query });
        return [total, ...standings.map(({ id }) => id)];
      };
      expect(await ids({ limit: 2, offset: 1 })).toEqual([6, 'p0', 'p1']);
      expect(await ids({ stage: 'offtake' })).toEqual([1, 'deal']);
      expect(await ids({ mineral: 'copper', limit: 1 })).toEqual([5, 'p0']);
      expect(await ids({ party: 'seller', knownAt: noon })).toEqual([1, 'deal']);
    });

    it('keeps attachments with their digest and refuses one that is too large', async () => {
      await ledger.append(statements(first), by(morning));
      const bytes = new TextEncoder().encode('%PDF minutes');
      const { added } = await ledger.attach('e1', 'minutes.pdf', bytes, by(noon));
      expect(added[0]).toMatchObject({
        root: 'deal',
        body: { type: 'attachment', name: 'minutes.pdf', size: 12, digest: sha256(bytes) },
      });
      expect(await ledger.bytes(sha256(bytes))).toEqual(bytes);
      await expect(ledger.attach('e1', 'big', new Uint8Array(10 * 1024 * 1024 + 1), by(noon))).rejects.toMatchObject({
        problems: [{ code: 'attachment-too-large' }],
      });
      await expect(ledger.attach('gone', 'a', bytes, by(noon))).rejects.toBeInstanceOf(InputRefused);
    });

    it('keeps its content when it is opened again', async () => {
      const { head } = await ledger.append(statements(first), by(morning));
      if (!here.tamper) return expect((await ledger.verify()).head).toBe(head);
      ledger = await here.reopen();
      expect(await ledger.verify()).toMatchObject({ entries: 6, head, breaks: [], stale: [] });
    });

    it('lets nobody change or remove an entry, and notices when somebody did', async () => {
      if (!here.tamper) return expect(here).not.toHaveProperty('tamper');
      await ledger.append(statements(first), by(morning));
      await ledger.close();
      const said = await here.tamper(
        'update entry set why = why',
        'delete from entry',
        'truncate entry',
        "insert into entry select seq + 9, id || 'x', root, type, date, project, recorded_at, recorded_by, why, body, digest, digest || 'x' from entry where seq = 6",
        'alter table entry disable trigger append_only',
        "update entry set body = replace(body, '500', '900') where id = 'c1'",
        'alter table entry enable trigger append_only',
      );
      expect(said.slice(0, 3).every((text) => text.includes('append-only'))).toBe(true);
      expect(said.slice(3)).toEqual([expect.stringContaining('does not follow the last one'), '', '', '']);
      ledger = await here.open();
      expect(await ledger.verify()).toMatchObject({ breaks: [{ seq: 4, id: 'c1', code: 'digest' }], guarded: true });
      await ledger.close();
      await here.tamper('alter table entry disable trigger append_only', 'delete from entry where seq = 5');
      ledger = await here.open();
      const found = await ledger.verify();
      expect(found.guarded).toBe(false);
      expect(found.breaks.map(({ seq, code }) => `${seq} ${code}`)).toEqual(['4 digest', '6 gap', '6 previous']);
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'lodeward-ledger-'));
let cluster: Cluster;
let url: string | undefined;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function sayAll(db: Kysely<never>, texts: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const text of texts)
    said.push(
      await sql
        .raw(text)
        .execute(db)
        .then(() => '')
        .catch((error: Error) => error.message),
    );
  return said;
}

suite('memory', async () => {
  const ledger = new MemoryLedger(sha256);
  return { open: async () => ledger, reopen: async () => ledger };
});

/** One open database for a whole suite, emptied before each test: what takes time is opening it. */
function shared(open: () => Promise<OpenDatabase>): () => Promise<Place> {
  let current: OpenDatabase | undefined;
  const ledger = () => new DatabaseLedger({ db: current!.db, close: async () => {} });
  afterAll(() => current?.close());
  return async () => {
    current ??= await open();
    const tables = ['entry', 'file'].map((table) => `alter table ${table} disable trigger user`);
    const back = ['entry', 'file'].map((table) => `alter table ${table} enable trigger user`);
    await sayAll(current.db as never, [...tables, 'truncate entry, file, standing, alarm', ...back]);
    return {
      open: async () => ledger(),
      reopen: async () => {
        await current!.close();
        current = await open();
        return ledger();
      },
      tamper: (...texts) => sayAll(current!.db as never, texts),
    };
  };
}
suite(
  'the embedded database',
  shared(() => openDatabase({ folder: join(folder, 'embedded') })),
);
suite(
  'a PostgreSQL server',
  shared(() => openDatabase({ url: (url ??= cluster.database()) })),
);
