import type { CountryCode, LocalText, Maybe } from '../base/index.js';

/** A national input-output table: n sectors, domestic transactions only, in the table's own money (`krwPerUnit` won of its year). */
export interface IndustryTable {
  readonly id: string;
  readonly country: CountryCode;
  readonly year: number;
  readonly classification: 'bok' | 'wiod';
  readonly codes: readonly string[];
  readonly names: readonly LocalText[];
  /** n x n, row sells to column. */
  readonly domestic: Float64Array;
  readonly finalDemand: Float64Array;
  readonly valueAdded: Float64Array;
  readonly output: Float64Array;
  /** Full-time equivalents by sector, where the publisher gives them. */
  readonly workers: Maybe<Float64Array>;
  readonly krwPerUnit: number;
  /** Won of `today` for one won of the table's year: the country's GDP deflator, then the FX of that year. */
  readonly todayFactor: Maybe<number>;
  readonly today: number;
  readonly source: string;
}

/** An industry that is shown by name: semiconductors, batteries, vehicles, steel, displays. */
export interface NamedIndustry {
  readonly id: string;
  readonly name: LocalText;
  readonly sectors: readonly string[];
}
