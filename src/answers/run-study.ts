import type { RowTrace } from '../atlas/index.js';
import { canonical, isMissing, type Krw, type Maybe, missing, NoAnswer, whenPresent } from '../base/index.js';
import { type MeasureResult, type PlanResult, type Results, resultsEdition } from '../brief/index.js';
import type { Disclosure } from '../registry/index.js';
import type { Study } from '../study/index.js';
import { beforeRun } from './before-run.js';
import { bestWithBudget, type PlanPorts } from './best-with-budget.js';
import type { CodeFacts } from './partner-table.js';
import { planDocument } from './plan-document.js';
import { studyChecks } from './study-checks.js';
import { evidenceOf } from './study-evidence.js';
import { studyRisk } from './study-risk.js';
import { studyUnknowns } from './study-unknowns.js';

export interface RunPorts extends PlanPorts {
  readonly codes: CodeFacts;
  /** What became of memoranda before, as published. */
  readonly disclosures: readonly Disclosure[];
}

export interface RunQuestion {
  readonly study: Study;
  /** In place of those of study.yaml. */
  readonly seed?: number;
  readonly draws?: number;
  readonly budgetKrw?: Krw;
}

/** How far a run is: `step` of the parts below, `done` of `all`. */
export type RunReport = (step: 'losses' | 'plan' | 'rest', done: number, all: number) => void;

export interface StudyRun {
  readonly results: Results;
  readonly evidence: ReadonlyMap<string, RowTrace>;
}

/** The plan of a study that has a budget and measures; missing with the reason where it has not, or none of them can be valued. */
async function planOf(
  ports: RunPorts,
  { study, budgetKrw }: RunQuestion,
  { seed, draws }: { readonly seed: number; readonly draws: number },
  report: (share: number) => void,
): Promise<Maybe<PlanResult>> {
  if (!study.budget) return missing('no-budget', 'the study has no budget.yaml');
  if (!study.measures) return missing('no-measures', 'the study has no measures.yaml');
  const asked = budgetKrw === undefined ? {} : { budgetKrw };
  try {
    return planDocument(await bestWithBudget(ports, { study, seed, draws, ...asked }, report));
  } catch (error) {
    if (error instanceof NoAnswer) return missing(error.code, error.message);
    throw error;
  }
}

const measureOf = ({
  id,
  mineral,
  kind,
  name,
  costKrw,
  avertedLossKrw,
}: PlanResult['measures'][number]): MeasureResult => ({
  id,
  mineral,
  kind,
  name,
  costKrw,
  avertedLossKrw,
});

/**
 * The main job: losses of the importer, the partner table, the agreements, one project, the plan and what is not known, as lodeward-results/1, with
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
  const plan = await planOf(ports, question, { seed, draws }, (share) => report('plan', share, 1));
  report('rest', 0, 1);
  const before = await beforeRun(ports, study);
  const { agreements } = before;
  const figures: Omit<Results, 'digest'> = {
    format: 'lodeward-results/1',
    edition: resultsEdition,
    ...before,
    seed,
    draws,
    givenEventDraws: risk.givenEventDraws,
    certificate: risk.certificate,
    minerals: risk.minerals,
    joint: risk.joint,
    drivers: risk.drivers,
    budgetKrw: isMissing(plan) ? (question.budgetKrw ?? plan) : plan.budgetKrw,
    measures: whenPresent(plan, ({ measures }) => measures.map(measureOf)),
    plan,
    checks: await studyChecks(ports.atlas, study),
    notModelled: risk.notModelled,
    unknowns: studyUnknowns(risk.minerals, isMissing(agreements) ? [] : agreements.rows),
  };
  const evidence = await evidenceOf(ports.atlas, figures);
  report('rest', 1, 1);
  return { results: { ...figures, digest: ports.digest(canonical(figures)) }, evidence };
}
