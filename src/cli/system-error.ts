import type { Problem } from '../base/index.js';
import { packagePath } from '../node/index.js';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission for this; choose another place, or ask who may',
  EADDRINUSE: 'another program uses this port; take another with --port, or 0 for any free one',
  EDQUOT: 'the space that you may use is full; make room, or choose another place',
  EEXIST: 'a file of this name is in the way; choose another name',
  EISDIR: 'this is a folder, a file is needed',
  ENAMETOOLONG: 'this name is too long for the disk; choose a shorter one',
  ENOENT: 'there is no such file or folder; correct the path, or make the folder',
  ENOSPC: 'the disk is full; make room, or choose another place',
  ENOTDIR: 'a part of this path is a file, not a folder; correct the path',
  EPERM: 'there is no permission for this; choose another place, or ask who may',
  EROFS: 'this place can only be read; choose another',
};

/** A file of the package that is not there is a bug, whoever asked for it. */
const isOurs = (path: string | undefined) =>
  ['data', 'dist', 'node_modules'].some((folder) => path?.startsWith(packagePath(folder)));

/** What the machine refused (a full disk, a folder that may not be written, a port that is taken) as a problem of the input; undefined for anything else. */
export function systemProblem(thrown: unknown): Problem | undefined {
  const { code, path, syscall }: Partial<NodeJS.ErrnoException> = thrown instanceof Error ? thrown : {};
  const message = reasons[code ?? ''];
  if (message === undefined || syscall === undefined || (code === 'ENOENT' && isOurs(path))) return undefined;
  return { code: `system-${code!.toLowerCase()}`, ...(path === undefined ? {} : { file: path }), message };
}
