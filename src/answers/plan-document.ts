import { isMissing, type Maybe, missing } from '../base/index.js';
import type { PlanMeasure, PlanResult, PlanUnknownValue, PlanUnlisted } from '../brief/index.js';
import { annuity, type CostFrame, type Plan, type PlannedMeasure, type RegretTable } from '../portfolio/index.js';
import type { BudgetAnswer } from './best-with-budget.js';
import { noSource } from './plan-effects.js';

const unknownsShown = 10;

type Frame = Pick<CostFrame, 'from' | 'to' | 'discount'>;

function perWon(
  { candidate }: PlannedMeasure,
  averted: { readonly mean: number } | undefined,
  frame: Frame,
): Maybe<number> {
  if (isMissing(candidate.cost)) return candidate.cost;
  if (averted === undefined || candidate.cost <= 0)
    return missing('no-ratio', 'it costs nothing, or is not allowed there');
  return (averted.mean * annuity(frame, candidate.delivery.year)) / candidate.cost;
}

function measure(one: PlannedMeasure, answer: BudgetAnswer): PlanMeasure {
  const { candidate, chosen, value, rejection, entryCost } = one;
  const { id, kind, minerals, delivery } = candidate;
  const source = answer.sources.get(id);
  const notAllowed = missing('not-allowed', 'it needs others with it or clashes with the plan');
  const entry = (): Maybe<number> => {
    if (entryCost === undefined)
      return chosen
        ? missing('chosen', 'it is in the plan at its own cost')
        : missing(rejection ?? 'not-valued', 'no entry cost was looked for; "rejection" says why it stays out');
    return entryCost === 'never' ? missing('never', 'it would not enter for nothing') : entryCost;
  };
  return {
    id,
    name: answer.names.get(id) ?? { en: id },
    kind,
    mineral: minerals[0]!,
    minerals,
    costKrw: candidate.cost,
    delivery,
    chosen,
    rejection: rejection ?? missing('chosen', 'it is in the plan'),
    avertedLossKrw: value?.alone ?? (isMissing(candidate.cost) ? candidate.cost : notAllowed),
    lastInKrw: value?.lastIn ?? (isMissing(candidate.cost) ? candidate.cost : notAllowed),
    benefitPerWonAlone: perWon(one, value?.alone, answer),
    benefitPerWon: perWon(one, value?.lastIn, answer),
    entryCostKrw: entry(),
    ...(source ? { source } : {}),
    partnerGainKrw: answer.gains.get(id) ?? noSource,
  };
}

const worth = ({ costKrw, benefitPerWon }: PlanMeasure): number => {
  if (costKrw === 0) return Number.POSITIVE_INFINITY;
  return isMissing(benefitPerWon) ? Number.NEGATIVE_INFINITY : benefitPerWon;
};

/** The chosen first, of them those that avert most for a won; alike in the order of their ids. */
function byWorth(a: PlanMeasure, b: PlanMeasure): number {
  if (a.chosen !== b.chosen) return a.chosen ? -1 : 1;
  if (worth(a) !== worth(b)) return worth(a) > worth(b) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function unknowns({ rows, information }: RegretTable, answer: BudgetAnswer): PlanUnknownValue[] {
  return information.slice(0, unknownsShown).map(({ unknown, value, error }) => {
    const at = (level: string): Maybe<number> =>
      rows.find(({ stratum }) => stratum.unknown === unknown && stratum.level === level)?.regret ??
      missing('infeasible', 'no plan keeps the rules on these draws');
    return {
      ...answer.unknowns.get(unknown)!,
      regretKrw: { low: at('low'), middle: at('middle'), high: at('high') },
      valueKrw: value,
      errorKrw: error ?? missing('not-estimated', 'errors are estimated for the greatest shares only'),
    };
  });
}

function capitals({ front, nash }: Plan, { gains, withoutWages }: BudgetAnswer): PlanResult['twoCapitals'] {
  if (!front.some(({ partnerGain }) => partnerGain !== 0))
    return missing('no-partner-gain', 'no measure under the budget has a known gain of the partner');
  return { front, nash, uncounted: [...gains].flatMap(([id, gain]) => (isMissing(gain) ? [id] : [])), withoutWages };
}

function unlisted({ unlisted: found }: Plan): Maybe<PlanUnlisted> {
  if (!found) return missing('every-subset', 'every allowed subset was valued');
  const { bound, error, harm, groups } = found;
  return {
    boundKrw: bound,
    errorKrw: error,
    errorShare: bound + error > 0 ? error / (bound + error) : 0,
    harmKrw: harm,
    groups: groups.map(({ members, listed }) => ({ measures: members, valued: listed })),
  };
}

export type PlanDocument = PlanResult;

/** The answer as JSON: plain numbers, no arrays of draws. */
export function planDocument(answer: BudgetAnswer): PlanDocument {
  const { plan, format, holder, budgetKrw, from, to, discount, objective, loss, seed, draws, years, unvalued } = answer;
  const head = {
    format,
    holder,
    budgetKrw,
    years: [from, to] as const,
    discount,
    objective,
    loss,
    seed,
    draws,
    yearsPerDraw: years,
    status: plan.status,
    lossRule: plan.lossRule,
    unvalued: unvalued.map((one) => ({ ...one, name: answer.names.get(one.id) ?? { en: one.id } })),
  };
  if ('clash' in plan) {
    const none = missing('infeasible', `no plan keeps these rules together: ${plan.clash.join('; ')}`);
    const figures = { gap: none, boundKrw: none, averted: none, avertedInSampleKrw: none, before: none, after: none };
    const rest = { coverage: none, unlisted: none, regret: none, twoCapitals: none, solves: 0, chosen: [], costKrw: 0 };
    return {
      ...head,
      ...figures,
      ...rest,
      clash: plan.clash,
      clashProven: plan.proven,
      enoughKrw: plan.enough ?? missing('never', 'no budget keeps them'),
      measures: [],
      frontier: [],
    };
  }
  const { planRegret, robust, robustRegret, noise } = plan.regret;
  return {
    ...head,
    clash: [],
    clashProven: true,
    enoughKrw: missing('chosen', 'the rules are kept'),
    gap: plan.gap,
    boundKrw: plan.bound,
    coverage: plan.coverage,
    unlisted: unlisted(plan),
    solves: plan.solves,
    chosen: plan.chosen,
    costKrw: plan.cost,
    averted: plan.averted,
    avertedInSampleKrw: plan.avertedInSample,
    before: plan.before,
    after: plan.after,
    measures: plan.measures.map((one) => measure(one, answer)).sort(byWorth),
    frontier: plan.frontier.map((point) => ({
      budgetKrw: point.budget,
      costKrw: point.choice.cost,
      chosen: point.choice.chosen,
      avertedKrw: point.averted,
      avertedInterval: point.avertedInterval,
      chosenIn: Object.fromEntries(point.chosenIn),
    })),
    regret: {
      planRegretKrw: planRegret,
      robust,
      robustRegretKrw: robustRegret,
      noiseKrw: noise,
      unknowns: unknowns(plan.regret, answer),
    },
    twoCapitals: capitals(plan, answer),
  };
}
