import type { CountryCode } from '../../base/index.js';
import { isMissing } from '../../base/index.js';
import type { Row, RowId } from '../row.js';
import type { Note } from './adjustment.js';
import { balance, type Cell } from './balance.js';
import type { MarginSpec } from './chain.js';
import type { Flows } from './flows.js';
import { type ByCountry, readSeries } from './output.js';

/**
 * Estimates the pairs nobody reports from national totals: exports E_i and imports I_j less what `flows` already holds (where the spec
 * is a residual), scaled to the smaller of both sums, prior E_i I_j without a country's trade with itself, balanced to both margins.
 * Known shares of an importer's purchases stand in its column of the prior. Every such flow is `estimated`, its interval half to double.
 */
export function estimateFromMargins(spec: MarginSpec, rows: readonly Row[], flows: Flows, note: Note): void {
  const exportTotals = new Map(spec.exports === undefined ? [] : readSeries(rows, spec.exports).by);
  for (const [country, tonnes] of Object.entries(spec.exportsSet ?? {}))
    exportTotals.set(country, { tonnes, status: 'estimated', inputs: [] });
  const importTotals = spec.imports === undefined ? undefined : readSeries(rows, spec.imports).by;
  const shares = sharesOf(spec, rows);
  const left = (totals: ByCountry, known: (c: CountryCode) => number): Map<CountryCode, number> =>
    new Map(
      [...totals.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([c, q]): [CountryCode, number] => [c, Math.max(q.tonnes - (spec.residual === true ? known(c) : 0), 0)])
        .filter(([, tonnes]) => tonnes > 0),
    );
  const exports = left(exportTotals, (c) => flows.exports(c));
  const imports =
    importTotals === undefined
      ? new Map(Object.entries(spec.weights ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
      : left(importTotals, (c) => flows.imports(c));
  const supplied = sum(exports);
  const wanted = sum(imports);
  if (supplied <= 0 || wanted <= 0) return;
  const size = importTotals === undefined ? supplied : Math.min(supplied, wanted);
  const rowTargets = scaled(exports, size / supplied);
  const columnTargets = scaled(imports, size / wanted);
  const prior: Cell[] = [];
  for (const [i, e] of rowTargets)
    for (const [j, m] of columnTargets) {
      const known = j === spec.shares?.importer ? m * (shares.get(i)?.share ?? 0) : (e * m) / size;
      if (i !== j) prior.push({ row: i, column: j, value: known });
    }
  const result = balance(prior, rowTargets, columnTargets);
  for (const cell of result.cells) {
    const inputs: readonly RowId[] = [
      ...(exportTotals.get(cell.row)?.inputs ?? []),
      ...(importTotals?.get(cell.column)?.inputs ?? []),
      ...(cell.column === spec.shares?.importer ? [shares.get(cell.row)!.row] : []),
    ];
    flows.add({
      exporter: cell.row,
      importer: cell.column,
      tonnes: cell.value,
      low: cell.value / 2,
      high: cell.value * 2,
      status: 'estimated',
      inputs,
    });
  }
  note({
    kind: 'flow-estimated',
    tonnes: size,
    detail: `${spec.form}: from export totals of ${Math.round(supplied)} t and buyers' ${importTotals === undefined ? 'weights' : `totals of ${Math.round(wanted)} t`}; ${Math.round(result.moved)} t moved from the prior, ${Math.round(positive(result.rowSlack))} t of exports placed nowhere. ${spec.why}`,
  });
}

/** Shares of one importer's purchases by exporter. */
function sharesOf(spec: MarginSpec, rows: readonly Row[]): ReadonlyMap<CountryCode, { share: number; row: RowId }> {
  const found = new Map<CountryCode, { share: number; row: RowId }>();
  const { shares } = spec;
  if (shares === undefined) return found;
  for (const row of rows)
    if (
      row.kind === 'trade' &&
      row.unit === 'share' &&
      row.form === shares.form &&
      row.source === shares.source &&
      row.year === shares.year &&
      row.importer === shares.importer &&
      row.exporter !== undefined &&
      !isMissing(row.value)
    )
      found.set(row.exporter, { share: row.value, row: row.id });
  return found;
}

const sum = (totals: ReadonlyMap<string, number>): number => [...totals.values()].reduce((s, v) => s + v, 0);
const positive = (slack: ReadonlyMap<string, number>): number =>
  [...slack.values()].reduce((s, v) => s + Math.max(v, 0), 0);
const scaled = (totals: ReadonlyMap<string, number>, by: number): Map<string, number> =>
  new Map([...totals].map(([key, v]) => [key, v * by]));
