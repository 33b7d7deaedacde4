import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

const daysKept = 30;

const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
};

/** One text for all that a question holds, to take its digest of: JSON with maps, sets and typed arrays as lists, NaN and infinities by name. */
export const questionText = (value: unknown): string => JSON.stringify(value, plain);

/** Answers kept in a folder of the cache under the digest of their question; those nobody asked for in a month are forgotten. */
export class KeptFiles {
  private pruned = false;

  constructor(private readonly folder: string) {}

  async read(name: string): Promise<Uint8Array | undefined> {
    const file = join(this.folder, name);
    const known = await readFile(file).catch(() => undefined);
    const now = new Date();
    if (known) await utimes(file, now, now).catch(() => {});
    return known;
  }

  /** Another program may write the same answer: each writes its own file and renames it. A full disk costs the cache, not the answer. */
  async keep(name: string, bytes: Uint8Array): Promise<void> {
    const file = join(this.folder, name);
    const own = `${file}.${process.pid}`;
    try {
      await makeFolder(this.folder);
      await writeFile(own, bytes);
      await rename(own, file);
      await this.prune(Date.now());
    } catch {
      await rm(own, { force: true }).catch(() => {});
    }
  }

  private async prune(now: number): Promise<void> {
    if (this.pruned) return;
    this.pruned = true;
    for (const name of await readdir(this.folder)) {
      const { mtimeMs } = await stat(join(this.folder, name));
      if (now - mtimeMs > daysKept * 86_400_000) await rm(join(this.folder, name), { force: true });
    }
  }
}
