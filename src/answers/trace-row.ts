import type { Atlas, Fact, RowId, Source, Step } from '../atlas/index.js';
import { InputRefused } from '../base/index.js';
import { type ShownRow, shownRow } from './show-rows.js';

/** A line of a table of data/ that answers draw from: `detours/mng-chn/vostochny`. */
interface TableLine {
  readonly id: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The path of one number back to the row of the raw file. */
export interface TracedRow {
  readonly row: ShownRow | Fact | TableLine;
  readonly steps: readonly Step[];
  readonly source: Source & { readonly row: string };
  /** Rows a computed row was made of; each can be traced again. */
  readonly inputs: readonly RowId[];
}

/** @throws InputRefused where the vintage has no such row, with ids that begin alike */
export async function traceRow(atlas: Atlas, id: RowId): Promise<TracedRow> {
  const trace = await atlas.trace(id);
  if (trace) return { ...trace, row: shownRow(trace.row) };
  const fact = await atlas.traceFact(id);
  if (fact) return { row: fact.fact, steps: fact.steps, source: fact.source, inputs: fact.inputs };
  const [, subject] = id.split('.');
  const near = subject ? [...(await atlas.rows({ form: subject })), ...(await atlas.rows({ series: subject }))] : [];
  const start = id.slice(0, id.indexOf('@') < 0 ? id.length : id.indexOf('@'));
  const alike = near.filter((row) => row.id.startsWith(start)).map((row) => row.id);
  const hint = alike.length > 0 ? `; there is ${alike.slice(0, 5).join(', ')}` : '; atlas show lists ids';
  throw new InputRefused([
    { code: 'row-unknown', value: id, message: `vintage ${atlas.vintage} has no row "${id}"${hint}` },
  ]);
}
