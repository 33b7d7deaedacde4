import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Ledger, MemoryLedger } from '../../registry/index.js';
import { packagePath, workspaceFolder } from '../places.js';

export { customsFacts } from './customs.js';
export { entriesOf, readEntries, statementOf } from './import.js';
export { sheetTemplate } from './sheet.js';

/** Folder of the embedded ledger: `registry` in the workspace. */
const ledgerFolder = (): string => join(workspaceFolder(), 'registry');

/** Opens the ledger: a PostgreSQL server by URL, or the embedded database in a folder (that of the workspace where none is named). */
export async function openLedger(place: { readonly url?: string; readonly folder?: string } = {}): Promise<Ledger> {
  const { openDatabase } = await import('./database.js');
  const { DatabaseLedger } = await import('./store.js');
  const where = place.url === undefined ? { folder: place.folder ?? ledgerFolder() } : { url: place.url };
  return new DatabaseLedger(await openDatabase(where));
}

/** The agreements that ship with the program, as a ledger in memory that nobody can write to for long. */
export async function shippedLedger(): Promise<Ledger> {
  const { sha256 } = await import('./digest.js');
  const { readEntries } = await import('./import.js');
  const ledger = new MemoryLedger(sha256);
  const statements = await readEntries([packagePath('studies', 'mongolia-korea', 'agreements')], ledger);
  await ledger.append(statements, {
    by: 'lodeward',
    at: '2026-11-28T00:00:00.000Z',
    why: 'ships with the study mongolia-korea',
  });
  return ledger;
}

/**
 * The ledger to read from: the one named, or the workspace's own; where there is none yet, the agreements that ship, so that there is
 * something to read. `shipped` says which.
 */
export async function readingLedger(url?: string): Promise<{ readonly ledger: Ledger; readonly shipped: boolean }> {
  if (url === undefined && !existsSync(join(ledgerFolder(), 'ledger')))
    return { ledger: await shippedLedger(), shipped: true };
  const ledger = await openLedger(url === undefined ? {} : { url });
  if ((await ledger.entries({ limit: 1 })).length > 0) return { ledger, shipped: false };
  await ledger.close();
  return { ledger: await shippedLedger(), shipped: true };
}

/** A file's name and bytes, for `Ledger.attach`. */
export async function readAttachment(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}
