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

/** One kind of support: code without rates. Adds to `toFirm` what the treasury pays the firm by year (negative: the firm pays); the treasury's flow is the opposite. */
export interface SupportKind {
  readonly kind: SupportKindName;
  flow(contract: Contract, scene: Scene, toFirm: Float64Array): void;
}
