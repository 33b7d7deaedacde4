import { type Atlas, type Row, type RowKind, rowKinds } from '../atlas/index.js';
import { InputRefused, isMissing, oneOf } from '../base/index.js';

export interface RowQuestion {
  /** Code of a mineral, or of a form of one. */
  readonly mineral?: string;
  readonly stage?: string;
  readonly year?: number;
  readonly kinds?: readonly string[];
  /** Country, exporter or importer. */
  readonly country?: string;
  readonly form?: string;
  readonly exporter?: string;
  readonly importer?: string;
  readonly source?: string;
}

/** A row as other programs get it; `missing` repeats the code of a value that is not there. */
export type ShownRow = Omit<Row, 'sourceRow' | 'chain'> & { readonly row: string; readonly missing?: string };

export interface ShownRows {
  readonly vintage: string;
  readonly rows: readonly ShownRow[];
}

export function shownRow({ sourceRow, chain: _, ...row }: Row): ShownRow {
  return { ...row, row: sourceRow, ...(isMissing(row.value) ? { missing: row.value.missing.code } : {}) };
}

/**
 * Rows of a mineral (or of one of its forms) or of all, in the order of their ids.
 * @throws InputRefused for kinds that do not exist, naming those that do
 */
export async function showRows(atlas: Atlas, question: RowQuestion): Promise<ShownRows> {
  const { mineral, kinds, country, ...narrowed } = question;
  const problems = (kinds ?? [])
    .filter((kind) => !(rowKinds as readonly string[]).includes(kind))
    .map((kind) => ({
      code: 'kind-unknown',
      value: kind,
      message: `no kind "${kind}"; there are ${rowKinds.join(', ')}`,
      wanted: oneOf(rowKinds),
    }));
  if (problems.length > 0) throw new InputRefused(problems);
  const part = { ...narrowed, ...(kinds ? { kinds: kinds as RowKind[] } : {}) };
  const found = await atlas.rows(mineral === undefined ? part : { ...part, mineral });
  const rows =
    found.length > 0 || mineral === undefined ? found : await atlas.rows({ ...part, form: part.form ?? mineral });
  const there = (row: Row) => country === undefined || [row.country, row.exporter, row.importer].includes(country);
  return { vintage: atlas.vintage, rows: rows.filter(there).map(shownRow) };
}
