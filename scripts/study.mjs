/** The main job on the shipped study: set-up, build, `lodeward study run`. Arguments are handed on. */
import { build, prepare, root, run } from './setup.mjs';

prepare();
build();
process.exit(run(process.execPath, [`${root}/dist/cli/main.js`, 'study', 'run', ...process.argv.slice(2)]));
