import { buildPage } from './page.mjs';
import { build, prepare } from './setup.mjs';

prepare();
build('tsconfig.json');
await buildPage();
