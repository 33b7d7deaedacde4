import type { Atlas, RowTrace } from '../atlas/index.js';
import { isMissing } from '../base/index.js';
import type { Results } from '../brief/index.js';

const inputsShown = 6;
const deepest = 2;

/** Ids of every row that a figure of the results names. */
function named(results: Omit<Results, 'digest'>): readonly string[] {
  const partner = results.partnerTable.flatMap(({ output, exports, buyers, toImporter, need }) =>
    [output, exports, buyers, toImporter, need].flatMap((cell) =>
      isMissing(cell) ? [] : [...cell.rows, ...('others' in cell ? (cell.others ?? []).flatMap((o) => o.rows) : [])],
    ),
  );
  const all = [
    ...results.minerals.flatMap(({ rows }) => rows),
    ...partner,
    ...results.checks.flatMap(({ rows }) => rows),
  ];
  return [...new Set(all)].sort();
}

/** The way of some rows back to their sources, and of the first rows they were computed from. */
export async function waysBack(atlas: Atlas, rows: readonly string[]): Promise<ReadonlyMap<string, RowTrace>> {
  const found = new Map<string, RowTrace>();
  let asked = rows;
  for (let depth = 0; depth <= deepest && asked.length > 0; depth++) {
    const next: string[] = [];
    for (const [id, trace] of await atlas.traces(asked)) {
      found.set(id, trace);
      next.push(...trace.inputs.slice(0, inputsShown));
    }
    asked = [...new Set(next)].filter((id) => !found.has(id)).sort();
  }
  return found;
}

/** The way of every row that a figure of the results names. */
export const evidenceOf = (atlas: Atlas, results: Omit<Results, 'digest'>): Promise<ReadonlyMap<string, RowTrace>> =>
  waysBack(atlas, named(results));
