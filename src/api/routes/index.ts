import { atlasRoutes } from './atlas.js';
import { briefRoutes } from './briefs.js';
import { jobRoutes } from './jobs.js';
import { questionRoutes } from './questions.js';
import { registryRoutes } from './registry.js';
import type { Register } from './route.js';

export const routes: readonly Register[] = [atlasRoutes, questionRoutes, jobRoutes, briefRoutes, registryRoutes];
