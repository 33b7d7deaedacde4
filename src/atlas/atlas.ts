import type { CountryCode, MineralCode } from '../base/index.js';
import type { BaseMarket } from './base-market.js';
import type { Row, RowId, RowKind, RowTrace } from './row.js';

export interface RowQuery {
  readonly kinds?: readonly RowKind[];
  readonly mineral?: MineralCode;
  readonly stage?: string;
  readonly year?: number;
  readonly country?: CountryCode;
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
}

/** One vintage of harmonised rows; every answer names its digest. */
export interface Atlas {
  readonly vintage: string;
  rows(query: RowQuery): Promise<readonly Row[]>;
  trace(id: RowId): Promise<RowTrace | undefined>;
  /** The balanced base year of a mineral, or undefined where the atlas has none. */
  baseMarket(mineral: MineralCode): Promise<BaseMarket | undefined>;
  /** Minerals that have a base market, in the order of data/minerals.csv. */
  markets(): Promise<readonly MineralCode[]>;
}
