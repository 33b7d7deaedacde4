import type { Value } from '../sentence.js';

/** A cell: a number, a formula without its equals sign, or nothing. */
export type GridCell = number | { readonly formula: string } | undefined;

export interface GridRow {
  readonly label: Value;
  readonly unit: string;
  /** One number of the row that holds for all years: a rate, a share, a life. */
  readonly parameter: GridCell;
  readonly years: readonly GridCell[];
  readonly is: 'title' | 'input' | 'flow' | 'sum' | 'working';
}

const firstYear = 4;

/** `A` is 1, `AA` is 27. */
function letters(column: number): string {
  const rest = (column - 1) % 26;
  const head = column > 26 ? letters((column - 1 - rest) / 26) : '';
  return head + String.fromCharCode(65 + rest);
}

/** Where a row stands, for the formulas of other rows. */
export interface Line {
  readonly row: number;
  readonly parameter: string;
  at(year: number): string;
  /** All its years. */
  readonly all: string;
  /** From the first year to this one. */
  to(year: number): string;
}

/** `self` is the row that is being written. */
type Years = (year: number, self: Line) => number | string | undefined;

interface Row {
  readonly unit?: string;
  readonly is?: GridRow['is'];
  readonly parameter?: number | string;
  readonly years?: Years | ArrayLike<number>;
}

const cell = (value: number | string | undefined): GridCell => (typeof value === 'string' ? { formula: value } : value);

/** Rows of a sheet that refer to each other: label, unit, parameter, then a column a year. Text given as a cell is a formula. */
export class Grid {
  readonly rows: GridRow[] = [];
  constructor(readonly years: number) {}

  /** The row of a number: rows that are still to come may be referred to. */
  line(row: number): Line {
    const at = (year: number) => `${letters(firstYear + year)}${row}`;
    return {
      row,
      parameter: `$C$${row}`,
      at,
      all: `$${letters(firstYear)}$${row}:$${letters(firstYear + this.years - 1)}$${row}`,
      to: (year) => `$${letters(firstYear)}${row}:${at(year)}`,
    };
  }

  add(label: Value, { unit = '', is = 'flow', parameter, years }: Row = {}): Line {
    const self = this.line(this.rows.length + 1);
    const list = Array.from({ length: years === undefined ? 0 : this.years }, (_, t) =>
      cell(typeof years === 'function' ? years(t, self) : years?.[t]),
    );
    this.rows.push({ label, unit, is, parameter: cell(parameter), years: list });
    return self;
  }

  title(label: Value): void {
    this.add(label, { is: 'title' });
  }
}

/** Sum of references, or 0. */
export const plus = (terms: readonly string[]): string => (terms.length === 0 ? '0' : terms.join('+'));
