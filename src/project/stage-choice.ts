import { type Maybe, missing } from '../base/index.js';
import type { ProjectFile } from '../study/index.js';
import { type Account, accountOf } from './account.js';
import { caseOf, type Rules } from './evaluate.js';
import { flowOf, worthOf } from './figures.js';
import { moneyReader } from './plan.js';

/** Who gains when the first product is sold in another form. */
export interface StageResult {
  readonly id: string;
  readonly country: string;
  readonly form: string;
  readonly status: string;
  readonly firmNpv: Maybe<number>;
  readonly hostTreasuryNpv: Maybe<number>;
  readonly hostStateNpv: Maybe<number>;
  /** Margin of the plant that converts elsewhere, at the firm's rate: output - concentrate bought - conversion - freight - capital. */
  readonly converterNpv: Maybe<number>;
  /** The same margin in the first producing year, for a tonne of concentrate, without capital. */
  readonly converterMargin: Maybe<number>;
  /** Royalties and surtax alone: they differ by grade. */
  readonly hostRoyaltyPv: Maybe<number>;
}

type StageOption = ProjectFile['stages'][number];

/** The project with its first product made into the option's form at the mine's host: output x recovery, conversion in operating cost, a plant in capital. */
function convertedAtHome(
  project: ProjectFile,
  stage: StageOption,
  worth: (sum: StageOption['price']) => number,
): ProjectFile {
  const [first, ...rest] = project.products;
  const tonnes = first!.tonnes.map((t) => t * stage.recovery);
  const start = first!.tonnes.findIndex((t) => t > 0);
  const n = Math.max(
    first!.tonnes.length,
    Array.isArray(project.operating) ? project.operating.length : project.operating.ore.length,
  );
  const { operating } = project;
  const cost = Array.from({ length: n }, (_, k) => {
    const before = Array.isArray(operating)
      ? (operating[k] ?? 0)
      : (operating.ore[k] ?? 0) * worth(operating.perTonneOre);
    return worth(before) + (first!.tonnes[k] ?? 0) * worth(stage.conversionPerTonne);
  });
  const built = Array.from({ length: Math.max(1, start) }, (_, k) =>
    k === Math.max(0, start - 1) ? worth(stage.capital) : 0,
  );
  return {
    ...project,
    products: [
      {
        ...first!,
        form: stage.form,
        grade: stage.grade ?? stage.form,
        price: stage.price,
        payable: 1,
        treatmentPerTonne: 0,
        freightPerTonne: stage.freightPerTonne,
        tonnes,
      },
      ...rest,
    ],
    operating: cost,
    capital: [...project.capital, { class: 'plant', spend: built }],
  };
}

const sumOf = (account: Account, kinds: readonly string[], names: readonly { levy: { kind: string } }[]) => {
  const flow = new Float64Array(account.plan.years);
  names.forEach(({ levy }, i) => {
    if (kinds.includes(levy.kind)) for (let t = 0; t < flow.length; t++) flow[t]! += account.levies[i]![t]!;
  });
  return flow;
};

/**
 * The project as it stands, and each of its `stages` instead: concentrate, oxide, metal; at home or at a plant abroad. A plant abroad buys the concentrate on the
 * project's terms, so only its own margin is new.
 */
export function stageChoice(project: ProjectFile, rules: Rules): readonly StageResult[] {
  const worth = moneyReader(project, rules.exchange);
  const figures = (changed: ProjectFile) => {
    const c = caseOf(changed, rules);
    const account = accountOf(c.plan, c.deal);
    const at = (kind: Parameters<typeof flowOf>[1], rate: 'firm' | 'host') =>
      worthOf(changed, flowOf(account.parties, kind, c.plan.years), rate);
    return {
      firmNpv: at('firm', 'firm'),
      hostTreasuryNpv: at('host-treasury', 'host'),
      hostStateNpv: at('host-state', 'host'),
      hostRoyaltyPv: worthOf(
        changed,
        sumOf(account, ['royalty', 'surtax', 'special-royalty'], c.deal.charger.levies),
        'host',
      ),
    };
  };
  const first = project.products[0]!;
  const asIs = figures(project);
  const plan = caseOf(project, rules).plan;
  return [
    {
      id: 'as-planned',
      country: project.host,
      form: first.form,
      status: project.basis,
      ...asIs,
      converterNpv: missing('no-conversion', 'sold as it is'),
      converterMargin: missing('no-conversion', 'sold as it is'),
    },
    ...project.stages.map((stage): StageResult => {
      const common = { id: stage.id, country: stage.country, form: stage.form, status: stage.status };
      if (stage.country === project.host)
        return {
          ...common,
          ...figures(convertedAtHome(project, stage, worth)),
          converterNpv: missing('inside-the-project', 'the mine converts'),
          converterMargin: missing('inside-the-project', 'the mine converts'),
        };
      const product = plan.products[0]!;
      const freight = worth(first.freightPerTonne);
      const start = Math.max(0, product.tonnes.findIndex((t) => t > 0) - 1);
      const margin = (k: number) =>
        worth(stage.price) * stage.recovery -
        (product.price[k]! * product.payable - product.charges[k]!) -
        worth(stage.conversionPerTonne) -
        freight -
        worth(stage.freightPerTonne) * stage.recovery;
      const flow = product.tonnes.map((t, k) => t * margin(k) - (k === start ? worth(stage.capital) : 0));
      const producing = product.tonnes.findIndex((t) => t > 0);
      return {
        ...common,
        ...asIs,
        converterNpv: worthOf(project, flow, 'firm'),
        converterMargin: producing < 0 ? missing('never-sold', 'the first product is never sold') : margin(producing),
      };
    }),
  ];
}
