import type { Atlas } from '../atlas/index.js';
import type { Maybe } from '../base/index.js';
import {
  type CurvePoint,
  caseOf,
  type HostAccount,
  hostAccount,
  type JointGain,
  jointGain,
  type Leg,
  type PriceStanding,
  priceCurve,
  priceStanding,
  type Rules,
  resultOf,
  routeCosts,
  type Sensitivity,
  type StageResult,
  stageChoice,
  tornado,
  valueOfWaiting,
  type Waiting,
  type Waterfall,
  waterfalls,
} from '../project/index.js';
import type { ProjectFile } from '../study/index.js';
import { priceFacts, priceSeries } from './price-facts.js';

/** Why a project's figures are what they are, and how it stands in the world. */
export interface Explanation {
  readonly format: 'lodeward-project-explanation/1';
  readonly id: string;
  readonly waterfalls: readonly Waterfall[];
  readonly aetrByPrice: readonly CurvePoint[];
  readonly sensitivity: readonly Sensitivity[];
  readonly waiting: Maybe<Waiting>;
  readonly standing: readonly PriceStanding[];
  readonly offtake: readonly {
    readonly mineral: string;
    readonly terms: ProjectFile['products'][number]['offtake'] | { readonly missing: { readonly code: string } };
  }[];
  readonly host: HostAccount;
  readonly stages: readonly StageResult[];
  /** What ore there and plant here gain over concentrate sold at the neighbour's border, for each stage abroad. */
  readonly jointChain: readonly Maybe<JointGain>[];
}

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
  const standing: PriceStanding[] = [];
  for (const mineral of minerals)
    standing.push(priceStanding(mineral, breakevenPrice, await priceSeries(atlas, mineral)));
  const stages = project.stages.length > 0 ? stageChoice(project, rules) : [];
  const { site, products } = project;
  const content = products[0]!.content;
  const costs = routeCosts(routes, site?.roadKmToRailhead, content);
  return {
    format: 'lodeward-project-explanation/1',
    id: project.id,
    waterfalls: waterfalls(c),
    aetrByPrice: priceCurve(c),
    sensitivity: tornado(c),
    waiting: valueOfWaiting(c, models.get(project.products[0]!.mineral)),
    standing,
    offtake: project.products.map((p) => ({
      mineral: p.mineral,
      terms: p.offtake ?? { missing: { code: 'no-offtake-terms' } },
    })),
    host: hostAccount(c),
    stages,
    jointChain: stages.flatMap(({ id, converterMargin }) =>
      typeof converterMargin === 'number' ? [jointGain(id, converterMargin, costs, site?.roadKmToBorder, content)] : [],
    ),
  };
}
