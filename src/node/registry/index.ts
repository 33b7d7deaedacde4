import { join } from 'node:path';
import type { Ledger } from '../../registry/index.js';
import { workspaceFolder } from '../places.js';

/** Folder of the embedded ledger: `registry` in the workspace. */
export const ledgerFolder = (): string => join(workspaceFolder(), 'registry');

/** Opens the ledger: a PostgreSQL server by URL, or the embedded database in a folder (that of the workspace where none is named). */
export async function openLedger(place: { readonly url?: string; readonly folder?: string } = {}): Promise<Ledger> {
  const { openDatabase } = await import('./database.js');
  const { DatabaseLedger } = await import('./store.js');
  const where = place.url === undefined ? { folder: place.folder ?? ledgerFolder() } : { url: place.url };
  return new DatabaseLedger(await openDatabase(where));
}
