import type { Atlas, Status } from '../atlas/index.js';
import type { CountryCode, Interval, Maybe, MineralCode } from '../base/index.js';
import type { LossParts, ValueAddedLoss } from '../brief/index.js';
import type { DemandScenario, IndustryModel, MineralUse, NotMade, Product, SectorCost } from '../industry/index.js';
import type {
  Assumption,
  ByProduct,
  Closure,
  Driver,
  Outcome,
  ParameterRow,
  Replacement,
  Runner,
  Toothless,
} from '../shock/index.js';
import type { AlsoHit } from './also-hit.js';
import type { MonthOfPath } from './path-months.js';
import type { RolledBase } from './rolled-base.js';
import type { PlaceFact, RouteShut } from './route-shut.js';
import type { StockShort } from './stock-short.js';
import type { Together } from './with-others.js';

export interface WhatIfPorts {
  readonly atlas: Atlas;
  readonly parameters: readonly ParameterRow[];
  readonly runner: Runner;
  /** The industries of a country, or why there is no table of them. */
  readonly industry: (country: CountryCode) => Promise<Maybe<IndustryModel>>;
  /** What stops when a route closes. */
  readonly closures: readonly Closure[];
  /** What comes with the output of another mineral. */
  readonly byProducts: readonly ByProduct[];
  /** What is published of the places of the corridor. */
  readonly places: readonly PlaceFact[];
  /** A demand scenario by its name, and who uses what: for a base year rolled forward. */
  readonly scenario: (name: string) => Promise<DemandScenario>;
  readonly uses: () => Promise<readonly MineralUse[]>;
  readonly products: readonly Product[];
  /** Every code there is. */
  readonly countries: ReadonlySet<CountryCode>;
}

export interface WhatIfQuestion {
  readonly mineral: MineralCode;
  /** In the measure grammar: `ban CHN -> *`. */
  readonly measure: string;
  readonly importer: CountryCode;
  /** How long the measures last, 1 to 36: the answer is then a path of months. Absent: a year as a whole. */
  readonly months?: number;
  readonly draws: number;
  readonly seed: number;
  /** Other minerals that the same measure hits in the same draw. */
  readonly with?: readonly MineralCode[];
  /** The base year rolled forward to this one, under a demand scenario. */
  readonly year?: number;
  /** Default: `trend`. */
  readonly scenario?: string;
  /** Also say which assumptions drive the answer (nine times the solves). */
  readonly drivers?: boolean;
}

/** lodeward-shock/1. Money at the mean exchange rate of the base year. */
export interface WhatIf {
  readonly format: 'lodeward-shock/1';
  readonly mineral: MineralCode;
  readonly importer: CountryCode;
  readonly measure: string;
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
  readonly vintage: string;
  readonly baseYear: string;
  readonly status: Status;
  readonly notes: readonly string[];
  readonly warnings: readonly Toothless[];
  readonly certificate: ReturnType<Outcome['certificate']>;
  readonly baseTonnes: Maybe<Interval>;
  readonly tonnesLost: Maybe<Interval>;
  readonly unserved: Maybe<Interval>;
  /** Tonnes lost less the unserved ones: use given up because of the price. */
  readonly gaveWay: Interval;
  readonly priceIndex: Maybe<Interval>;
  readonly scarcityIndex: Maybe<Interval>;
  readonly extraBillKrw: Maybe<Interval>;
  readonly buyerLossKrw: Maybe<Interval>;
  readonly lossParts: LossParts;
  /** What the use of the same months costs at the base price. */
  readonly baseBillKrw: Maybe<Interval>;
  /** From all lost tonnes; `unserved`: from those that no price could buy. Won of the table's year. */
  readonly valueAddedLostKrw: ValueAddedLoss & { readonly unserved: ValueAddedLoss; readonly wonOf: Maybe<number> };
  /** The tonnes lost said as products, if all of them fell on that product. */
  readonly notMade: readonly NotMade[];
  /** What is paid more, by sector as a share of its value added (won of the base year, median); never added to value added lost. */
  readonly costChannel: Maybe<readonly SectorCost[]>;
  readonly largestGrowth: Maybe<Interval>;
  readonly krwPerUsd: Maybe<number>;
  /** Each seller with the rows of what it sold to the importer in the base year. */
  readonly replacement: readonly (Replacement & { readonly rows: readonly string[] })[];
  /** What becomes of tonnes that passed a closed route. */
  readonly route: Maybe<RouteShut>;
  /** The minerals of `with` beside the asked one, and all of them as one. */
  readonly together: Maybe<Together>;
  /** The base year rolled forward. */
  readonly ahead: Maybe<RolledBase>;
  /** What stocks are short of their calm level at the end of the months. */
  readonly stockShort: Maybe<StockShort>;
  /** By-products, hosts and what else takes a closed route. */
  readonly alsoHit: readonly AlsoHit[];
  readonly byMonth: Maybe<readonly MonthOfPath[]>;
  /** Which assumptions the tonnes lost hang on; only where asked. */
  readonly drivers: Maybe<readonly Driver[]>;
  readonly assumptions: readonly Assumption[];
  /** Rows of the atlas that the base year rests on: what the importer buys, base prices, won per dollar. */
  readonly rows: readonly string[];
}
