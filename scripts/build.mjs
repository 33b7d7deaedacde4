import { build, prepare } from './setup.mjs';

prepare();
build('tsconfig.json');
