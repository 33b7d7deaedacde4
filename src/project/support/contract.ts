import type { SupportFile, SupportKindName, SupportVersion } from '../../study/index.js';
import type { Plan } from '../plan.js';

/** One support programme as one project uses it: sums in the project's money. */
export interface Contract {
  /** `KOR/exploration-loan`. */
  readonly id: string;
  readonly file: SupportFile;
  readonly terms: SupportVersion;
  readonly kind: SupportKindName;
  readonly amount: number | undefined;
  readonly cost: number | undefined;
  readonly share: number | undefined;
  readonly rate: number;
  readonly fee: number;
  /** Yearly odds of the event that is covered; 0 where neither programme nor project says any. */
  readonly lossOdds: number;
  readonly contractPrice: number | undefined;
  readonly cap: number;
  /** Year, from the first, in which the support starts. */
  readonly from: number;
  /** Why a number of the programme is not a published one. */
  readonly unverified: readonly string[];
}

/** What a support kind may read: the home firm's flows without support, and the project behind them. */
export interface Scene {
  readonly plan: Plan;
  /** Calls (negative) and dividends (positive) of the firm that is supported. */
  readonly firm: Float64Array;
  /** Debt of the project owed at the end of each year. */
  readonly debtBalance: Float64Array;
  readonly succeeded: boolean;
}

/** What a programme moves by year; the treasury's flow is the opposite of both sums. */
export interface Paid {
  /** From the treasury to the firm; negative: the firm pays. */
  readonly toFirm: Float64Array;
  /** From the treasury to the lenders, in proportion to what each is owed at the start of the year. */
  readonly toLenders: Float64Array;
  /** What the treasury would have to pay if the event came in that year. */
  readonly atRisk: Float64Array;
}

/** One kind of support: code without rates. */
export interface SupportKind {
  readonly kind: SupportKindName;
  flow(contract: Contract, scene: Scene, paid: Paid): void;
}
