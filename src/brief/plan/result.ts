import type { Interval, LocalText, Maybe, MineralCode } from '../../base/index.js';

/** Expected loss a year, and the mean of the worst twentieth of years; ranges by bootstrap over the draws. */
export interface PlanLoss {
  readonly expected: Interval;
  readonly cvar: Interval;
}

/** What measures.yaml cites, in its words. */
export interface MeasureSource {
  /** For effect and cost. */
  readonly measure: string;
  readonly delivery: string;
}

/** One candidate as it is printed: every absent figure says why. */
export interface PlanMeasure {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: string;
  readonly mineral: MineralCode;
  readonly minerals: readonly MineralCode[];
  /** Present value to the budget holder. */
  readonly costKrw: Maybe<number>;
  /** First year it delivers, and the mode of the odds that it delivers at all. */
  readonly delivery: { readonly year: number; readonly odds: number };
  readonly chosen: boolean;
  /** `cost-unknown`, `clashes-with-chosen`, `averts-nothing`, `never-better`, `dearer-than-budget` or `not-worth-its-cost`; missing where it is chosen. */
  readonly rejection: Maybe<string>;
  /** Averted expected loss a year by itself, and last-in beside the plan, on fresh draws. */
  readonly avertedLossKrw: Maybe<Interval>;
  readonly lastInKrw: Maybe<Interval>;
  /** Present value of what it averts over the budget's years from its delivery on, per won of its cost, by itself and beside the plan: 1 pays for itself in the loss that is counted. */
  readonly benefitPerWonAlone: Maybe<number>;
  readonly benefitPerWon: Maybe<number>;
  /** The greatest cost at which it would stand in the plan. */
  readonly entryCostKrw: Maybe<number>;
  /** Absent where the measure rests on a confidential project. */
  readonly source?: MeasureSource;
  /** Present value to the partner country. */
  readonly partnerGainKrw: Maybe<number>;
}

export interface PlanPoint {
  readonly budgetKrw: number;
  readonly costKrw: number;
  readonly chosen: readonly string[];
  readonly avertedKrw: number;
  readonly avertedInterval: Interval;
  /** Share of bootstrap samples in which each measure was chosen. */
  readonly chosenIn: Readonly<Record<string, number>>;
}

/** What an unknown value does to the choice: loss against the best plan of its low, middle and high third, KRW a year. */
export interface PlanUnknownValue {
  readonly mineral: MineralCode;
  readonly parameter: string;
  readonly stages: readonly string[];
  readonly regretKrw: { readonly low: Maybe<number>; readonly middle: Maybe<number>; readonly high: Maybe<number> };
  /** Worth a year of knowing the third before choosing, with the standard error of the estimate. */
  readonly valueKrw: number;
  readonly errorKrw: Maybe<number>;
}

export interface PlanCapitalPoint {
  readonly chosen: readonly string[];
  readonly cost: number;
  readonly importerGain: number;
  readonly partnerGain: number;
}

/** Groups with too many subsets to value all: how much less the best of all could leave a year than the plan, on the draws it was chosen on. */
export interface PlanUnlisted {
  /** No allowed set leaves less, valued or not. */
  readonly boundKrw: number;
  /** What is left with the plan less the bound, and its share of what is left. */
  readonly errorKrw: number;
  readonly errorShare: number;
  /** The bound holds where one measure more never makes a year worse: by how much it did, in the mean of a year, between two sets that were valued. 0: never. */
  readonly harmKrw: number;
  /** Ids of the measures of each such group, and sets of them that were valued. */
  readonly groups: readonly { readonly measures: readonly string[]; readonly valued: number }[];
}

/** `lodeward-plan/1`: what to do under the budget, why, why not the rest, and what the answer hangs on. */
export interface PlanResult {
  readonly format: 'lodeward-plan/1';
  readonly holder: LocalText;
  readonly budgetKrw: number;
  readonly years: readonly [number, number];
  readonly discount: number;
  readonly objective: { readonly tailWeight: number; readonly level: number };
  readonly loss: 'buyers' | 'value-added';
  readonly seed: number;
  /** Sets of parameters, and years simulated with each. */
  readonly draws: number;
  readonly yearsPerDraw: number;
  readonly status: string;
  /** The smallest set of rules that no plan keeps together; empty where there is a plan. */
  readonly clash: readonly string[];
  /** False where sets that were not valued may keep the rules that clash. */
  readonly clashProven: boolean;
  /**
   * How the rule `expected-loss-at-most` counts an industry that measures of several groups serve: `exact` once; `once-a-group` where a tail is made small,
   * which is never too little: a plan that the rule turns down may keep it.
   */
  readonly lossRule: 'exact' | 'once-a-group';
  /** The least budget under which the rules that clash are kept; missing where no budget does, or nothing clashes. */
  readonly enoughKrw: Maybe<number>;
  readonly gap: Maybe<number>;
  readonly boundKrw: Maybe<number>;
  readonly coverage: Maybe<'exact' | 'restricted'>;
  /** What subsets that were not valued can hide; missing where every allowed subset was valued. */
  readonly unlisted: Maybe<PlanUnlisted>;
  /** Equilibria solved for the losses of all subsets, on both samples. */
  readonly solves: number;
  readonly chosen: readonly string[];
  readonly costKrw: number;
  /** On fresh draws. */
  readonly averted: Maybe<PlanLoss>;
  readonly before: Maybe<PlanLoss>;
  readonly after: Maybe<PlanLoss>;
  readonly avertedInSampleKrw: Maybe<number>;
  readonly measures: readonly PlanMeasure[];
  readonly frontier: readonly PlanPoint[];
  readonly regret: Maybe<{
    readonly planRegretKrw: number;
    readonly robust: readonly string[];
    readonly robustRegretKrw: number;
    readonly noiseKrw: number;
    readonly unknowns: readonly PlanUnknownValue[];
  }>;
  readonly twoCapitals: Maybe<{
    readonly front: readonly PlanCapitalPoint[];
    readonly nash: Maybe<PlanCapitalPoint>;
    /** Measures whose gain for the partner is not known: counted as 0. */
    readonly uncounted: readonly string[];
    /** Measures whose gain leaves out wages and local suppliers, of which their project states nothing. */
    readonly withoutWages: readonly string[];
  }>;
  /** Entries of measures.yaml that cannot be valued; `says` is in the words of the file. */
  readonly unvalued: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly code: string;
    readonly detail: string;
    readonly says?: LocalText;
  }[];
}
