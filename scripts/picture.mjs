/** Draws the picture of the README from the results of a run: `node scripts/picture.mjs out/results.json docs/picture.svg`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, fail, prepare, root } from './setup.mjs';

const [source, target] = process.argv.slice(2);
if (!source || !target)
  fail('name the results and the picture: node scripts/picture.mjs out/results.json docs/picture.svg');
prepare();
build();
const { readNames, resultsPicture } = await import(pathToFileURL(join(root, 'dist/node/index.js')).href);
const { names } = await readNames();
writeFileSync(target, resultsPicture(JSON.parse(readFileSync(source, 'utf8')), names, 'en'));
