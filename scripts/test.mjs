/** Set-up, build, types, style, unused code, then the tests; `--heavy` runs the second tier alone; other arguments go to vitest. */
import { prepareMachine } from './machine.mjs';
import { buildPage, checkPage } from './page.mjs';
import { build, prepare, tool } from './setup.mjs';

const heavy = process.argv.includes('--heavy');
const rest = process.argv.slice(2).filter((argument) => argument !== '--heavy');
prepare();
build('tsconfig.json');
const { describeAnswers } = await import('./answers.mjs');
describeAnswers();
await buildPage();
if (rest.length === 0) {
  if (!heavy) {
    checkPage();
    if (tool('@biomejs/biome/bin/biome', ['check', '.']) !== 0) process.exit(1);
    if (tool('knip/bin/knip.js', []) !== 0) process.exit(1);
  }
  prepareMachine({ heavy });
}
const env = { ...process.env, LODEWARD_TIER: heavy ? 'heavy' : 'default' };
const report = process.env.LODEWARD_REPORT;
const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
process.exit(tool('vitest/vitest.mjs', ['run', ...reporters, ...rest], { env }));
