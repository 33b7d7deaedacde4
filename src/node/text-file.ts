import { readFile } from 'node:fs/promises';
import { InputRefused } from '../base/index.js';

/**
 * Text of a file that a user names, without a byte order mark.
 * @param named its name as the user wrote it
 * @throws InputRefused `unreadable-file`
 */
export async function readTextFile(file: string, named = file): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const what = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no file' : 'cannot read';
    throw new InputRefused([{ code: 'unreadable-file', file: named, message: `${what} ${named}` }]);
  }
}
