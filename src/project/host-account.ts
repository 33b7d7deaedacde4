import { type Maybe, missing } from '../base/index.js';
import { accountOf } from './account.js';
import type { Case } from './evaluate.js';

interface HostFact {
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly source: Maybe<string>;
}

/** What the host gets, year by year, and what no source says. */
export interface HostAccount {
  readonly years: readonly number[];
  readonly byLevy: Readonly<Record<string, readonly number[]>>;
  readonly stateShare: readonly number[];
  readonly total: readonly number[];
  /** Set aside each year for closure and rehabilitation; all zero where there is no fund, and then the cost falls in its year unfunded. */
  readonly closureFund: readonly number[];
  readonly closureCost: readonly number[];
  readonly closureFunded: Maybe<boolean>;
  /** (levies + state share) / net sales over the whole life, undiscounted. */
  readonly shareOfNetSales: Maybe<number>;
  readonly facts: Readonly<Record<string, HostFact>>;
}

const asked = ['jobs', 'localJobs', 'training', 'procurement', 'water'] as const;

/** The host's account of a case: revenue by levy and year; jobs, training, procurement and water as the project file gives them with their source, or the reason they are missing. */
export function hostAccount({ project, plan, deal }: Case): HostAccount {
  const account = accountOf(plan, deal);
  const list = (flow: ArrayLike<number>) => Array.from(flow);
  const kinds = [
    ...new Set(deal.charger.levies.filter((l) => l.kind.stage !== 'ownership').map(({ levy }) => levy.kind)),
  ];
  const state = account.parties.find((p) => p.kind === 'host-state')?.cashFlow ?? new Float64Array(plan.years);
  const treasury = account.parties.find((p) => p.kind === 'host-treasury')!.cashFlow;
  const total = treasury.map((x, t) => x + state[t]!);
  const sales = account.books.netSales.reduce((s, x) => s + x, 0);
  const fund = account.parties.find((p) => p.id === 'closure-fund')?.cashFlow;
  return {
    years: Array.from({ length: plan.years }, (_, k) => plan.firstYear + k),
    byLevy: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        list(
          treasury.map((_, t) =>
            account.levies.reduce((s, levy, i) => (deal.charger.levies[i]!.levy.kind === kind ? s + levy[t]! : s), 0),
          ),
        ),
      ]),
    ),
    stateShare: list(state),
    total: list(total),
    closureFund: list((fund ?? new Float64Array(plan.years)).map((x) => Math.max(0, x))),
    closureCost: list(plan.closure),
    closureFunded: project.closure
      ? project.closure.fund === 'yearly'
      : missing('no-closure-cost', 'the project states no closure cost'),
    shareOfNetSales:
      sales > 0 ? total.reduce((s, x) => s + x, 0) / sales : missing('no-sales', 'the project sells nothing'),
    facts: Object.fromEntries(
      asked.map((name) => {
        const given = project.account[name];
        const source = given?.source;
        return [
          name,
          given
            ? {
                value: given.value,
                unit: given.unit,
                source:
                  source === undefined
                    ? missing('no-source', 'the project file names no source')
                    : typeof source === 'string'
                      ? source
                      : source.publisher,
              }
            : {
                value: missing('not-published', `no source read states ${name} of this project`),
                unit: '',
                source: missing('not-published', `no source read states ${name} of this project`),
              },
        ];
      }),
    ),
  };
}
