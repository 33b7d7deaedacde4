import { type Interval, isMissing, type Krw, type LocalText, type Maybe, missing } from '../base/index.js';
import { annuity, type CostFrame, type Plan, type PlannedMeasure } from '../portfolio/index.js';
import type { BudgetAnswer } from './best-with-budget.js';

/** One candidate as it is printed: every absent figure says why. */
interface MeasureDocument {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: string;
  readonly mineral: string;
  readonly minerals: readonly string[];
  readonly costKrw: Maybe<Krw>;
  readonly chosen: boolean;
  readonly rejection: Maybe<string>;
  /** Averted loss a year by itself, and last-in beside the plan. */
  readonly avertedLossKrw: Maybe<Interval>;
  readonly lastInKrw: Maybe<Interval>;
  /** Present value of what it averts beside the plan, over the budget's years from its delivery on, per won of its cost: 1 pays for itself in buyers' losses alone. */
  readonly benefitPerWon: Maybe<number>;
  readonly entryCostKrw: Maybe<Krw>;
}

/** `lodeward-plan/1` as JSON: plain numbers, no arrays of draws. */
export interface PlanDocument {
  readonly format: 'lodeward-plan/1';
  readonly budgetKrw: Krw;
  readonly years: readonly [number, number];
  readonly objective: { readonly tailWeight: number; readonly level: number };
  readonly seed: number;
  readonly draws: number;
  readonly status: string;
  readonly clash: readonly string[];
  readonly gap: Maybe<number>;
  readonly boundKrw: Maybe<Krw>;
  readonly coverage: Maybe<'exact' | 'restricted'>;
  readonly solves: number;
  readonly chosen: readonly string[];
  readonly costKrw: Krw;
  readonly averted: Maybe<Interval>;
  readonly avertedInSampleKrw: Maybe<Krw>;
  readonly before: Maybe<Plan['before']>;
  readonly after: Maybe<Plan['after']>;
  readonly measures: readonly MeasureDocument[];
  readonly frontier: readonly {
    readonly budgetKrw: Krw;
    readonly costKrw: Krw;
    readonly chosen: readonly string[];
    readonly avertedKrw: Krw;
    readonly avertedInterval: Interval;
    readonly chosenIn: Readonly<Record<string, number>>;
  }[];
  readonly regret: Maybe<{
    readonly robust: readonly string[];
    readonly robustRegretKrw: Krw;
    /** The unknowns whose thirds change the plan or its value most. */
    readonly valueOfInformation: readonly { readonly unknown: string; readonly krwPerYear: Krw }[];
  }>;
  readonly twoCapitals: Maybe<{ readonly front: Plan['front']; readonly nash: Plan['nash'] }>;
  readonly unvalued: BudgetAnswer['unvalued'];
}

type Frame = Pick<CostFrame, 'from' | 'to' | 'discount'>;

function benefitPerWon({ candidate, value }: PlannedMeasure, frame: Frame): Maybe<number> {
  const averted = value?.lastIn ?? value?.alone;
  if (isMissing(candidate.cost)) return candidate.cost;
  if (averted === undefined || candidate.cost === 0)
    return missing('no-ratio', 'it costs nothing, or is not allowed beside the plan');
  return (averted.mean * annuity(frame, candidate.delivery.year)) / candidate.cost;
}

function measure(one: PlannedMeasure, { names, ...frame }: Frame & Pick<BudgetAnswer, 'names'>): MeasureDocument {
  const { candidate, chosen, value, rejection, entryCost } = one;
  const notAllowed = missing('not-allowed', 'it needs others with it or clashes with the plan');
  return {
    id: candidate.id,
    name: names.get(candidate.id) ?? { en: candidate.id },
    kind: candidate.kind,
    mineral: candidate.minerals[0]!,
    minerals: candidate.minerals,
    costKrw: candidate.cost,
    chosen,
    rejection: rejection ?? missing('chosen', 'it is in the plan'),
    avertedLossKrw: value?.alone ?? (isMissing(candidate.cost) ? candidate.cost : notAllowed),
    lastInKrw: value?.lastIn ?? notAllowed,
    benefitPerWon: benefitPerWon(one, frame),
    entryCostKrw:
      entryCost === undefined
        ? missing(chosen ? 'chosen' : (rejection ?? 'not-valued'))
        : entryCost === 'never'
          ? missing('never', 'it would not enter for nothing')
          : entryCost,
  };
}

/** Everything but the draws. */
export function planDocument(answer: BudgetAnswer): PlanDocument {
  const { plan } = answer;
  const head = {
    format: answer.format,
    budgetKrw: answer.budgetKrw,
    years: [answer.from, answer.to] as const,
    objective: answer.objective,
    seed: answer.seed,
    draws: answer.draws,
    status: plan.status,
    unvalued: answer.unvalued,
  };
  if ('clash' in plan) {
    const none = missing('infeasible', `no plan keeps these rules together: ${plan.clash.join('; ')}`);
    const figures = { gap: none, boundKrw: none, averted: none, avertedInSampleKrw: none, before: none, after: none };
    const rest = { coverage: none, regret: none, twoCapitals: none };
    return {
      ...head,
      ...figures,
      ...rest,
      clash: plan.clash,
      solves: 0,
      chosen: [],
      costKrw: 0,
      measures: [],
      frontier: [],
    };
  }
  return {
    ...head,
    clash: [],
    gap: plan.gap,
    boundKrw: plan.bound,
    coverage: plan.coverage,
    solves: plan.solves,
    chosen: plan.chosen,
    costKrw: plan.cost,
    averted: plan.averted,
    avertedInSampleKrw: plan.avertedInSample,
    before: plan.before,
    after: plan.after,
    measures: plan.measures.map((one) => measure(one, answer)),
    frontier: plan.frontier.map((point) => ({
      budgetKrw: point.budget,
      costKrw: point.choice.cost,
      chosen: point.choice.chosen,
      avertedKrw: point.averted,
      avertedInterval: point.avertedInterval,
      chosenIn: Object.fromEntries(point.chosenIn),
    })),
    regret: {
      robust: plan.regret.robust,
      robustRegretKrw: plan.regret.robustRegret,
      valueOfInformation: plan.regret.valueOfInformation
        .slice(0, 10)
        .map(({ unknown, value }) => ({ unknown, krwPerYear: value })),
    },
    twoCapitals:
      plan.front.length > 0
        ? { front: plan.front, nash: plan.nash }
        : missing('no-partner-gain', 'no measure states what the partner gains'),
  };
}
