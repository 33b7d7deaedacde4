import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

/** Folder of the installed package: `data/` and `studies/` stand in it; read only. */
export const packageFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the package: `packagePath('studies', 'example')`. */
export const packagePath = (...parts: readonly string[]): string => join(packageFolder, ...parts);

/** Where things are kept that can be made again: `LODEWARD_HOME/cache`, or the platform's cache folder. */
export function cacheFolder(environment: Environment = process.env, platform: string = process.platform): string {
  if (environment['LODEWARD_HOME']) return join(environment['LODEWARD_HOME'], 'cache');
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'lodeward', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lodeward');
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'lodeward');
}

/** Where a user's own ledger and files stand: `LODEWARD_HOME`, or `.lodeward` of the folder the program was started in. */
export const workspaceFolder = (environment: Environment = process.env): string =>
  environment['LODEWARD_HOME'] ?? join(process.cwd(), '.lodeward');
