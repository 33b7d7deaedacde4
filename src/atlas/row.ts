import type { CountryCode, Maybe, MineralCode } from '../base/index.js';

/** How far a number can be believed: `complete`: reported, output and trade known; `partial`: trade or output incomplete; `traded-only`: output unknown; `estimated`: computed or flagged as an estimate by its publisher. */
export type Status = 'complete' | 'partial' | 'traded-only' | 'estimated';

export const rowKinds = [
  'production',
  'capacity',
  'reserves',
  'trade',
  'flow',
  'price',
  'fx',
  'macro',
  'governance',
  'use',
  'assessment',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** `trade.fluorspar-acid.2022.MNG.KOR.t@baci17`: kind, form or series, year, places, unit, source. Legal as a file name. */
export type RowId = string;

/** One number of the atlas with its source. Balanced flows (kind `flow`) also carry an interval and the reports they rest on. */
export interface Row {
  readonly id: RowId;
  readonly kind: RowKind;
  /** Empty for exchange rates, governance and other facts about countries. */
  readonly mineral: MineralCode;
  /** Commodity form (code of data/forms.csv); empty where the source names no form. */
  readonly form: string;
  /** `mined`, `refined` or another stage of the chain; empty for prices and governance. */
  readonly stage: string;
  /** What the id names where that is not a form: a price series, a dimension of governance, an application. */
  readonly series?: string;
  readonly country?: CountryCode;
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
  readonly year: number;
  /** 1 to 12 in monthly series. */
  readonly month?: number;
  readonly value: Maybe<number>;
  /** A unit of data/units.csv in base form: `t`, `usd`, `usd-per-t`, `lcu-per-usd`, `share`, `wgi`. */
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  /** Of a balanced flow: how many reports of the pair it rests on, and importer's over exporter's weight where both report one. */
  readonly reports?: number;
  readonly mirrorRatio?: number;
  /** The publisher's own words for the series or application. */
  readonly label?: string;
  /** NACE division of an end use, `C26`. */
  readonly industry?: string;
  /** Id of data/sources/<id>.yaml. */
  readonly source: string;
  /** Row number in the raw file, or empty for derived rows. */
  readonly sourceRow: string;
  /** Key of a list of steps in provenance.csv. */
  readonly chain: string;
  readonly status: Status;
}

/** The parts of a row that make it unique, in the order of its id. */
export type RowKey = Pick<
  Row,
  'kind' | 'form' | 'series' | 'year' | 'month' | 'country' | 'exporter' | 'importer' | 'unit' | 'source'
>;

/** @example rowId({ kind: 'trade', form: 'tin-ore', year: 2024, exporter: 'MNG', importer: 'WLD', unit: 't', source: 'baci17-national' }) === 'trade.tin-ore.2024.MNG.WLD.t@baci17-national' */
export function rowId(key: RowKey): RowId {
  const date = key.month === undefined ? `${key.year}` : `${key.year}-${String(key.month).padStart(2, '0')}`;
  const parts = [key.kind, key.series ?? key.form, date, key.country, key.exporter, key.importer, key.unit];
  return `${parts.filter((part) => part !== undefined && part !== '').join('.')}@${key.source}`;
}

export interface Step {
  readonly step: string;
  readonly detail: string;
}

/** A raw file and the edition it is: what a footnote says. */
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
