import type { World } from '../world.js';
import { atlasRoutes } from './atlas.js';
import { briefRoutes } from './briefs.js';
import { industryRoutes } from './industry.js';
import { ledgerRoutes } from './ledger.js';
import { marketRoutes } from './markets.js';
import { projectRoutes } from './projects.js';
import type { Api } from './question.js';
import { registryRoutes } from './registry.js';
import { riskRoutes } from './risk.js';
import { studyRoutes } from './study.js';

/** One noun's routes; a new one is a file and a line here. */
export type Register = (api: Api, world: World) => void;

export const routes: readonly Register[] = [
  atlasRoutes,
  riskRoutes,
  marketRoutes,
  industryRoutes,
  projectRoutes,
  studyRoutes,
  briefRoutes,
  registryRoutes,
  ledgerRoutes,
];
