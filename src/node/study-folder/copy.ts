import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputRefused } from '../../base/index.js';
import { makeFolder } from '../make-folder.js';

/** The name of a folder as an id: small letters, digits and hyphens. `idOf('out/My study')` is `my-study`. */
const idOf = (folder: string): string =>
  basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'my-study';

/** Copies the template study into `folder`, which must be empty or not there; the copy has the id of its folder. */
export async function copyStudy(template: string, folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) {
    throw new InputRefused([
      {
        code: 'folder-not-empty',
        file: folder,
        message: 'this folder is not empty; name a new one, nothing was written',
      },
    ]);
  }
  await makeFolder(dirname(folder));
  await cp(template, folder, { recursive: true });
  const file = join(folder, 'study.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^id: .*$/m, `id: ${idOf(folder)}`));
}
