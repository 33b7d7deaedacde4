import { access, copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputRefused } from '../base/index.js';
import { packagePath } from './places.js';

/** Writes a new project file from the example; never over one that is there. */
export async function newProject(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there)
    throw new InputRefused([
      { code: 'file-exists', file, message: `${file} is there already; nothing was written. Choose another name` },
    ]);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'), file);
}
