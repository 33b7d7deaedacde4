import { isMissing } from '../base/index.js';
import type { Row, RowId } from './row.js';

export interface ChangedRow {
  readonly id: RowId;
  readonly before: Row['value'];
  readonly after: Row['value'];
  /** After over before; absent where one of them is missing or before is 0. */
  readonly ratio?: number;
}

/** What one vintage tells that another does not. */
export interface Difference {
  readonly added: readonly RowId[];
  readonly removed: readonly RowId[];
  /** The greatest change first. */
  readonly changed: readonly ChangedRow[];
}

const same = (a: Row['value'], b: Row['value']) =>
  isMissing(a) || isMissing(b) ? isMissing(a) && isMissing(b) && a.missing.code === b.missing.code : a === b;

const size = ({ ratio }: ChangedRow) =>
  ratio === undefined || ratio <= 0 ? Number.POSITIVE_INFINITY : Math.max(ratio, 1 / ratio);

/** Rows by id: those that came, those that went, those whose value is another. */
export function difference(before: readonly Row[], after: readonly Row[]): Difference {
  const old = new Map(before.map((row) => [row.id, row.value]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after.flatMap(({ id, value }): ChangedRow[] => {
    const was = old.get(id);
    if (was === undefined || same(was, value)) return [];
    const ratio = isMissing(was) || isMissing(value) || was === 0 ? undefined : value / was;
    return [{ id, before: was, after: value, ...(ratio === undefined ? {} : { ratio }) }];
  });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
    changed: changed.sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1)),
  };
}
