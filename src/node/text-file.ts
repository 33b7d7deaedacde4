import { readFile } from 'node:fs/promises';
import { InputRefused } from '../base/index.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no file',
  EISDIR: 'this is a folder, a file is needed:',
  EACCES: 'no permission to read',
};

/** What a text file holds; UTF-8, or UTF-16 where its byte order mark says so, as spreadsheets on Windows write. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Text of a file that a user names, without a byte order mark.
 * @param named its name as the user wrote it
 * @throws InputRefused `unreadable-file`
 */
export async function readTextFile(file: string, named = file): Promise<string> {
  try {
    return textOf(await readFile(file));
  } catch (error) {
    const what = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? 'cannot read';
    throw new InputRefused([{ code: 'unreadable-file', file: named, message: `${what} ${named}` }]);
  }
}
