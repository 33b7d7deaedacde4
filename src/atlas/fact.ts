import type { CountryCode, MineralCode } from '../base/index.js';
import type { RowId, RowTrace } from './row.js';

export const factKinds = [
  'facility',
  'port',
  'corridor-node',
  'corridor-edge',
  'control',
  'list',
  'reference-point',
] as const;
/** `control`: a dated export control; `list`: one mineral on a government's list; `reference-point`: a published figure kept for checks. */
export type FactKind = (typeof factKinds)[number];

/** A fact that is no number of a series: a mine, a port, an export control. The publisher's own columns stand in `fields`. */
export interface Fact {
  /** `control.CHN-GA-GE-2023@export-controls`; `atlas trace` takes it. */
  readonly id: RowId;
  readonly kind: FactKind;
  readonly name: string;
  readonly country: CountryCode;
  readonly minerals: readonly MineralCode[];
  readonly fields: Readonly<Record<string, string>>;
  readonly source: string;
  readonly sourceRow: string;
  readonly chain: string;
}

/** As the trace of a row, of a fact. */
export interface FactTrace extends Omit<RowTrace, 'row'> {
  readonly fact: Fact;
}
