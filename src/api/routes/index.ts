import { atlasRoutes } from './atlas.js';
import { jobRoutes } from './jobs.js';
import { questionRoutes } from './questions.js';
import type { Register } from './route.js';

export const routes: readonly Register[] = [atlasRoutes, questionRoutes, jobRoutes];
