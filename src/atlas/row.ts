import type { CountryCode, Maybe, MineralCode } from '../base/index.js';

/** How far a number can be believed: `complete`: output and trade known; `partial`: trade or output incomplete; `traded-only`: output unknown; `estimated`: computed, not reported. */
export type Status = 'complete' | 'partial' | 'traded-only' | 'estimated';

export type RowKind = 'production' | 'capacity' | 'reserves' | 'trade' | 'flow' | 'price' | 'fx' | 'governance' | 'use';

/** `trade.fluorspar-acid.2022.MNG.KOR.t@baci17`: kind, mineral or series, year, places, unit, source. Legal as a file name. */
export type RowId = string;

/** One number of the atlas with its source. Balanced flows (kind `flow`) also carry an interval and the reports they rest on. */
export interface Row {
  readonly id: RowId;
  readonly kind: RowKind;
  readonly mineral: MineralCode;
  /** Commodity form: ore, concentrate, oxide, metal, chemical (codes of data/forms.csv). */
  readonly form: string;
  /** `mined`, `refined` or another stage of the chain; empty for prices and governance. */
  readonly stage: string;
  readonly country?: CountryCode;
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
  readonly year: number;
  /** 1 to 12 in monthly series. */
  readonly month?: number;
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  /** Id of data/sources/<id>.yaml. */
  readonly source: string;
  /** Row number in the raw file, or empty for derived rows. */
  readonly sourceRow: string;
  /** Key of a list of steps in provenance.csv. */
  readonly chain: string;
  readonly status: Status;
}

export interface Step {
  readonly step: string;
  readonly detail: string;
}

export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  readonly url: string;
  readonly accessed: string;
}

/** The answer of `atlas trace`. Derived rows name the rows they were computed from. */
export interface RowTrace {
  readonly row: Row;
  readonly steps: readonly Step[];
  readonly source: Source & { readonly row: string };
  readonly inputs: readonly RowId[];
}
