import type { Krw, Maybe, MineralCode, Share } from '../base/index.js';
import type { MeasuresFile } from '../study/index.js';

/** The kinds that measures.yaml knows. */
export type MeasureKind = MeasuresFile['measures'][number]['kind'];

/** Something the budget can buy. A cost that is not known is missing with its reason, and such a measure cannot be chosen. */
export interface Candidate {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly minerals: readonly MineralCode[];
  /** Present value to the budget holder. */
  readonly cost: Maybe<Krw>;
  /** Odds that it delivers at all, and the calendar year from which it does. */
  readonly delivery: { readonly odds: Share; readonly year: number };
  /** What else ties it to other measures: corridors, mines of several metals, industries. */
  readonly ties: readonly string[];
  /** Ids that must be chosen with it. */
  readonly requires: readonly string[];
  /** Ids that cannot be chosen with it. */
  readonly excludes: readonly string[];
  /** Ids whose chance of delivery it changes. */
  readonly raises: readonly string[];
}
