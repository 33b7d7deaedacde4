import type { BaseMarket } from '../atlas/index.js';
import {
  InputRefused,
  isMissing,
  type Krw,
  type Maybe,
  missing,
  NoAnswer,
  uniform,
  whenPresent,
} from '../base/index.js';
import {
  connectedGroups,
  type LossTable,
  type MilpSolver,
  makePlan,
  mineralBase,
  type NoPlan,
  type Plan,
  type Request,
  type Unknown,
  type Valuation,
  valueGroup,
} from '../portfolio/index.js';
import type { Rules } from '../project/index.js';
import { calibrateOdds, dependence, genericEvents } from '../risk/index.js';
import { assumptionsOf, yearWithStanding } from '../shock/index.js';
import type { BudgetFile, MeasuresFile, ProjectFile, Study } from '../study/index.js';
import { krwPerUsd } from './exchange-rate.js';
import { type Candidates, planCandidates } from './plan-candidates.js';
import { projectValue } from './plan-project.js';
import type { StudyPorts } from './study-ports.js';
import { yearlyEvents } from './yearly-events.js';

export interface PlanPorts extends StudyPorts {
  readonly solver: MilpSolver;
  readonly rulesOf: (project: ProjectFile) => Promise<Rules>;
}

export interface BudgetQuestion {
  readonly study: Study;
  /** In place of the amount of budget.yaml. */
  readonly budgetKrw?: Krw;
  readonly objective?: BudgetFile['objective'];
  readonly seed: number;
  readonly draws: number;
}

/** `lodeward-plan/1`: the plan, and what stands in the file but could not be valued. */
export interface BudgetAnswer {
  readonly format: 'lodeward-plan/1';
  readonly budgetKrw: Krw;
  readonly from: number;
  readonly to: number;
  readonly discount: number;
  readonly objective: Request['objective'];
  readonly seed: number;
  readonly draws: number;
  readonly plan: Plan | NoPlan;
  readonly names: Candidates['names'];
  readonly unvalued: Candidates['unvalued'];
}

const bootstrapSamples = 40;

interface Setting {
  readonly ports: PlanPorts;
  readonly study: Study;
  readonly budget: BudgetFile;
  readonly measures: MeasuresFile;
  readonly markets: ReadonlyMap<string, BaseMarket>;
  readonly rates: ReadonlyMap<string, number>;
}

async function settingOf(ports: PlanPorts, study: Study): Promise<Setting> {
  const { budget, measures } = study;
  if (!budget || !measures) {
    const file = budget ? 'measures.yaml' : 'budget.yaml';
    const message = `The study has no ${file}: copy one from a study made by "study new" and fill it in.`;
    throw new InputRefused([{ code: 'missing-file', file, message }]);
  }
  const markets = new Map<string, BaseMarket>();
  const rates = new Map<string, number>();
  for (const code of await ports.atlas.markets()) {
    const market = await ports.atlas.baseMarket(code);
    if (!market) continue;
    const rate = await krwPerUsd(ports.atlas, market.baseYear);
    if (isMissing(rate)) continue;
    markets.set(code, market);
    rates.set(code, rate);
  }
  return { ports, study, budget, measures, markets, rates };
}

function candidatesOf({ ports, study, budget, measures, markets, rates }: Setting): Promise<Candidates> {
  const usd = [...rates.values()].at(-1);
  const krwPer = (currency: string): Maybe<number> => {
    if (currency === 'KRW') return 1;
    return currency === 'USD' && usd !== undefined ? usd : missing('no-exchange-rate', `no rate of ${currency}`);
  };
  return planCandidates(measures, {
    importer: study.study.importer,
    partner: study.study.partner,
    countries: ports.countries,
    markets,
    frame: {
      from: budget.from,
      to: budget.to,
      discount: budget.discount,
      price: (mineral) => {
        const market = markets.get(mineral);
        return market
          ? market.stages.at(-1)!.basePrice.usdPerTonne * rates.get(mineral)!
          : missing('no-market', `no base market of ${mineral}`);
      },
    },
    krwPer,
    projectValue: (id) => projectValue(study, id, ports.rulesOf, krwPer),
  });
}

