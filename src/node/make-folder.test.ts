import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes a folder and those above it, also twice at once', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(deep), makeFolder(deep)]);
  await makeFolder(deep);
  expect(existsSync(deep)).toBe(true);
});
it('says what is in the way', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});
it.runIf(existsSync('/proc/self'))('comes to an end where no folder can be made', async () => {
  await expect(makeFolder('/proc/self/none/a')).rejects.toMatchObject({ code: 'ENOENT', syscall: 'mkdir' });
});
