import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputRefused } from '../../base/index.js';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const holderOf = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8').trim()) || undefined;
  } catch {
    return undefined;
  }
};

/** A lock that was created a moment ago may not have its number yet. */
const isFresh = (file: string): boolean => {
  try {
    return Date.now() - statSync(file).mtimeMs < 5000;
  } catch {
    return false;
  }
};

/** Takes a dead process's lock away; puts it back where another process took it over in between. */
function takeAway(file: string, dead: number | undefined): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) === dead) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Takes a lock file (created exclusively, with this process's id inside) and gives the function that lets it go. A lock whose process is
 * gone, after a kill or a power cut, is taken over.
 *
 * @throws InputRefused `ledger-in-use` where another living process holds it
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid}\n`);
      closeSync(handle);
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return () => {
        process.off('exit', release);
        release();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(file);
      if (holder === undefined ? isFresh(file) : alive(holder)) throw inUse(file, holder);
      takeAway(file, holder);
    }
  }
  throw inUse(file, holderOf(file));
}

const inUse = (file: string, holder: number | undefined) =>
  new InputRefused([
    {
      code: 'ledger-in-use',
      message: `the ledger is in use by process ${holder ?? '(unknown)'}: wait until it is done, or use one PostgreSQL server for several writers (--database URL). If no such process runs, remove ${file}`,
      ...(holder === undefined ? {} : { value: holder }),
    },
  ]);
