import { InputRefused, together } from '../base/index.js';
import { activeRegime, charger, type Exchange, unverified } from '../fiscal/index.js';
import type { OverlayFile, ProjectFile, RegimeFile } from '../study/index.js';
import { type Account, accountOf, type Deal } from './account.js';
import { type Breakeven, bandScales, breakeven } from './breakeven.js';
import { flowOf } from './figures.js';
import { npv } from './npv.js';
import { type Note, ownershipOf } from './owners.js';
import { horizon, moneyReader, type Plan, planOf } from './plan.js';
import { agree, type Programmes } from './support/agree.js';

/** What an evaluation needs beside the project: its regime, an overlay, support programmes and rates of exchange. */
export interface Rules {
  readonly regime: RegimeFile;
  readonly overlay?: OverlayFile | undefined;
  readonly programmes: Programmes;
  readonly exchange: Exchange;
}

/** A project under its rules, ready for accounts and draws. */
export interface Case {
  readonly project: ProjectFile;
  readonly rules: Rules;
  readonly plan: Plan;
  readonly deal: Deal;
  /** Years for which the levies are set out; draws with delay need more than the plan has. */
  readonly years: number;
  readonly unverified: readonly string[];
  readonly notes: readonly Note[];
}

/** The owner that home support goes to: the firm of the programme's country, or the only firm there is. */
function supportedFirm(deal: Omit<Deal, 'supported'>): number {
  const firms = deal.ownership.owners.map((o, i) => ({ ...o, i })).filter((o) => o.kind === 'firm');
  const homes = new Set(deal.contracts.map((c) => c.file.country));
  const own = firms.find((f) => homes.has(f.country)) ?? (firms.length === 1 ? firms[0] : undefined);
  if (own || deal.contracts.length === 0) return own?.i ?? 0;
  throw new InputRefused([
    {
      code: 'no-firm-to-support',
      message: `no owner is a firm of ${[...homes].join(', ')}, whose support is asked for`,
      path: 'owners',
    },
  ]);
}

/** Plan and support contracts: what of a case needs no regime. @throws InputRefused (money, programmes) */
export const withoutRegime = (project: ProjectFile, { programmes, exchange }: Omit<Rules, 'regime'>) =>
  together(
    () => planOf(project, exchange),
    () => agree(project, programmes, moneyReader(project, exchange)),
  );

/** Joins a project with its rules. @throws InputRefused where they do not fit (dates, shares, programmes, money) */
export function caseOf(project: ProjectFile, rules: Rules): Case {
  const years = horizon(project) + Math.ceil(project.odds.delayYears?.[2] ?? 0);
  const [[plan, contracts], regime] = together(
    () => withoutRegime(project, rules),
    () => activeRegime(rules.regime, project, years, rules.overlay),
  );
  const ownership = ownershipOf(project, regime);
  const parts = { charger: charger(regime, project.money, rules.exchange), ownership, contracts, project };
  const hectares = regime.levies.some(({ levy }) => levy.kind === 'licence-fee') && !project.licence;
  return {
    project,
    rules,
    plan,
    years,
    deal: { ...parts, supported: supportedFirm(parts) },
    unverified: [...unverified(regime), ...contracts.flatMap((c) => c.unverified)],
    notes: [
      ...ownership.notes,
      ...contracts.flatMap(({ id, kind, lossOdds }) =>
        (kind === 'guarantee' || kind === 'insurance') && lossOdds === 0
          ? [
              {
                code: 'no-loss-odds' as const,
                detail: `${id}: no odds of a loss are stated, so no payout is counted`,
                values: { programme: id },
              },
            ]
          : [],
      ),
      ...(hectares
        ? [
            {
              code: 'no-hectares' as const,
              detail: 'licence fee not counted: the project does not say its hectares',
              values: {},
            },
          ]
        : []),
    ],
  };
}

/** The plan with every price times a scale. */
export const scaled = (plan: Plan, scale: number): Plan => ({
  ...plan,
  products: plan.products.map((p) => ({ ...p, price: p.price.map((price) => price * scale) })),
});

export const firmNpv = ({ plan, parties }: Account, rate: number, timing: ProjectFile['timing']): number =>
  npv(flowOf(parties, 'firm', plan.years), rate, timing);

/** Breakeven scale of all prices at the firm's rate. */
export function breakevenOf({ project, plan, deal }: Case): Breakeven | undefined {
  const rate = project.discount.firm;
  if (rate === undefined) return undefined;
  const jumps = deal.charger.levies.flatMap(({ levy, products }) =>
    plan.products.flatMap((p, i) => {
      if (!('bands' in levy) || !levy.bands || !products[i]) return [];
      const factor = deal.charger.bandFactor(levy.unit, p.unit);
      const prices = [...new Set(p.price.filter((_, t) => p.tonnes[t]! > 0))];
      return bandScales(
        levy.bands.map(([edge]) => edge * factor),
        prices,
      );
    }),
  );
  return breakeven((s) => firmNpv(accountOf(scaled(plan, s), deal), rate, project.timing), jumps);
}
