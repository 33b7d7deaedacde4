/** The page: its fonts cut, src/web bundled to dist/web, and its types checked where asked for. */
import { fonts } from './fonts.mjs';
import { fail, tool } from './setup.mjs';

export async function buildPage() {
  await fonts();
  if (tool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] }) !== 0)
    fail('the page could not be built; the messages above say where.');
}

export function checkPage() {
  const args = ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings', '--output', 'human'];
  if (tool('svelte-check/bin/svelte-check', args, { stdio: ['ignore', 2, 2] }) !== 0)
    fail('the types of the page do not hold; the messages above say where.');
}
