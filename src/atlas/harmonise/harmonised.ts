import type { Problem } from '../../base/index.js';
import type { Fact } from '../fact.js';
import type { Row } from '../row.js';

/** A row with what the rules of shipping need: dollars of the same raw line. */
export interface HarmonisedRow {
  readonly row: Row;
  readonly usd?: number;
}

/** What one source gives. Nothing is lost unseen: what is left out is counted under its reason. */
export interface Harmonised {
  readonly rows: readonly HarmonisedRow[];
  readonly facts: readonly Fact[];
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}
