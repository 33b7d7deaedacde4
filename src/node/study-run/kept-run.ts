import { join } from 'node:path';
import { type RunPorts, type RunQuestion, type RunReport, runStudy, type StudyRun } from '../../answers/index.js';
import type { RowTrace } from '../../atlas/index.js';
import { canonical } from '../../base/index.js';
import { codeDigest } from '../code-digest.js';
import { KeptFiles, questionText } from '../kept-files.js';
import { cacheFolder } from '../places.js';

const rooms = ['base', 'atlas', 'study', 'market', 'risk', 'industry', 'shock', 'fiscal', 'project', 'registry'].concat(
  ['portfolio', 'brief', 'answers', 'node'],
);

/**
 * Digest of everything a run depends on: `runStudy` opens nothing itself, so that is the question, what the ports hold (the atlas by its
 * vintage, the rules of each project), and the code. A project whose rules cannot be read stops the run that needs them.
 */
async function keyOf(ports: RunPorts, { study, seed, draws, budgetKrw }: RunQuestion): Promise<string> {
  const { atlas, rulesOf, solver, digest, runner: _, ...facts } = ports;
  const rules = await Promise.all(study.projects.map((project) => rulesOf(project).catch(() => 'unreadable')));
  const asked = { seed: seed ?? study.study.seed, draws: draws ?? study.study.draws, budgetKrw };
  const whole = {
    code: await codeDigest(rooms),
    vintage: atlas.vintage,
    solver: solver.name,
    facts,
    rules,
    study,
    asked,
  };
  return digest(questionText(whole));
}

const keptRuns = () => new KeptFiles(join(cacheFolder(), 'runs'));

interface Whole {
  readonly results: StudyRun['results'];
  readonly evidence: readonly (readonly [string, RowTrace])[];
}

async function read(key: string, { digest }: RunPorts): Promise<StudyRun | undefined> {
  const bytes = await keptRuns().read(`${key}.json`);
  if (!bytes) return undefined;
  try {
    const { results, evidence } = JSON.parse(new TextDecoder().decode(bytes)) as Whole;
    const { digest: own, ...figures } = results;
    return digest(canonical(figures)) === own ? { results, evidence: new Map(evidence) } : undefined;
  } catch {
    return undefined;
  }
}

/** What an earlier run of the same question found, with the same facts and the same code; undefined where there was none. */
export const keptRun = async (ports: RunPorts, question: RunQuestion): Promise<StudyRun | undefined> =>
  read(await keyOf(ports, question), ports);

/** The kept run of a question, or a new one, which is then kept. */
export async function studyRun(ports: RunPorts, question: RunQuestion, report?: RunReport): Promise<StudyRun> {
  const key = await keyOf(ports, question);
  const known = await read(key, ports);
  if (known) return known;
  const run = await runStudy(ports, question, report);
  const whole = { results: run.results, evidence: [...run.evidence] };
  await keptRuns().keep(`${key}.json`, new TextEncoder().encode(JSON.stringify(whole)));
  return run;
}
