import type { CountryCode } from '../../base/index.js';

export type AdjustmentKind =
  | 'unit-value'
  | 'weight-imputed'
  | 'mirror'
  | 're-export'
  | 'excess-export'
  | 'processed-in-code'
  | 'output-estimated'
  | 'output-raised'
  | 'leached'
  | 'flow-estimated'
  | 'secondary-implied'
  | 'ore-not-refined'
  | 'negligible';

/** One change that reconciliation made to what was reported; `tonnes` is its size, in contained tonnes. */
export interface Adjustment {
  readonly market: string;
  readonly stage: string;
  readonly kind: AdjustmentKind;
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
  readonly tonnes: number;
  readonly detail: string;
}

export type Note = (adjustment: Omit<Adjustment, 'market' | 'stage'>) => void;

/** The largest first; equal sizes in the order of their text, so that the list is the same everywhere. */
export const largestFirst = (adjustments: readonly Adjustment[]): readonly Adjustment[] =>
  [...adjustments].sort((a, b) => b.tonnes - a.tonnes || compare(place(a), place(b)));

const place = (a: Adjustment): string => `${a.stage} ${a.kind} ${a.exporter ?? ''} ${a.importer ?? ''} ${a.detail}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
