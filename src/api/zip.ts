import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { FileAnswer } from './routes/question.js';

/** Files of a folder as one ZIP; equal files give equal bytes. */
export async function zipped(name: string, folder: string, files: readonly string[]): Promise<FileAnswer> {
  const contents = await Promise.all(
    files.map(async (file) => [file, new Uint8Array(await readFile(join(folder, file)))] as const),
  );
  return { type: 'application/zip', name, bytes: zipSync(Object.fromEntries(contents), { mtime: '1980-01-01' }) };
}
