import { type Atlas, type RowKind, rowKinds, type Source } from '../atlas/index.js';
import { InputRefused, oneOf } from '../base/index.js';
import { type ShownRow, shownRow } from './show-rows.js';

export interface ExportQuestion {
  readonly minerals?: readonly string[];
  readonly kinds?: readonly string[];
}

/** Rows for an export (all of them, or those of some minerals and kinds) and the sources they cite. */
export async function whichRows(
  atlas: Atlas,
  { minerals, kinds }: ExportQuestion,
): Promise<{ vintage: string; rows: readonly ShownRow[]; sources: readonly Source[] }> {
  const bad = (kinds ?? []).filter((kind) => !(rowKinds as readonly string[]).includes(kind));
  if (bad.length > 0)
    throw new InputRefused(
      bad.map((kind) => ({
        code: 'kind-unknown',
        value: kind,
        message: `no kind "${kind}"; there are ${rowKinds.join(', ')}`,
        wanted: oneOf(rowKinds),
      })),
    );
  const part = kinds ? { kinds: kinds as RowKind[] } : {};
  const found = minerals
    ? (await Promise.all(minerals.map((mineral) => atlas.rows({ ...part, mineral })))).flat()
    : await atlas.rows(part);
  if (found.length === 0)
    throw new InputRefused([
      {
        code: 'no-rows',
        value: minerals,
        message: `vintage ${atlas.vintage} has no row of ${minerals?.join(', ') ?? 'these kinds'}`,
      },
    ]);
  const cited = new Set(found.map(({ source }) => source));
  return {
    vintage: atlas.vintage,
    rows: found.map(shownRow),
    sources: (await atlas.sources()).filter(({ id }) => cited.has(id)),
  };
}
