import { InputRefused, isMissing, type Krw, type Maybe, missing, whenPresent } from '../base/index.js';
import { type ProjectResult, type Rules, worthOf } from '../project/index.js';
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
 * Present value, at the host's rate, of what wages and local suppliers add: the parts of operating and capital spending that the file states as
 * value added at home. 0 where it states none.
 */
const wages = (project: ProjectFile, { project: flows }: ProjectResult): Maybe<number> => {
  const { homeValue } = project;
  if (!homeValue) return 0;
  const spent = flows.operating.map((cost, k) => homeValue.operating * cost + homeValue.capital * flows.capital[k]!);
  return worthOf(project, spent, 'host');
};

/**
 * A support package for a project of the study as the portfolio counts it: cost = - sum of NPV of the home treasuries with that package in
 * place of the file's own, gain of the host = sum of NPV of its treasury,
 * its state company and its private owners and lenders, each at its own rate, and what wages and local suppliers add there; base case.
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
  const npv = (of: (party: ProjectResult['parties'][number]) => boolean) =>
    result.parties.filter(of).map((party) => party.npv);
  const home = npv(({ kind }) => kind === 'home-treasury');
  const host = npv(
    ({ kind, country }) => kind === 'host-treasury' || kind === 'host-state' || country === project.host,
  );
  const rate = krwPer(result.money);
  return {
    cost:
      home.length === 0
        ? missing('no-support', 'no treasury pays anything')
        : whenPresent(sumOf(home, rate), (sum) => -sum),
    hostGain: sumOf([...host, wages(project, result)], rate),
    withWages: project.homeValue !== undefined,
  };
}
