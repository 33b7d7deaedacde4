import type { Row, RowId } from '../row.js';

/** What a check found wrong; `key` is what a line of data/exceptions.csv names to let it pass, with a reason. */
export interface Finding {
  readonly check: string;
  readonly key: string;
  readonly message: string;
  readonly rows: readonly RowId[];
}

/** What checks hold rows against. */
export interface Expectations {
  readonly minerals: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** Rows of the last vintage; empty where there is none. */
  readonly last: readonly Row[];
}

export type Check = (rows: readonly Row[], expectations: Expectations) => readonly Finding[];
