/** Set-up, build, types, style, unused code, then the tests; `--heavy` runs the second tier alone. */
import { build, prepare, tool } from './setup.mjs';

const heavy = process.argv.includes('--heavy');
prepare();
build('tsconfig.json');
if (!heavy) {
  if (tool('@biomejs/biome/bin/biome', ['check', '.']) !== 0) process.exit(1);
  if (tool('knip/bin/knip.js', []) !== 0) process.exit(1);
}
const env = { ...process.env, LODEWARD_TIER: heavy ? 'heavy' : 'default' };
process.exit(tool('vitest/vitest.mjs', ['run', ...process.argv.slice(2).filter((a) => a !== '--heavy')], { env }));
