import type { Interval, Maybe } from '../../base/index.js';
import type {
  CurvePoint,
  Eligibility,
  HostAccount,
  JointGain,
  Plant,
  PriceStanding,
  ProjectResult,
  RouteCost,
  Sensitivity,
  StageResult,
  Waiting,
  Waterfall,
} from '../../project/index.js';
import type { ProjectFile } from '../../study/index.js';

export interface ComparisonRow {
  readonly variant: {
    readonly host: string;
    readonly overlay: string;
    readonly support: readonly string[];
    readonly participation: string;
    /** Multiple of every price of a product. */
    readonly price: number;
  };
  readonly projectNpv: Maybe<number>;
  readonly firmNpv: Maybe<number>;
  readonly firmIrr: readonly number[];
  readonly hostTreasuryNpv: Maybe<number>;
  readonly hostStateNpv: Maybe<number>;
  readonly homeTreasuryNpv: Maybe<number>;
  readonly aetr: Maybe<number>;
  readonly metr: Maybe<number>;
  readonly breakevenScale: Maybe<number>;
  readonly payback: Maybe<number>;
  readonly unverified: readonly string[];
  readonly notes: ProjectResult['notes'];
  readonly draws?: {
    readonly firmNpv: Maybe<Interval>;
    readonly firmNpvBelowZero: Maybe<number>;
    readonly homeTreasuryNpv: Maybe<Interval>;
  };
}

/** One project under several hosts, overlays, support packages and forms of participation. */
export interface Comparison {
  readonly format: 'lodeward-project-comparison/1';
  readonly id: string;
  readonly money: string;
  /** A scenario is told per tonne: divide by `discountedTonnes`. */
  readonly headline: 'npv' | 'per-tonne';
  /** Present value of the first product's tonnes of the file at the rates of firm, host and home. */
  readonly discountedTonnes: Readonly<Record<'firm' | 'host' | 'home', Maybe<number>>>;
  readonly rows: readonly ComparisonRow[];
  readonly stages?: readonly StageResult[];
}

/** Why a project's figures are what they are, and how it stands in the world. */
export interface Explanation {
  readonly format: 'lodeward-project-explanation/1';
  readonly id: string;
  readonly money: string;
  readonly headline: 'npv' | 'per-tonne';
  readonly waterfalls: readonly Waterfall[];
  readonly aetrByPrice: readonly CurvePoint[];
  readonly sensitivity: readonly Sensitivity[];
  readonly waiting: Maybe<Waiting>;
  readonly standing: readonly PriceStanding[];
  readonly offtake: readonly {
    readonly mineral: string;
    readonly terms: Maybe<NonNullable<ProjectFile['products'][number]['offtake']>>;
  }[];
  readonly host: HostAccount;
  readonly stages: readonly StageResult[];
  /** What ore there and plant here gain over concentrate sold at the neighbour's border, for each stage abroad. */
  readonly jointChain: readonly Maybe<JointGain>[];
}

/** Who sells a mineral to a country today, from the atlas. */
export interface Supplier {
  readonly exporter: string;
  readonly form: string;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly status: string;
  readonly row: string;
}

export interface Buyers {
  readonly format: 'lodeward-buyers/1';
  readonly mineral: string;
  readonly importer: string;
  /** Plants that a source names; missing where none does: a buyer is never guessed. */
  readonly plants: Maybe<readonly Plant[]>;
  readonly suppliersNow: Maybe<readonly Supplier[]>;
}

export interface LandedCost {
  readonly route: string;
  readonly destination: string;
  /** USD for a contained tonne: low, mode, high. */
  readonly usdPerTonne: Maybe<readonly [number, number, number]>;
}

export interface ProductFit {
  readonly mineral: string;
  readonly form: string;
  /** Most that the project makes in a year, in the product's unit. */
  readonly tonnesAYear: number;
  readonly specification: Maybe<Readonly<Record<string, string | number>>>;
  readonly buyers: Buyers;
  readonly routes: readonly RouteCost[];
  /** Breakeven price without the freight of the plan, plus each route: what a contained tonne costs at the port when the firm earns its hurdle rate. */
  readonly landed: readonly LandedCost[];
  /** What the importer pays its suppliers of today: base price of the market's first stage. */
  readonly priceNow: Maybe<{ readonly usdPerTonne: number; readonly row: string; readonly form: string }>;
}

export interface ProjectFit {
  readonly format: 'lodeward-project-fit/1';
  readonly id: string;
  readonly products: readonly ProductFit[];
  readonly support: readonly Eligibility[];
}

export interface SupportCheck {
  readonly format: 'lodeward-support-check/1';
  readonly id: string;
  readonly programmes: readonly Eligibility[];
}
