import { describeAnswers } from './answers.mjs';
import { buildPage } from './page.mjs';
import { build, prepare } from './setup.mjs';

prepare();
build('tsconfig.json');
describeAnswers();
await buildPage();
