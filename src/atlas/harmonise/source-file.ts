import type { FactKind } from '../fact.js';
import type { RowKind, Source, Status } from '../row.js';

/** One column that holds numbers. `unit` is a word of data/units.csv; an empty cell is refused unless `blank` says what it means. */
export interface ValueColumn {
  readonly column: string;
  readonly unit?: string;
  readonly unitColumn?: string;
  readonly kind?: RowKind;
  readonly series?: string;
  /** `absent`: no row; `not-reported`: a row whose value is missing for that reason. */
  readonly blank?: 'absent' | 'not-reported';
}

/** Which column of the raw file plays which part. */
interface Columns {
  /** Columns that together are the publisher's name of the thing, looked up in the mapping (joined by `|`). */
  readonly name?: readonly string[];
  /** HS code, looked up in data/forms.csv and data/mappings/hs.csv. */
  readonly code?: string;
  readonly year?: string;
  /** `2024-03` or a longer date. */
  readonly month?: string;
  readonly country?: string;
  readonly exporter?: string;
  readonly importer?: string;
  readonly stage?: string;
  readonly missing?: string;
  readonly estimated?: string;
  readonly qualifier?: string;
  readonly label?: string;
  readonly industry?: string;
  readonly minerals?: string;
  readonly id?: string;
}

/** What of a source is shipped: a row that meets every condition of one rule. */
export interface KeepRule {
  readonly kinds?: readonly string[];
  readonly minerals?: readonly string[];
  readonly series?: readonly string[];
  /** Country, exporter or importer. */
  readonly places?: readonly string[];
  readonly exporters?: readonly string[];
  readonly importers?: readonly string[];
  /** Of facts: how sure the publisher is of the location. */
  readonly confidence?: readonly string[];
  readonly from?: number;
  /** At least this value in dollars of the same raw line. */
  readonly usd?: number;
  /** Differs by this share or more from another source on the same thing. */
  readonly differs?: number;
}

/** data/sources/<id>.yaml: one raw file (or one side of it), how to read it, and what of it may be shipped. */
export interface SourceFile extends Source {
  readonly file: string;
  readonly sha256: string;
  readonly refresh: string;
  readonly layout: 'numbers' | 'facts';
  readonly kind?: RowKind | FactKind;
  /** `derived`: rows restrict redistribution and enter only as balanced flows. */
  readonly ship: 'yes' | 'derived';
  readonly mapping?: string;
  /** Raw lines taken: those whose cell is one of the words, column by column. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Lines passed over, such as printed totals: those whose cell is one of the words. */
  readonly except?: Readonly<Record<string, readonly string[]>>;
  readonly columns: Columns;
  readonly constants?: Readonly<Record<string, string>>;
  readonly countries?: 'iso3' | 'iso2' | 'm49' | 'name' | 'name_ko';
  /** `leave`: HS codes and names that no table knows are left out and counted; without it they stop the build. */
  readonly otherNames?: 'leave';
  readonly values?: readonly ValueColumn[];
  readonly keep?: readonly KeepRule[];
  readonly keepReason?: string;
  readonly status?: Status;
}
