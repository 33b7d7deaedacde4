import { buildPage } from './page.mjs';
import { build, prepare } from './setup.mjs';

prepare();
build('tsconfig.json');
const { describeAnswers } = await import('./answers.mjs');
describeAnswers();
await buildPage();
