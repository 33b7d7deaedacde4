import { join } from 'node:path';
import { type Kysely as Database, Kysely, type LogConfig, PostgresDialect, type PostgresPool } from 'kysely';
import { InputRefused } from '../../base/index.js';
import { takeLock } from './lock.js';
import { migrate } from './migrations.js';
import type { Tables } from './tables.js';

/** An open database of the registry; `close` lets go of files, connections and lock. */
export interface OpenDatabase {
  readonly db: Database<Tables>;
  close(): Promise<void>;
}

const quiet: LogConfig = [];

/** PGlite behind the pool that Kysely's PostgreSQL dialect asks for: one connection, handed out to one at a time. */
async function embeddedPool(folder: string): Promise<PostgresPool> {
  const { PGlite } = await import('@electric-sql/pglite');
  const lite = await PGlite.create(folder, { parsers: { 20: (text) => Number(text) } });
  let turn: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = turn;
      let release = () => {};
      turn = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      const query = async (text: string, values: readonly unknown[]) => {
        const result = await lite.query(text, [...values]);
        const command = /^\s*(insert|update|delete|merge)/i.exec(text)?.[1]?.toUpperCase() ?? 'SELECT';
        return { command, rowCount: result.affectedRows ?? result.rows.length, rows: result.rows };
      };
      return { query: query as never, release };
    },
    end: () => lite.close(),
  };
}

async function serverPool(url: string): Promise<PostgresPool> {
  const { default: pg } = await import('pg');
  const types = { getTypeParser: (oid: number) => (oid === 20 ? Number : pg.types.getTypeParser(oid)) };
  const pool = new pg.Pool({ connectionString: url, max: 4, types: types as never });
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const message = `the PostgreSQL server of --database cannot be reached: ${(error as Error).message}. Check host, port, user and that the database exists`;
    throw new InputRefused([{ code: 'no-database', message }]);
  }
  return pool as unknown as PostgresPool;
}

/** Opens the ledger's database, brought up to date: PostgreSQL by URL, or the embedded one in a folder, which one process at a time may use. */
export async function openDatabase(
  place: { readonly url: string } | { readonly folder: string },
): Promise<OpenDatabase> {
  const release = 'folder' in place ? takeLock(join(place.folder, 'lock')) : () => {};
  try {
    const pool = 'url' in place ? await serverPool(place.url) : await embeddedPool(join(place.folder, 'ledger'));
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: quiet });
    const close = async () => {
      await db.destroy();
      release();
    };
    try {
      await migrate(db);
    } catch (error) {
      await close();
      throw error;
    }
    return { db, close };
  } catch (error) {
    release();
    throw error;
  }
}
