import type { Status } from '../atlas/index.js';
import type { CountryCode, Interval, LocalText, Maybe, MineralCode } from '../base/index.js';
import type { NotMade } from '../industry/index.js';
import type { Driver, TheYear } from '../shock/index.js';
import type { Agreements } from './agreements-told.js';
import type { PlanResult } from './plan/result.js';

/**
 * Direct loss of the stopped industries, and with their suppliers; two figures, never one. `least` and `greatest` bound the direct one: which
 * uses go without.
 */
export interface ValueAddedLoss<Figure = Interval> {
  readonly direct: Maybe<Figure>;
  readonly least: Maybe<Figure>;
  readonly greatest: Maybe<Figure>;
  readonly total: Maybe<Figure>;
}

/** What the buyer's loss is made of; the three add up to it in every draw. */
export interface LossParts {
  /** The dearer tonnes that are still bought: cash. */
  readonly paidMoreKrw: Maybe<Interval>;
  /** What it costs to use another seller's tonnes. */
  readonly switchingKrw: Maybe<Interval>;
  /** Tonnes not used, unserved or given way at the price. */
  readonly tonnesGoneKrw: Maybe<Interval>;
}

/** An event and what it would do if it came. */
export interface EventResult {
  readonly id: string;
  /** `own`: of events.yaml; else the class of the generic event: stop, halve, licence, outage, corridor. */
  readonly class: string;
  readonly name?: LocalText;
  readonly country?: CountryCode;
  readonly measure: string;
  readonly months: number;
  /** Chance a year. */
  readonly odds: Maybe<Interval>;
  readonly oddsSource: 'study' | 'model';
  readonly givenEvent: {
    readonly tonnes: Maybe<Interval>;
    readonly unserved: Maybe<Interval>;
    /** The tonnes said as products, if all of them fell on that product. */
    readonly notMade: readonly NotMade[];
    readonly buyerLossKrw: Maybe<Interval>;
    readonly lossParts: LossParts;
    readonly priceIndex: Maybe<Interval>;
    /** From all lost tonnes. */
    readonly valueAddedLossKrw: ValueAddedLoss;
    /** From tonnes that no price could buy alone. */
    readonly valueAddedUnservedKrw: ValueAddedLoss;
  };
}

export interface MineralResult {
  /** Code of the market: the mineral's own, or a form's where a mineral has several markets. */
  readonly mineral: MineralCode;
  /** The mineral that the market belongs to. */
  readonly parent: MineralCode;
  readonly status: Status;
  readonly baseYear: string;
  readonly baseTonnes: Maybe<number>;
  /** Days of use that stocks of stocks.yaml cover, those that name the mineral: value added is lost after them. */
  readonly stockDays: Maybe<number>;
  /** What a year's use costs at the base price. */
  readonly baseBillKrw: Maybe<number>;
  readonly firstSupplier: Maybe<{ readonly country: CountryCode; readonly share: number }>;
  /** The importer's purchases abroad in the base year, largest first. */
  readonly suppliers: readonly { readonly country: CountryCode; readonly tonnes: number; readonly row: string }[];
  readonly partner: {
    readonly output: Maybe<number>;
    readonly exports: Maybe<number>;
    readonly toImporter: Maybe<number>;
    readonly status: Status;
  };
  readonly expectedLossTonnes: Maybe<Interval>;
  readonly buyerLossKrw: Maybe<Interval>;
  readonly valueAddedLossKrw: ValueAddedLoss;
  readonly year: Maybe<{ readonly pZero: number; readonly p95Krw: number; readonly cvar95Krw: number }>;
  readonly worstEvent: Maybe<EventResult>;
  readonly events: readonly EventResult[];
  readonly notes: readonly string[];
  /** Rows of the atlas that the figures of this mineral rest on. */
  readonly rows: readonly string[];
}

/** The year over all minerals: one year of occurrences a draw, common decisions hitting their minerals together. */
export interface JointYear {
  /** Buyers' loss; of a mineral's own market and its forms the greater counts, never both. */
  readonly lossKrw: Maybe<TheYear>;
  /** Each industry loses its value added once, whatever number of its minerals is short. */
  readonly valueAddedLossKrw: ValueAddedLoss<TheYear>;
  readonly valueAddedUnservedKrw: ValueAddedLoss<TheYear>;
  /** Full-time equivalents that go with the total. */
  readonly jobs: Maybe<TheYear>;
  readonly minerals: readonly {
    readonly mineral: MineralCode;
    /** Chance of a loss in the year. */
    readonly hit: number;
    /** Share of a year's use that is short in the year. */
    readonly shareShort: Interval;
    readonly lossKrw: Interval;
    /** Of the mean joint loss. */
    readonly part: number;
  }[];
  /** What the expected loss comes from, the heaviest first: decisions, each with the minerals it hits. */
  readonly events: readonly {
    readonly event: string;
    /** Of a generic event. */
    readonly class?: string;
    readonly country?: CountryCode;
    /** Of the study's events that make up a decision of their own. */
    readonly names?: readonly LocalText[];
    readonly minerals: readonly MineralCode[];
    readonly part: number;
    /** Buyers' loss a year over all its minerals in common draws: odds x loss, and given that it is taken (each mineral with its chance). */
    readonly expectedLossKrw: Interval;
    readonly givenKrw: Interval;
  }[];
  /** Markets without a figure: not in the joint loss, which is no sign that they are safe. */
  readonly leftOut: readonly MineralCode[];
}

