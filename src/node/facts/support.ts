import { readdir, readFile } from 'node:fs/promises';
import type { Programmes } from '../../project/index.js';
import { readOrRefuse, supportFile } from '../../study/index.js';
import { packagePath } from '../places.js';

/** Every programme of data/support by `<country>/<id>`, in the order of the names. */
export async function readProgrammes(): Promise<Programmes> {
  const files = (await readdir(packagePath('data', 'support'), { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const read = await Promise.all(
    files.map(async (name) => {
      const file = `data/support/${name}`;
      const programme = readOrRefuse(supportFile, await readFile(packagePath(...file.split('/')), 'utf8'), file);
      return [`${programme.country}/${programme.id}`, programme] as const;
    }),
  );
  return new Map(read);
}
