import type { RowId } from '../../atlas/index.js';
import { isMissing, type Missing, missing } from '../../base/index.js';
import type { Speaker, Value } from '../../brief/index.js';
import type { Made } from '../state/trace.svelte.js';

/** A number, or a date, of the table behind a chart: as files hold it, as people read it, and where it comes from. */
interface TracedNumber {
  readonly value: number | string;
  readonly said: string;
  readonly row?: RowId | undefined;
  readonly made?: Made | undefined;
}
/** A name, and the code that programs know it by. */
export interface Coded {
  readonly said: string;
  readonly code: string;
}
export type TwinCell = string | number | TracedNumber | Coded | Missing;

/** An interval that is not drawn yet. */
export const notDrawn = (of: string): Missing => missing('too-few-draws', of);

/** The table behind a chart. */
export interface Twin {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TwinCell[])[];
}

/** A mineral or a country with its code; other names as they are said. */
export function coded(value: Value, say: Speaker): string | Coded {
  const said = say.label(value);
  return value.is === 'mineral' || value.is === 'country' ? { said, code: value.code } : said;
}

const isCoded = (cell: TwinCell): cell is Coded => typeof cell === 'object' && 'code' in cell;
const isTraced = (cell: TwinCell): cell is TracedNumber => typeof cell === 'object' && 'value' in cell;

function plain(cell: TwinCell, reason: (missing: Missing) => string): string | number {
  if (typeof cell !== 'object') return cell;
  if (isMissing(cell)) return reason(cell);
  return isCoded(cell) ? cell.said : cell.value;
}

const rowsOf = (cell: TwinCell): readonly RowId[] => {
  if (!isTraced(cell)) return [];
  return cell.row ? [cell.row] : typeof cell.made?.rows === 'object' ? cell.made.rows : [];
};

/**
 * The table for programs: full numbers, names as people say them, then the codes of the names and the ids of the rows that the numbers of a
 * line rest on, where they are known; for what is missing its reason.
 */
export function records(
  { head, rows }: Twin,
  words: { readonly code: string; readonly rows: string; reason(missing: Missing): string },
): (string | number)[][] {
  const codes = head.flatMap((_, k) => (rows.some((row) => row[k] !== undefined && isCoded(row[k])) ? [k] : []));
  const ids = rows.map((row) => [...new Set(row.flatMap(rowsOf))].join(' '));
  const traced = ids.some((id) => id !== '');
  return [
    [...head, ...codes.map((k) => `${head[k]}: ${words.code}`), ...(traced ? [words.rows] : [])],
    ...rows.map((row, r) => [
      ...row.map((cell) => plain(cell, words.reason)),
      ...codes.map((k) => {
        const cell = row[k];
        return cell !== undefined && isCoded(cell) ? cell.code : '';
      }),
      ...(traced ? [ids[r]!] : []),
    ]),
  ];
}
