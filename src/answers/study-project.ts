import { isMissing, type Maybe, missing } from '../base/index.js';
import type { ProjectSummary } from '../brief/index.js';
import type { ProjectResult, Rules } from '../project/index.js';
import { type ProjectFile, publicProjects, type Study } from '../study/index.js';
import { evaluateProject } from './evaluate-project.js';

/** A project's result as the briefs show it; a scenario is told per tonne. */
export function shownProject(file: ProjectFile, result: ProjectResult): ProjectSummary {
  const { project, parties, breakevenPrice, perTonne } = result;
  const scenario = result.headline === 'per-tonne';
  const worth = Object.values(perTonne.byParty).filter((value): value is number => !isMissing(value));
  const [price] = Object.values(breakevenPrice.byProduct);
  return {
    id: file.id,
    name: file.name ?? { en: file.id },
    host: file.host,
    told: result.headline,
    unit: scenario ? perTonne.unit : result.money,
    money: result.money,
    firstYear: result.years[0]!,
    npv: scenario ? worth.reduce((a, b) => a + b, 0) : project.npv,
    irr: project.irr,
    payback: project.payback,
    aetr: result.aetr,
    breakeven:
      price === undefined
        ? missing('no-price', 'the project sells no product')
        : Array.isArray(price)
          ? missing('by-year', 'the price is a list by year; breakevenPrice.scale multiplies each')
          : (price as Maybe<number>),
    parties: parties.map(({ id, name, kind, npv, rate, irr }) => ({
      id,
      ...(name ? { name } : {}),
      kind,
      npv: scenario ? perTonne.byParty[id]! : npv,
      rate,
      irr,
    })),
    unverified: result.unverified,
  };
}

/** The project that study.yaml names, or the first that is not confidential; missing where the study has none, where the named one is confidential, or where its rules say it has no worth to show. */
export async function studyProject(
  study: Study,
  rulesOf: (project: ProjectFile) => Promise<Rules>,
): Promise<Maybe<ProjectSummary>> {
  const { headlineProject } = study.study;
  const named = study.projects.find(({ id }) => id === headlineProject);
  if (named?.confidential)
    return missing(
      'confidential',
      `${named.id} is marked confidential in its file; study.yaml can name another headlineProject`,
    );
  const file = named ?? publicProjects(study.projects)[0];
  if (!file) return missing('no-project', 'the folder projects of the study has no project that may be shown');
  const noPrices = async () => ({ models: new Map(), rows: [] });
  const result = await evaluateProject(noPrices, { project: file, rules: await rulesOf(file), draws: 0, seed: 1 });
  return isMissing(result.project.npv) ? result.project.npv : shownProject(file, result);
}
