import type { Atlas } from '../atlas/index.js';
import { missing } from '../base/index.js';
import type { Explanation } from '../brief/index.js';
import {
  caseOf,
  hostAccount,
  jointGain,
  type Leg,
  priceCurve,
  priceStanding,
  type Rules,
  resultOf,
  routeCosts,
  stageChoice,
  tornado,
  valueOfWaiting,
  waterfalls,
} from '../project/index.js';
import type { ProjectFile } from '../study/index.js';
import { priceFacts, priceSeries } from './price-facts.js';

/** Explains a project: waterfall by party, AETR over price, tornado, value of waiting, standing against price history, the host's account, the choice of stage. */
export async function isItBankable(
  { atlas, routes }: { readonly atlas: Atlas; readonly routes: readonly Leg[] },
  project: ProjectFile,
  rules: Rules,
): Promise<Explanation> {
  const c = caseOf(project, rules);
  const minerals = [...new Set(project.products.map((p) => p.mineral))];
  const { breakevenPrice } = resultOf(c);
  const { models } = await priceFacts(atlas, minerals);
  const standing: Explanation['standing'][number][] = [];
  for (const mineral of minerals)
    standing.push(priceStanding(mineral, breakevenPrice, await priceSeries(atlas, mineral)));
  const stages = project.stages.length > 0 ? stageChoice(project, rules) : [];
  const { site, products } = project;
  const content = products[0]!.content;
  const costs = routeCosts(routes, site?.roadKmToRailhead, content);
  return {
    format: 'lodeward-project-explanation/1',
    id: project.id,
    money: project.money,
    headline: project.basis === 'scenario' ? 'per-tonne' : 'npv',
    waterfalls: waterfalls(c),
    aetrByPrice: priceCurve(c),
    sensitivity: tornado(c),
    waiting: valueOfWaiting(c, models.get(project.products[0]!.mineral)),
    standing,
    offtake: project.products.map((p) => ({
      mineral: p.mineral,
      terms: p.offtake ?? missing('no-offtake-terms', `the project file says no offtake of ${p.mineral}`),
    })),
    host: hostAccount(c),
    stages,
    jointChain: stages.flatMap(({ id, converterMargin }) =>
      typeof converterMargin === 'number' ? [jointGain(id, converterMargin, costs, site?.roadKmToBorder, content)] : [],
    ),
  };
}
