import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it; one that is there is left as it is. One by one, since `mkdir` with `recursive` never ends under `/proc`.
 * @throws the error of the system: a file is in the way, no permission, no such place
 * @example await makeFolder('out/tables')
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const isThere = async () => existsSync(path) && (await stat(path)).isDirectory();
  if (await isThere()) return;
  if (!existsSync(dirname(path))) await makeFolder(dirname(path));
  await mkdir(path).catch(async (error: unknown) => {
    if (!(await isThere())) throw error;
  });
}