/** Which assumptions the expected loss from the heaviest event of the leading minerals hangs on. */
export interface LeadingDrivers {
  readonly draws: number;
  readonly solves: number;
  readonly minerals: readonly {
    readonly mineral: MineralCode;
    readonly event: string;
    readonly drivers: Maybe<readonly Driver[]>;
  }[];
}

/** A number of one year with the rows it was read from; conflicting sources stand side by side. */
export interface Dated {
  readonly value: number;
  readonly unit: string;
  /** `2024`, or `2019-2023` for a mean of years. */
  readonly year: string;
  readonly rows: readonly string[];
  readonly status: Status;
  /** The same quantity from other sources, where they differ. */
  readonly others?: readonly { readonly value: number; readonly year: string; readonly rows: readonly string[] }[];
}

export interface Prospect {
  readonly project: LocalText;
  readonly low: Maybe<number>;
  readonly high: Maybe<number>;
  readonly unit: string;
  readonly year: Maybe<number>;
  readonly basis: LocalText;
  readonly status: string;
  readonly source: string;
}

export interface PartnerRow {
  readonly mineral: MineralCode;
  readonly output: Maybe<Dated>;
  readonly exports: Maybe<Dated>;
  readonly buyers: Maybe<{
    /** A year or a month. */
    readonly year: string;
    /** Where it is one publication and no row of the atlas. */
    readonly source?: string;
    readonly top: readonly { readonly country: CountryCode; readonly share: number }[];
    readonly rows: readonly string[];
  }>;
  readonly toImporter: Maybe<Dated>;
  readonly need: Maybe<Dated>;
  readonly prospects: readonly Prospect[];
}

export interface PartyResult {
  readonly id: string;
  readonly name?: LocalText;
  readonly kind: string;
  readonly npv: Maybe<number>;
  readonly rate: Maybe<number>;
  readonly irr: readonly number[];
}

export interface ProjectSummary {
  readonly id: string;
  readonly name: LocalText;
  readonly host: CountryCode;
  /** A scenario on declared ranges is told per tonne; `npv` is then what a tonne leaves. */
  readonly told: 'npv' | 'per-tonne';
  readonly unit: string;
  readonly money: string;
  readonly firstYear: number;
  readonly npv: Maybe<number>;
  readonly irr: readonly number[];
  /** The calendar year after which the sum of cash flows stays positive. */
  readonly payback: Maybe<number>;
  readonly aetr: Maybe<number>;
  readonly breakeven: Maybe<number>;
  readonly parties: readonly PartyResult[];
  readonly unverified: readonly string[];
}

export interface MeasureResult {
  readonly id: string;
  readonly mineral: MineralCode;
  readonly kind: string;
  readonly name?: LocalText;
  readonly costKrw: Maybe<number>;
  readonly avertedLossKrw: Maybe<Interval>;
}

export interface CheckResult {
  readonly id: string;
  readonly mineral: MineralCode;
  readonly theirs: number;
  readonly ours: Maybe<number>;
  readonly year: number;
  readonly within: Maybe<boolean>;
  readonly source: string;
  readonly rows: readonly string[];
}

/** One line of what is not known; `minerals` are those it is about. */
export interface Unknown {
  readonly code: 'surtax' | 'flows' | 'output' | 'offtake' | 'odds' | 'market' | 'prices' | 'stocks';
  readonly minerals?: readonly MineralCode[];
}

/** What a study tells before anything is drawn. */
export interface BeforeRun {
  readonly vintage: string;
  readonly studyDigest: string;
  /** What stands above everything, for example that the study is invented. */
  readonly notice?: LocalText;
  readonly importer: CountryCode;
  readonly partner: CountryCode;
  readonly partnerTable: readonly PartnerRow[];
  readonly agreements: Maybe<Agreements>;
  readonly project: Maybe<ProjectSummary>;
}

/** Rises by one whenever what stands in `Results` changes, so that a program never reads figures it does not know. */
export const resultsEdition = 3;

/** out/results.json: lodeward-results/1 of design, and what the pages show beside it. */
export interface Results extends BeforeRun {
  readonly format: 'lodeward-results/1';
  readonly edition: number;
  readonly seed: number;
  readonly draws: number;
  /** Draws that the figures given an event and the expected loss rest on; the year rests on all `draws`. */
  readonly givenEventDraws: number;
  readonly certificate: {
    readonly solves: number;
    readonly worstResidualTonnes: number;
    readonly worstRelativeExcess: number;
  };
  readonly minerals: readonly MineralResult[];
  readonly joint: JointYear;
  readonly drivers: LeadingDrivers;
  readonly budgetKrw: Maybe<number>;
  /** Every measure of the study: its cost, and the loss it averts a year by itself. */
  readonly measures: Maybe<readonly MeasureResult[]>;
  /** The best set under the budget, why, and what it hangs on. */
  readonly plan: Maybe<PlanResult>;
  readonly checks: readonly CheckResult[];
  /** Events that no market here can carry, and why. */
  readonly notModelled: readonly {
    readonly event: string;
    readonly mineral: MineralCode;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly unknowns: readonly Unknown[];
  readonly digest: string;
}
