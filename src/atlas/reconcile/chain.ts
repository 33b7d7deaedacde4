import type { CountryCode, MineralCode } from '../../base/index.js';
import type { Status } from '../row.js';

/** Rows of kind `trade` that report one form; earlier specs of a stage are believed before later ones. */
export interface ReportSpec {
  readonly form: string;
  readonly source: string;
  /** `importer` reports are CIF, `exporter` reports FOB, `reconciled` (BACI) FOB after both sides were weighed. */
  readonly side: 'importer' | 'exporter' | 'reconciled';
  /** Years averaged; absent: the base years of the chain. */
  readonly years?: readonly number[];
  /** Only these exporters (a code that holds other goods); only these importers, or all but these. */
  readonly exporters?: readonly CountryCode[];
  readonly importers?: readonly CountryCode[];
  readonly exceptImporters?: readonly CountryCode[];
  /** True: used only for pairs no earlier spec reports, never as a mirror value (another scope of the code). */
  readonly fill?: boolean;
}

/** National totals from which pairs that nobody reports are estimated (entropy: proportional to both margins). */
export interface MarginSpec {
  /** Name of what is exported, for the record. */
  readonly form: string;
  /** Export totals: a series, hand-set tonnes (contained), or both (the hand-set stand before the series). */
  readonly exports?: SeriesSpec;
  readonly exportsSet?: Readonly<Record<CountryCode, number>>;
  /** Totals of importers; absent: `weights` of who could use the form. */
  readonly imports?: SeriesSpec;
  readonly weights?: Readonly<Record<CountryCode, number>>;
  /** Rows of unit `share` that say where one importer's purchases come from; they stand in its column of the prior. */
  readonly shares?: {
    readonly importer: CountryCode;
    readonly form: string;
    readonly source: string;
    readonly year: number;
  };
  /** True: only what the reported pairs leave of both totals is spread. */
  readonly residual?: boolean;
  /** Why the totals, weights or shares are what they are. */
  readonly why: string;
}

/** One national series: rows of a kind, source and year; values times `factor`, forms summed. Absent filters accept any row. */
export interface SeriesSpec {
  readonly kind: 'production' | 'trade';
  readonly source: string;
  readonly year: number;
  readonly form?: string;
  readonly forms?: readonly string[];
  readonly mineral?: MineralCode;
  readonly stage?: string;
  /** `t` where absent; `share` rows serve as weights. */
  readonly unit?: string;
  /** Of trade totals: whether the country that reports is the exporter or the importer. */
  readonly side?: 'exporter' | 'importer';
  readonly factor?: number;
  /** Factors of single countries. */
  readonly by?: Readonly<Record<CountryCode, number>>;
  readonly except?: readonly CountryCode[];
}

/** Who made how much at a stage. Countries in no list are taken to make none. */
export interface OutputSpec {
  /** Believed first, country by country; several series add their own countries in order. */
  readonly series: readonly SeriesSpec[];
  /** Spreads what the world total leaves over countries in no series, in proportion to this one. */
  readonly rest?: SeriesSpec;
  /** Tonnes of the world in this stage; absent: the WLD row of the first series. */
  readonly world?: number;
  /** Countries estimated by the rest make at least their own exports (contained). */
  readonly floorAtExports?: boolean;
  /** Numbers set by hand, each with its reason. */
  readonly set?: Readonly<Record<CountryCode, { readonly tonnes: number; readonly why: string }>>;
}

/** Contained tonnes per gross tonne. */
export interface ContainedSpec {
  readonly factor: number;
  readonly by?: Readonly<Record<CountryCode, number>>;
  /** Exporter's factor = its unit value / this price of the contained element, kept within the two bounds. */
  readonly fromUnitValue?: {
    readonly price: number;
    readonly low: number;
    readonly high: number;
    readonly caps?: Readonly<Record<CountryCode, number>>;
  };
  /** Relative half-width of the factor's own uncertainty. */
  readonly spread: number;
  readonly why: string;
}

interface PriceSpec {
  /** Id of a price row in dollars per tonne; absent: one of the two below. */
  readonly row?: string;
  /** Multiplies the row's value (per contained tonne, another unit). */
  readonly factor?: number;
  /** The median unit value of the stage's own trade. */
  readonly unitValue?: boolean;
  /** A share of the next stage's price. */
  readonly shareOfNext?: number;
  readonly why?: string;
}

/** Tonnes made of scrap, or (`leached`) of a country's own mine output without passing the market of the stage before. */
interface WithoutOre {
  readonly tonnes: number;
  readonly leached: boolean;
  readonly why: string;
}

export interface ChainStage {
  readonly name: string;
  readonly form: string;
  readonly reports: readonly ReportSpec[];
  readonly margins?: readonly MarginSpec[];
  /** A unit value outside [low, high] times the reference is not believed. */
  readonly unitValue: { readonly low: number; readonly high: number };
  readonly contained: ContainedSpec;
  /** Absent: output is in no file and the stage is traded-only. */
  readonly output?: OutputSpec;
  /** Countries that process inside the code: their exports are their own product. */
  readonly processors?: readonly CountryCode[];
  /** Exporters whose goods are another country's, with the reason: COG sells what COD made. */
  readonly soldFor?: Readonly<Record<CountryCode, { readonly country: CountryCode; readonly why: string }>>;
  /** Countries whose supply cannot grow above the base, with the reason; others are left to calibration. */
  readonly fixedSupply?: Readonly<Record<CountryCode, string>>;
  /** Traded-only stages: countries that make none and whose exports are re-exports. */
  readonly hubs?: readonly CountryCode[];
  readonly recovery?: number;
  readonly recoveryBy?: Readonly<Record<CountryCode, number>>;
  /** Output that buys nothing of the stage before, with the reason. */
  readonly withoutOre?: Readonly<Record<CountryCode, WithoutOre>>;
  readonly price: PriceSpec;
  readonly status: Status;
}

/** One market as data (data/chains/<market>.yaml). */
export interface Chain {
  /** Code of the market: a mineral's, or a form's where a mineral has several markets. */
  readonly market: string;
  readonly mineral: MineralCode;
  readonly years: readonly number[];
  /** Why these years. */
  readonly why: string;
  readonly status: Status;
  readonly unit: string;
  readonly keep?: readonly CountryCode[];
  readonly notes: readonly string[];
  /** Series of shares that say who makes a form whose output is in no file; they become notes. */
  readonly makers?: readonly SeriesSpec[];
  readonly stages: readonly ChainStage[];
}

/** `2023`, or `2019-2023` for a mean of years. */
export const yearsOf = (years: readonly number[]): string =>
  years.length === 1 ? String(years[0]) : `${Math.min(...years)}-${Math.max(...years)}`;
