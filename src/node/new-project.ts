import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputRefused } from '../base/index.js';
import { makeFolder } from './make-folder.js';
import { packagePath } from './places.js';

/** Writes a file that is not there yet. @throws InputRefused `file-exists`; nothing is written then */
export async function writeNewFile(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file));
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    const message = `${file} is there already; nothing was written. Choose another name`;
    throw new InputRefused([{ code: 'file-exists', file, message }]);
  });
}

/** Writes a new project file from the example; never over one that is there. */
export const newProject = async (file: string): Promise<void> =>
  writeNewFile(file, await readFile(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'), 'utf8'));
