import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browser that `npm test` has prepared, or one sentence that says what to install. */
export function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (!found)
    throw new Error('no Chromium on this machine: install it (Debian: apt-get install chromium) and run again');
  return found;
}
