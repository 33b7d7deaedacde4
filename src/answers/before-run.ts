import { canonical } from '../base/index.js';
import type { BeforeRun } from '../brief/index.js';
import type { Study } from '../study/index.js';
import { partnerTable } from './partner-table.js';
import type { RunPorts } from './run-study.js';
import { studyAgreements } from './study-agreements.js';
import { studyProject } from './study-project.js';
import { studyTransit } from './study-transit.js';

/** What a study tells before anything is drawn: the partner table, the agreements and one project. A run tells the same. */
export async function beforeRun(ports: RunPorts, study: Study): Promise<BeforeRun> {
  const { notice, importer, partner } = study.study;
  return {
    vintage: ports.atlas.vintage,
    studyDigest: ports.digest(canonical(study)),
    ...(notice ? { notice } : {}),
    importer,
    partner,
    partnerTable: await partnerTable(ports.atlas, await ports.atlas.baseMarkets(), ports.codes, study),
    agreements: studyAgreements(study, ports.disclosures, studyTransit(study, ports)),
    project: await studyProject(study, ports.rulesOf),
  };
}
