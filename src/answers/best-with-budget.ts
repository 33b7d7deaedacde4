import type { BaseMarket } from '../atlas/index.js';
import { InputRefused, isMissing, type Krw, type Maybe, missing, NoAnswer, whenPresent } from '../base/index.js';
import { withOwnUses } from '../industry/index.js';
import {
  connectedGroups,
  type LossTable,
  type MilpSolver,
  makePlan,
  type NoPlan,
  type Plan,
  type Request,
  type Sample,
  type SubsetValuer,
  subsetValuer,
  valueGroup,
  withUnlisted,
} from '../portfolio/index.js';
import type { Rules } from '../project/index.js';
import type { BudgetFile, MeasuresFile, ProjectFile, Study } from '../study/index.js';
import { krwPerUsd } from './exchange-rate.js';
import { type Candidates, planCandidates } from './plan-candidates.js';
import { projectValue } from './plan-project.js';
import { type PlanSetting, type PlanUnknown, planUnknowns, planValuation, untold } from './plan-valuation.js';
import type { StudyPorts } from './study-ports.js';

export interface PlanPorts extends StudyPorts {
  readonly solver: MilpSolver;
  readonly rulesOf: (project: ProjectFile) => Promise<Rules>;
}

export interface BudgetQuestion {
  readonly study: Study;
  /** In place of the amount of budget.yaml. */
  readonly budgetKrw?: Krw;
  readonly objective?: BudgetFile['objective'];
  /** Weight of CVaR beside the expected loss, in place of what the objective means. */
  readonly tailWeight?: number;
  readonly loss?: BudgetFile['loss'];
  readonly seed: number;
  /** Sets of parameters; the plan rests on the first 250 at most, with 20 years for each. */
  readonly draws: number;
}

/** `lodeward-plan/1`: the plan, and what stands in the file but could not be valued. */
export interface BudgetAnswer extends Sample {
  readonly format: 'lodeward-plan/1';
  readonly holder: BudgetFile['holder'];
  readonly budgetKrw: Krw;
  readonly from: number;
  readonly to: number;
  readonly discount: number;
  readonly objective: Request['objective'];
  readonly loss: BudgetFile['loss'];
  readonly seed: number;
  readonly plan: Plan | NoPlan;
  readonly names: Candidates['names'];
  readonly sources: Candidates['sources'];
  /** Gain of the partner in present value, by measure; one that is not known counts as 0 in the front of two capitals, and is named there. */
  readonly gains: ReadonlyMap<string, Maybe<Krw>>;
  readonly withoutWages: Candidates['withoutWages'];
  readonly unknowns: ReadonlyMap<string, PlanUnknown['of']>;
  readonly unvalued: Candidates['unvalued'];
}

const bootstrapSamples = 40;
const mostDraws = 250;
/** An event of a chance of 0.5 % a year falls into 25 of 5,000 years, into one or none of 250. */
const yearsPerDraw = 20;

interface Setting extends PlanSetting {
  readonly ports: PlanPorts;
  readonly budget: BudgetFile;
  readonly measures: MeasuresFile;
}

async function settingOf(ports: PlanPorts, study: Study, asked?: BudgetFile['loss']): Promise<Setting> {
  const { budget, measures } = study;
  if (!budget || !measures) {
    const file = budget ? 'measures.yaml' : 'budget.yaml';
    const message = `The study has no ${file}: copy one from a study made by "study new" and fill it in.`;
    throw new InputRefused([{ code: 'missing-file', file, message }]);
  }
  const markets = new Map<string, BaseMarket>();
  const rates = new Map<string, number>();
  for (const market of await ports.atlas.baseMarkets()) {
    const rate = await krwPerUsd(ports.atlas, market.baseYear);
    if (isMissing(rate)) continue;
    markets.set(market.mineral, market);
    rates.set(market.mineral, rate);
  }
  const industry = whenPresent(ports.industry, (model) => withOwnUses(model, study.industries?.uses ?? []));
  return { ports, study, budget, measures, markets, rates, industry, loss: asked ?? budget.loss };
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
    routes: new Set(ports.closures.map(({ route }) => route)),
    confidential: new Set(study.projects.filter(({ confidential }) => confidential).map(({ id }) => id)),
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
    projectValue: (id, support) => projectValue(study, id, support, ports.rulesOf, krwPer),
  });
}

/** Candidates whose losses can be told in the money asked for; the others with the reason. */
function told(setting: Setting, all: Candidates): Candidates {
  const reasons = all.candidates.map(({ minerals }) => minerals.map((m) => untold(setting, m)).find(isMissing));
  const out = all.candidates.flatMap(({ id }, k) => {
    const reason = reasons[k];
    return reason ? [{ id, code: reason.missing.code, detail: reason.missing.detail }] : [];
  });
  return {
    ...all,
    candidates: all.candidates.filter((_, k) => !reasons[k]),
    unvalued: [...all.unvalued, ...out],
  };
}

