import type { RowId } from '../../atlas/index.js';
import type { Value } from '../../brief/index.js';

/** A figure of a range or a fact that is no row, with where it was read. */
export interface Fact {
  readonly name: string;
  readonly said: string;
  /** In the words of the publication. */
  readonly source: string;
}

/** How a computed number was got: a sentence, the rows it rests on (asked for when it is opened), facts that are no rows. */
export interface Made {
  readonly how: string;
  readonly rows?: readonly RowId[] | (() => Promise<readonly RowId[]>);
  readonly facts?: readonly Fact[] | (() => Promise<readonly Fact[]>);
}

/** How the numbers of a document were got: all alike, or by its section and what the line or sentence around a number is about. */
export type Making = Made | ((about: readonly Value[], section: string) => Made | undefined);

export const madeOf = (making: Making | undefined, about: readonly Value[], section: string): Made | undefined =>
  typeof making === 'function' ? making(about, section) : making;

/** The panel that leads a number back to its source row: one row, or what a computed number was made of. */
class Open {
  id = $state<RowId>();
  made = $state.raw<Made>();

  open(id: RowId): void {
    this.id = id;
  }

  explain(made: Made): void {
    this.made = made;
    this.id = undefined;
  }

  close(): void {
    this.id = undefined;
    this.made = undefined;
  }
}

export const trace = new Open();
