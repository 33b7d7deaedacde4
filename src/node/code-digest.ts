import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiled = dirname(dirname(fileURLToPath(import.meta.url)));
const known = new Map<string, Promise<string>>();

async function digestOf(rooms: readonly string[], folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const room of rooms) {
    const files = (await readdir(join(folder, room), { recursive: true }))
      .filter((file) => /\.[jt]s$/.test(file))
      .sort();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, room, file))));
    for (const [k, file] of files.entries()) hash.update(`${room}/${file}`).update(texts[k]!);
  }
  return hash.digest('hex');
}

/** SHA-256 over the code of some rooms, read once a process: what other code has answered is not found under it. */
export function codeDigest(rooms: readonly string[], folder = compiled): Promise<string> {
  const key = [folder, ...rooms].join(' ');
  const digest = known.get(key) ?? digestOf(rooms, folder);
  known.set(key, digest);
  return digest;
}
