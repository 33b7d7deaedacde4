import { isMissing, type Maybe, missing } from '../base/index.js';
import type { Row, RowId } from './row.js';

/** Two or more sources on one thing, with the greatest over the least of their values. */
export interface Conflict {
  readonly mineral: string;
  /** Form or series. */
  readonly subject: string;
  readonly kind: Row['kind'];
  readonly year: number;
  readonly place: string;
  readonly unit: string;
  readonly values: readonly { readonly id: RowId; readonly source: string; readonly value: number }[];
  /** Greatest over least, above 1; missing (one-is-zero) where one source says that nothing is made: these come first. */
  readonly ratio: Maybe<number>;
}

/** Kinds of which two sources speak in the same terms. */
const compared: ReadonlySet<string> = new Set(['production', 'capacity', 'reserves', 'trade']);
const derived = 'lodeward';

/**
 * Places where sources differ by more than `share` (0.1: ten percent), greatest ratio first, then by place; both values are kept, neither is corrected.
 * Rows that are missing, rests of tables and computed rows are not compared.
 */
export function conflicts(rows: readonly Row[], share: number): readonly Conflict[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!compared.has(row.kind) || isMissing(row.value) || row.source === derived || row.country === 'OTH') continue;
    const date = row.month === undefined ? `${row.year}` : `${row.year}-${row.month}`;
    const key = [row.kind, row.series ?? row.form, date, row.country, row.exporter, row.importer, row.unit].join('|');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const found: Conflict[] = [];
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const values = group.map(({ id, source, value }) => ({ id, source, value: value as number }));
    const least = Math.min(...values.map(({ value }) => value));
    const greatest = Math.max(...values.map(({ value }) => value));
    const ratio = greatest === least ? 1 : greatest / least;
    if (!(ratio > 1 + share)) continue;
    const row = group[0]!;
    found.push({
      mineral: row.mineral,
      subject: row.series ?? row.form,
      kind: row.kind,
      year: row.year,
      place: row.country ?? `${row.exporter}-${row.importer}`,
      unit: row.unit,
      values: values.sort((a, b) => (a.id < b.id ? -1 : 1)),
      ratio: least === 0 ? missing('one-is-zero', 'one source says 0, so there is no ratio; see values') : ratio,
    });
  }
  const size = ({ ratio }: Conflict) => (isMissing(ratio) ? Number.MAX_VALUE : ratio);
  return found.sort((a, b) => size(b) - size(a) || (a.values[0]!.id < b.values[0]!.id ? -1 : 1));
}