/** Tables on fresh draws with the subsets of those that were chosen on. */
const alike = (fresh: readonly LossTable[], tables: readonly LossTable[], valuers: readonly SubsetValuer[]) =>
  Promise.all(
    fresh.map(async (table, g): Promise<LossTable> => {
      const subsets = tables[g]!.outcomes.map(({ subset }) => subset);
      if (subsets.length === table.outcomes.length) return table;
      const found = await valuers[g]!(subsets);
      if (isMissing(found)) throw new NoAnswer(found.missing.code, `A year has no answer: ${found.missing.detail}.`);
      return { ...table, outcomes: found.outcomes, solves: table.solves + found.solves };
    }),
  );

function amountOf({ amount }: BudgetFile, asked: Krw | undefined): Krw {
  if (asked !== undefined) return asked;
  if (amount.currency === 'KRW') return amount.value;
  const at = { file: 'budget.yaml', path: 'amount.currency', value: amount.currency };
  throw new InputRefused([{ code: 'budget-currency', ...at, message: 'Write the budget in KRW.' }]);
}

/**
 * What to do under the budget of a study: the best set of its measures, what it averts on fresh draws, and what stands behind it.
 * @throws InputRefused where the study has no budget.yaml or measures.yaml, or a measure cannot be read; NoAnswer no-measures
 */
export async function bestWithBudget(
  ports: PlanPorts,
  question: BudgetQuestion,
  report: (share: number, step: string) => void = () => {},
): Promise<BudgetAnswer> {
  const { study, seed } = question;
  const setting = await settingOf(ports, study, question.loss);
  const { budget, loss } = setting;
  const amount = amountOf(budget, question.budgetKrw);
  const found = told(setting, await candidatesOf(setting));
  const sample = { draws: Math.min(question.draws, mostDraws), years: yearsPerDraw };
  const unvalued = [...found.unvalued];
  const tables: LossTable[] = [];
  const fresh: LossTable[] = [];
  const valuers: SubsetValuer[] = [];
  const freshValuers: SubsetValuer[] = [];
  const [chosenOn, checkedOn] = [seed, seed + 1].map((s) => planValuation(setting, found, s, sample));
  const groups = connectedGroups(found.candidates);
  for (const [g, group] of groups.entries()) {
    report(g / groups.length, group.id);
    const [value, valueAgain] = [subsetValuer(group, chosenOn!), subsetValuer(group, checkedOn!)];
    const own = await valueGroup(group, sample, value);
    const again = isMissing(own) ? own : await valueGroup(group, sample, valueAgain);
    if (isMissing(own) || isMissing(again)) {
      const { code, detail } = (again as ReturnType<typeof missing>).missing;
      unvalued.push(...group.members.map(({ id }) => ({ id, code, detail: detail ?? '' })));
      continue;
    }
    tables.push(own);
    fresh.push(again);
    valuers.push(value);
    freshValuers.push(valueAgain);
  }
  if (tables.length === 0)
    throw new NoAnswer('no-measures', 'None of the measures of the study can be valued.', { unvalued });
  const valued = found.candidates.filter(({ id }) => tables.some((t) => t.group.members.some((m) => m.id === id)));
  const named = (objective: BudgetFile['objective']) => (objective === 'cvar' ? 1 : 0);
  const stated = budget.tailWeight ?? named(budget.objective);
  const tailWeight = question.tailWeight ?? (question.objective ? named(question.objective) : stated);
  const request: Request = { budget: amount, objective: { tailWeight, level: 0.95 }, rules: budget.rules };
  const unknowns = planUnknowns(setting, found, seed, sample.draws);
  report(1, 'choose');
  const whole = await withUnlisted(tables, request, valuers, ports.solver);
  const plan = await makePlan(
    {
      candidates: valued,
      ...whole,
      fresh: await alike(fresh, whole.tables, freshValuers),
      request,
      unknowns,
      seed,
      ...sample,
      samples: bootstrapSamples,
    },
    ports.solver,
  );
  const gains = new Map(valued.map(({ id }) => [id, found.standing.get(id)!.partnerGain]));
  return {
    format: 'lodeward-plan/1',
    holder: budget.holder,
    budgetKrw: amount,
    from: budget.from,
    to: budget.to,
    discount: budget.discount,
    objective: request.objective,
    loss,
    seed,
    ...sample,
    plan,
    names: found.names,
    sources: found.sources,
    gains,
    withoutWages: found.withoutWages.filter((id) => gains.has(id)),
    unknowns: new Map(unknowns.map(({ name, of }) => [name, of])),
    unvalued,
  };
}
