import type { CountryCode, MineralCode } from '../base/index.js';
import type { BaseMarket } from './base-market.js';
import type { Fact, FactKind, FactTrace } from './fact.js';
import type { Row, RowId, RowKind, RowTrace, Source } from './row.js';

export interface RowQuery {
  readonly kinds?: readonly RowKind[];
  readonly mineral?: MineralCode;
  readonly form?: string;
  readonly series?: string;
  readonly stage?: string;
  readonly year?: number;
  readonly country?: CountryCode;
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
  readonly source?: string;
}

/** One vintage of harmonised rows; every answer names its digest. Rows come in the order of their ids. */
export interface Atlas {
  readonly vintage: string;
  rows(query: RowQuery): Promise<readonly Row[]>;
  facts(kind: FactKind): Promise<readonly Fact[]>;
  /** Every source the vintage was built from, in the order of ids. */
  sources(): Promise<readonly Source[]>;
  /** The path of a row back to its source; undefined where the vintage has no such row. */
  trace(id: RowId): Promise<RowTrace | undefined>;
  /** As `trace`, for any number of rows at once; ids that the vintage does not have are absent. */
  traces(ids: readonly RowId[]): Promise<ReadonlyMap<RowId, RowTrace>>;
  traceFact(id: RowId): Promise<FactTrace | undefined>;
  /** The balanced base year of a mineral, or undefined where the atlas has none. */
  baseMarket(mineral: MineralCode): Promise<BaseMarket | undefined>;
  /** Every base market, in the order of `markets`. */
  baseMarkets(): Promise<readonly BaseMarket[]>;
  /** Minerals that have a base market, in the order of data/minerals.csv. */
  markets(): Promise<readonly MineralCode[]>;
}
