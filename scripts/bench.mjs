/** Bundles every bench/*.ts, runs its `measure()` and prints ours beside the rival's time, as a ratio; `npm run bench market` runs one. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './setup.mjs';

prepare();
const { build } = await import('vite');
const asked = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => asked.length === 0 || asked.includes(name));
// Two folders below the root, as every compiled file of dist/ is: the package's own folder is found by that (src/node/places.ts).
const outDir = join(root, '.cache', 'bench');
mkdirSync(outDir, { recursive: true });
const width = [44, 12, 12, 10];
const line = (cells) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(width[i]) : cell.padStart(width[i] ?? 0))).join('  ');
process.stdout.write(`${line(['shape', 'ours, ms', 'theirs, ms', 'times'])}  rival\n`);
for (const name of names) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(root, 'bench', `${name}.ts`), outDir, emptyOutDir: false, target: 'node20', minify: false },
  });
  const { measure } = await import(pathToFileURL(join(outDir, `${name}.js`)).href);
  for (const { shape, ours, rival, theirs } of await measure()) {
    const cells = [shape, ours.toFixed(3), theirs.toFixed(1), `${(theirs / ours).toFixed(1)} x`];
    process.stdout.write(`${line(cells)}  ${rival}\n`);
  }
}
process.exit(0);
