import type { CountryCode, MineralCode, Tonnes, UsdPerTonne } from '../base/index.js';
import type { RowId, Status } from './row.js';

/** Tonnes bought by `importer` from `exporter` in the base year; exporter = importer is the domestic pair. */
export interface BaseFlow {
  readonly exporter: CountryCode;
  readonly importer: CountryCode;
  readonly tonnes: Tonnes;
  readonly low: Tonnes;
  readonly high: Tonnes;
  readonly status: Status;
  readonly row: RowId;
}

/** One stage of a chain in its base year, in contained tonnes; purchases and sales balance country by country. */
export interface BaseStage {
  readonly name: string;
  readonly form: string;
  readonly basePrice: { readonly usdPerTonne: UsdPerTonne; readonly row: RowId };
  readonly flows: readonly BaseFlow[];
  /** False where output is in no file: then only traded tonnes stand in `flows`, and supply is export supply. */
  readonly outputKnown: boolean;
  /** Tonnes bought here that are used and not processed further (the last stage: all). */
  readonly finalDemand: ReadonlyMap<CountryCode, Tonnes>;
  /** Tonnes out per tonne in of the processing that makes this stage from the one before; 1 at the first stage. */
  readonly recovery: ReadonlyMap<CountryCode, number>;
  /** Output that comes from scrap, part of this stage's supply. */
  readonly secondary: ReadonlyMap<CountryCode, Tonnes>;
  /** Sellers whose supply cannot grow above the base (capacity 1), with the reason. */
  readonly fixedSupply: ReadonlyMap<CountryCode, string>;
  /** Regrouped countries: code of the group (`R-AFR`) to its members. */
  readonly groups: ReadonlyMap<CountryCode, readonly CountryCode[]>;
}

/** The base year of one mineral chain, ready for calibration. */
export interface BaseMarket {
  /** Code of the market: a mineral's, or a form's (`lithium-carbonate`) where a mineral has several markets. */
  readonly mineral: MineralCode;
  /** The mineral of data/minerals.csv the market belongs to. */
  readonly parent: MineralCode;
  /** `2023`, or `2019-2023` for a mean of years. */
  readonly baseYear: string;
  /** Why these years, since the base year moves results more than elasticities do. */
  readonly baseYearReason: string;
  /** Importers whose purchases are of other years than `baseYear`: `KOR` to `2019-2023`; absent where there are none. */
  readonly importerYears?: Readonly<Record<CountryCode, string>>;
  readonly status: Status;
  /** Why the status is what it is, and what is known to be wrong; shown beside every answer. */
  readonly notes: readonly string[];
  readonly unit: string;
  readonly stages: readonly BaseStage[];
}
