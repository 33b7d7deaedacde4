import { InputRefused, isMissing, type Krw, type Maybe, missing, whenPresent } from '../base/index.js';
import type { Rules } from '../project/index.js';
import { type ProjectFile, publicProjects, type Study } from '../study/index.js';
import { evaluateProject } from './evaluate-project.js';
import type { ProjectValue } from './plan-candidates.js';

/** Sum of the present values of some parties, or the reason of the first that has none. */
function sumOf(values: readonly Maybe<number>[], rate: Maybe<number>): Maybe<Krw> {
  const gap = values.find(isMissing);
  if (gap) return gap;
  return whenPresent(rate, (won) => won * (values as readonly number[]).reduce((sum, value) => sum + value, 0));
}

/**
 * A support package for a project of the study as the portfolio counts it: cost = - sum of NPV of the home treasuries with that package in
 * place of the file's own, gain of the host = sum of NPV of its treasury and its state company, each at its own rate, base case.
 * @throws InputRefused unknown-project
 */
export async function projectValue(
  study: Study,
  id: string,
  support: ProjectFile['support'],
  rulesOf: (project: ProjectFile) => Promise<Rules>,
  krwPer: (currency: string) => Maybe<number>,
): Promise<ProjectValue> {
  const found = study.projects.find((one) => one.id === id);
  if (!found) {
    const known =
      publicProjects(study.projects)
        .map((one) => one.id)
        .join(', ') || 'none';
    const message = `The study has no project "${id}"; there are: ${known}. Write the file in projects/ or another id.`;
    throw new InputRefused([{ code: 'unknown-project', file: 'measures.yaml', value: id, message }]);
  }
  const project = { ...found, support };
  const noPrices = async () => ({ models: new Map(), rows: [] });
  const result = await evaluateProject(noPrices, { project, rules: await rulesOf(project), draws: 0, seed: 1 });
  const npv = (kinds: readonly string[]) =>
    result.parties.filter(({ kind }) => kinds.includes(kind)).map((party) => party.npv);
  const home = npv(['home-treasury']);
  const rate = krwPer(result.money);
  return {
    cost:
      home.length === 0
        ? missing('no-support', 'no treasury pays anything')
        : whenPresent(sumOf(home, rate), (sum) => -sum),
    hostGain: sumOf(npv(['host-treasury', 'host-state']), rate),
  };
}
