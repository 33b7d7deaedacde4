import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { InputRefused } from '../../base/index.js';
import type { Tables } from './tables.js';

const statements = (text: string): Migration['up'] => {
  const parts = text.split(/;;\s*/).filter((part) => part.trim() !== '');
  return async (db) => {
    for (const part of parts) await sql.raw(part).execute(db);
  };
};

/** Forward only; a migration that has been released is never edited, a new one is added. */
const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-28-ledger': {
    up: statements(`
      create table entry (
        seq bigint primary key, id text not null unique, root text not null, type text not null, date text, project text,
        recorded_at text not null, recorded_by text not null, why text not null, body text not null,
        previous text not null unique, digest text not null unique
      );;
      create index entry_root on entry (root, seq);;
      create index entry_type on entry (type, date);;
      create index entry_recorded on entry (recorded_at);;
      create index entry_project on entry (project) where project is not null;;
      create table file (digest text primary key, bytes bytea not null);;
      create function append_only() returns trigger language plpgsql as $$
        begin raise exception 'the ledger is append-only: write a correction' using errcode = 'LW001'; end $$;;
      create trigger append_only before update or delete on entry for each row execute function append_only();;
      create trigger append_only_all before truncate on entry for each statement execute function append_only();;
      create trigger append_only before update or delete on file for each row execute function append_only();;
      create trigger append_only_all before truncate on file for each statement execute function append_only();;
      create function next_in_chain() returns trigger language plpgsql as $$
        declare last record;
        begin
          select seq, digest into last from entry order by seq desc limit 1;
          if new.seq <> coalesce(last.seq, 0) + 1 or new.previous <> coalesce(last.digest, repeat('0', 64)) then
            raise exception 'entry % does not follow the last one of the ledger', new.seq using errcode = 'LW002';
          end if;
          return new;
        end $$;;
      create trigger next_in_chain before insert on entry for each row execute function next_in_chain();;
      create table standing (
        agreement text not null, from_date text not null, until_date text, signed text not null, stage text not null,
        title text not null, minerals text not null, parties text not null, countries text not null, project text, tonnes text, standing text not null,
        primary key (agreement, from_date)
      );;
      create index standing_page on standing (signed, agreement);;
      create index standing_stage on standing (stage, signed, agreement);;
      create table alarm (
        agreement text not null, code text not null, subject text not null, begin_date text not null, anchor text not null,
        until_date text, alarm text not null
      );;
      create index alarm_agreement on alarm (agreement);;
      create index alarm_anchor on alarm (code, anchor);;
    `),
  },
};

/** Brings a database up to date, each migration once and in order; a database of a newer program, or a changed order, is refused. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const message = error instanceof Error ? error.message : String(error);
  if (/corrupted migrations/.test(message))
    throw new InputRefused([
      {
        code: 'newer-ledger',
        message: `this ledger was made by another version of the program (${message}); use that version or a newer one`,
      },
    ]);
  throw error;
}

/** Names of append-only triggers that are missing or switched off. */
export async function openGuards(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relname in ('entry', 'file') and not t.tgisinternal and t.tgenabled in ('O', 'A')`.execute(db);
  const needed = [
    'entry.append_only',
    'entry.append_only_all',
    'entry.next_in_chain',
    'file.append_only',
    'file.append_only_all',
  ];
  return needed.filter((name) => !rows.some((row) => row.name === name));
}
