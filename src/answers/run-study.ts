import type { RowTrace } from '../atlas/index.js';
import { canonical, isMissing, type Krw, missing } from '../base/index.js';
import type { Results } from '../brief/index.js';
import type { Rules } from '../project/index.js';
import type { Disclosure } from '../registry/index.js';
import type { ProjectFile, Study } from '../study/index.js';
import { type CodeFacts, partnerTable } from './partner-table.js';
import { studyAgreements } from './study-agreements.js';
import { studyChecks } from './study-checks.js';
import { evidenceOf } from './study-evidence.js';
import type { StudyPorts } from './study-ports.js';
import { studyProject } from './study-project.js';
import { studyRisk } from './study-risk.js';
import { studyUnknowns } from './study-unknowns.js';

export interface RunPorts extends StudyPorts {
  readonly codes: CodeFacts;
  /** What became of memoranda before, as published. */
  readonly disclosures: readonly Disclosure[];
  readonly rulesOf: (project: ProjectFile) => Promise<Rules>;
}

export interface RunQuestion {
  readonly study: Study;
  /** In place of those of study.yaml. */
  readonly seed?: number;
  readonly draws?: number;
  readonly budgetKrw?: Krw;
}

/** How far a run is: `step` of the parts below, `done` of `all`. */
export type RunReport = (step: 'losses' | 'rest', done: number, all: number) => void;

export interface StudyRun {
  readonly results: Results;
  readonly evidence: ReadonlyMap<string, RowTrace>;
}

/**
 * The main job: losses of the importer, the partner table, the agreements, one project and what is not known, as lodeward-results/1, with
 * the way of every figure back to its rows. Equal study, vintage, seed and draws give equal digests.
 */
export async function runStudy(
  ports: RunPorts,
  question: RunQuestion,
  report: RunReport = () => {},
): Promise<StudyRun> {
  const { study } = question;
  const seed = question.seed ?? study.study.seed;
  const draws = question.draws ?? study.study.draws;
  const risk = await studyRisk(ports, study, { seed, draws }, (done, all) => report('losses', done, all));
  report('rest', 0, 1);
  const agreements = studyAgreements(study, ports.disclosures);
  const figures: Omit<Results, 'digest'> = {
    format: 'lodeward-results/1',
    vintage: ports.atlas.vintage,
    studyDigest: ports.digest(canonical(study)),
    seed,
    draws,
    givenEventDraws: risk.givenEventDraws,
    importer: study.study.importer,
    partner: study.study.partner,
    certificate: risk.certificate,
    minerals: risk.minerals,
    joint: risk.joint,
    drivers: risk.drivers,
    partnerTable: await partnerTable(ports.atlas, risk.markets, ports.codes, study),
    agreements,
    project: await studyProject(study, ports.rulesOf),
    budgetKrw: question.budgetKrw ?? study.budget?.amount.value ?? missing('no-budget'),
    measures: missing('not-in-run', 'lodeward portfolio choose'),
    checks: await studyChecks(ports.atlas, study),
    notModelled: risk.notModelled,
    unknowns: studyUnknowns(risk.minerals, isMissing(agreements) ? [] : agreements.rows),
  };
  const evidence = await evidenceOf(ports.atlas, figures);
  report('rest', 1, 1);
  return { results: { ...figures, digest: ports.digest(canonical(figures)) }, evidence };
}