/** Loss of the year under standing effects on the draws of one seed. */
function valuationOf(setting: Setting, candidates: Candidates, seed: number, draws: number): Valuation {
  const { ports, study, markets, rates } = setting;
  const { importer } = study.study;
  const used = [...new Set(candidates.candidates.flatMap((c) => c.minerals))].map((code) => markets.get(code)!);
  const dependences = [...markets.values()].map((m) => dependence(m, importer)).filter((d) => d !== undefined);
  const generic = genericEvents(calibrateOdds(ports.odds), dependences, importer);
  const own = study.events.events;
  const { events } = yearlyEvents({
    markets: used,
    importer,
    generic,
    own,
    countries: ports.countries,
    closures: ports.closures,
    seed,
    draws,
  });
  const days = (mineral: string) =>
    Math.max(
      0,
      ...(study.stocks?.stocks ?? [])
        .filter((s) => s.country === importer && s.mineral === mineral)
        .map((s) => s.days ?? 0),
    );
  return {
    seed,
    draws,
    standing: candidates.standing,
    base: new Map(used.map((market) => [market.mineral, mineralBase(market, importer, days(market.mineral))])),
    yearLoss: async (mineral, standing) => {
      const question = {
        market: markets.get(mineral)!,
        parameters: ports.parameters,
        importer,
        seed,
        draws,
        events,
        standing,
      };
      const { loss, certificate } = await yearWithStanding(ports.runner, question);
      return { loss: loss.map((usd) => usd * rates.get(mineral)!), solves: certificate.solves };
    },
  };
}

/** The ranges the answer hangs on, as ranks: a draw's value rises with its uniform number. */
function unknownsOf({ ports, markets }: Setting, candidates: Candidates, seed: number, draws: number): Unknown[] {
  const minerals = [...new Set(candidates.candidates.flatMap((c) => c.minerals))].sort();
  const found = new Map<string, Unknown>();
  for (const mineral of minerals)
    for (const { fact, low, high } of assumptionsOf(markets.get(mineral)!, ports.parameters)) {
      if (low === high) continue;
      const values = Float64Array.from({ length: draws }, (_, n) => uniform(seed, `parameters/${mineral}`, n, fact));
      found.set(`${mineral} ${fact}`, { name: `${mineral}: ${fact}`, values });
    }
  return [...found.values()];
}

/**
 * What to do under the budget of a study: the best set of its measures, what it averts on fresh draws, and what stands behind it.
 * @throws InputRefused where the study has no budget.yaml or measures.yaml, or a measure cannot be read; NoAnswer no-measures
 */
export async function bestWithBudget(
  ports: PlanPorts,
  { study, budgetKrw, objective, seed, draws }: BudgetQuestion,
  report: (share: number, step: string) => void = () => {},
): Promise<BudgetAnswer> {
  const setting = await settingOf(ports, study);
  const candidates = await candidatesOf(setting);
  if (candidates.candidates.length === 0)
    throw new NoAnswer('no-measures', 'None of the measures of the study can be valued.', {
      unvalued: candidates.unvalued,
    });
  const groups = connectedGroups(candidates.candidates);
  const unvalued = [...candidates.unvalued];
  const tables: LossTable[] = [];
  const fresh: LossTable[] = [];
  const sample = valuationOf(setting, candidates, seed, draws);
  const freshSample = valuationOf(setting, candidates, seed + 1, draws);
  for (const [g, group] of groups.entries()) {
    report(g / groups.length, group.id);
    const own = await valueGroup(group, sample);
    const again = await valueGroup(group, freshSample);
    if (isMissing(own) || isMissing(again)) {
      const { code, detail } = (isMissing(own) ? own : (again as ReturnType<typeof missing>)).missing;
      unvalued.push(...group.members.map(({ id }) => ({ id, code, detail: detail ?? '' })));
      continue;
    }
    tables.push(own);
    fresh.push(again);
  }
  const { budget } = setting;
  const amount =
    budgetKrw ??
    whenPresent(budget.amount.currency === 'KRW' ? 1 : missing('not-won'), (rate) => rate * budget.amount.value);
  if (isMissing(amount))
    throw new InputRefused([
      {
        code: 'budget-currency',
        file: 'budget.yaml',
        path: 'amount.currency',
        value: budget.amount.currency,
        message: 'Write the budget in KRW.',
      },
    ]);
  const tailWeight = budget.tailWeight ?? ((objective ?? budget.objective) === 'cvar' ? 1 : 0);
  const request: Request = { budget: amount, objective: { tailWeight, level: 0.95 }, rules: budget.rules };
  const unknowns = unknownsOf(setting, candidates, seed, draws);
  const valued = candidates.candidates.filter(({ id }) => tables.some((t) => t.group.members.some((m) => m.id === id)));
  report(1, 'choose');
  const plan = await makePlan(
    { candidates: valued, tables, fresh, request, unknowns, seed, samples: bootstrapSamples },
    ports.solver,
  );
  return {
    format: 'lodeward-plan/1',
    budgetKrw: amount,
    from: budget.from,
    to: budget.to,
    discount: budget.discount,
    objective: request.objective,
    seed,
    draws,
    plan,
    names: candidates.names,
    unvalued,
  };
}
