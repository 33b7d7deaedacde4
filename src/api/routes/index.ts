import { jobRoutes } from './jobs.js';
import type { Register } from './route.js';

export const routes: readonly Register[] = [jobRoutes];
