/** A non-negative matrix cell by row and column key. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}

export interface Balanced {
  readonly cells: readonly Cell[];
  /** Tonnes of a row or column target that its support cannot carry: target minus what was reached. */
  readonly rowSlack: ReadonlyMap<string, number>;
  readonly columnSlack: ReadonlyMap<string, number>;
  /** Half the sum of |balanced - prior|, after the prior is scaled to the same sum. */
  readonly moved: number;
  readonly iterations: number;
}

/**
 * The matrix nearest to the prior in entropy with the given margins (RAS, iterative proportional fitting). Support is checked first: a
 * row whose target exceeds the column targets it can reach (or the reverse) is lowered to them, and the difference is slack. What 2,000
 * sweeps leave is slack too, so that a matrix always returns and its size of failure is published. A target of 0 empties its line.
 */
export function balance(
  prior: readonly Cell[],
  rows: ReadonlyMap<string, number>,
  columns: ReadonlyMap<string, number>,
): Balanced {
  const cells = prior.filter((c) => c.value > 0 && (rows.get(c.row) ?? 0) > 0 && (columns.get(c.column) ?? 0) > 0);
  const rowTargets = reachable(
    cells,
    rows,
    columns,
    (c) => c.row,
    (c) => c.column,
  );
  const columnTargets = reachable(
    cells,
    columns,
    rowTargets,
    (c) => c.column,
    (c) => c.row,
  );
  let values = cells.map((c) => c.value);
  let iterations = 0;
  for (; iterations < 2000; iterations++) {
    values = proportion(cells, values, columnTargets, (c) => c.column);
    const before = values;
    values = proportion(cells, values, rowTargets, (c) => c.row);
    if (values.every((v, n) => Math.abs(v - before[n]!) <= 1e-13 * (Math.abs(v) + Number.MIN_VALUE))) break;
  }
  const balanced = cells.map((c, n) => ({ ...c, value: values[n]! }));
  const before = sumOf(cells.map((c) => c.value));
  const after = sumOf(values);
  const moved = before > 0 ? sumOf(cells.map((c, n) => Math.abs(values[n]! - (c.value * after) / before))) / 2 : 0;
  return {
    cells: balanced,
    rowSlack: slack(balanced, rows, (c) => c.row),
    columnSlack: slack(balanced, columns, (c) => c.column),
    moved,
    iterations,
  };
}

type Key = (cell: Cell) => string;

const sumOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);

/** Each target lowered to the sum of the crossing targets its cells reach. */
function reachable(
  cells: readonly Cell[],
  targets: ReadonlyMap<string, number>,
  crossing: ReadonlyMap<string, number>,
  of: Key,
  to: Key,
) {
  const reach = new Map<string, number>();
  for (const cell of cells) reach.set(of(cell), (reach.get(of(cell)) ?? 0) + (crossing.get(to(cell)) ?? 0));
  return new Map([...targets].map(([key, target]) => [key, Math.min(target, reach.get(key) ?? 0)]));
}

function sums(cells: readonly Cell[], values: readonly number[], of: Key): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  cells.forEach((cell, n) => {
    found.set(of(cell), (found.get(of(cell)) ?? 0) + values[n]!);
  });
  return found;
}

function proportion(
  cells: readonly Cell[],
  values: readonly number[],
  targets: ReadonlyMap<string, number>,
  of: Key,
): number[] {
  const now = sums(cells, values, of);
  return cells.map((cell, n) => {
    const sum = now.get(of(cell)) ?? 0;
    return sum > 0 ? (values[n]! * (targets.get(of(cell)) ?? 0)) / sum : 0;
  });
}

function slack(cells: readonly Cell[], targets: ReadonlyMap<string, number>, of: Key): ReadonlyMap<string, number> {
  const reached = sums(
    cells,
    cells.map((c) => c.value),
    of,
  );
  return new Map([...targets].map(([key, target]) => [key, target - (reached.get(key) ?? 0)]));
}
