import type { CountryCode, Interval, Krw, LocalText, Maybe, MineralCode, Tonnes } from '../../base/index.js';
import type { Capacity, NotMade, ProductExposure, Range } from '../../industry/index.js';

export interface IndustryShort {
  readonly format: 'lodeward-industry/1';
  readonly country: string;
  readonly table: { readonly id: string; readonly year: number; readonly source: string };
  readonly short: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly draws: number;
  /** Won of the table's year. `least` and `greatest` bound how the tonnes may be withheld. */
  readonly valueAddedLostKrw: {
    readonly direct: Interval;
    readonly least: Interval;
    readonly greatest: Interval;
    /** The stopped industries and their suppliers (upstream), a maximum of that kind. */
    readonly total: Maybe<Interval>;
  };
  readonly valueAddedLostKrwToday: {
    readonly year: number;
    readonly direct: Maybe<Interval>;
    readonly total: Maybe<Interval>;
  };
  readonly jobs: Maybe<Interval>;
  readonly industries: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly directKrw: number;
    readonly share: number;
  }[];
  readonly notMade: readonly NotMade[];
  readonly unplaced: readonly string[];
  readonly basis: readonly string[];
}

/** What a dearer mineral costs the sectors that use it; apart from tonnes that are short. */
export interface IndustryCost {
  readonly format: 'lodeward-industry-cost/1';
  readonly vintage: string;
  readonly country: string;
  readonly minerals: readonly {
    readonly mineral: MineralCode;
    readonly rise: number;
    readonly baseYear: string;
    readonly usdPerTonne: number;
    readonly tonnes: Tonnes;
    readonly costKrw: Maybe<Krw>;
    readonly sectors: readonly {
      readonly code: string;
      readonly name: LocalText;
      readonly costKrw: Krw;
      readonly shareOfValueAdded: number;
    }[];
  }[];
}

export interface IndustryExposure {
  readonly format: 'lodeward-product-exposure/1';
  readonly vintage: string;
  readonly importer: CountryCode;
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly source: string;
  readonly minerals: readonly (ProductExposure & { readonly market: Maybe<string> })[];
}

export interface DemandAhead {
  readonly format: 'lodeward-demand-ahead/1';
  readonly vintage: string;
  readonly scenario: string;
  readonly mineral: MineralCode;
  readonly importer: CountryCode;
  readonly baseYear: string;
  readonly year: number;
  readonly stages: readonly {
    readonly name: string;
    /** Bought by the importer in the base year, and in `year` if its suppliers keep their shares. */
    readonly baseTonnes: Tonnes;
    readonly tonnes: Maybe<Interval>;
    readonly worldBaseTonnes: Tonnes;
    readonly worldTonnes: Maybe<Interval>;
    /** Tonnes asked of the importer's largest foreign supplier. */
    readonly firstSupplier: Maybe<{
      readonly country: CountryCode;
      readonly baseTonnes: Tonnes;
      readonly tonnes: Interval;
    }>;
  }[];
  /** New capacity that the scenario names for this mineral by `year`. */
  readonly capacity: readonly Capacity[];
  readonly sources: readonly string[];
}

/** One industry over all its minerals. */
export interface IndustryMinerals {
  readonly format: 'lodeward-industry-exposure/1';
  readonly vintage: string;
  readonly importer: CountryCode;
  readonly industry: string;
  readonly name: LocalText;
  /** A year's value added of its sectors, won of today. */
  readonly valueAddedKrw: Maybe<Krw>;
  readonly wonOf: number;
  readonly minerals: readonly {
    readonly mineral: MineralCode;
    readonly market: Maybe<string>;
    /** Share of the mineral's tonnes that goes to this industry. */
    readonly useShare: number;
    /** Part of the industry's value added that depends on the mineral. */
    readonly exposure: Range;
    readonly first: ProductExposure['first'];
    /** Value added that goes if the first foreign supplier's tonnes are missing for a year, in proportion to use; won of today. */
    readonly atStakeKrw: Maybe<Range>;
  }[];
}
