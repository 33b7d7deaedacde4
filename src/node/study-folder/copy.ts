import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputRefused } from '../../base/index.js';

/** Copies the template study into `folder`, which must be empty or not there. */
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
  await mkdir(dirname(folder), { recursive: true });
  await cp(template, folder, { recursive: true });
}
