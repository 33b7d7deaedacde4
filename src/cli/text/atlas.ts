import type { ConflictAnswer, differVintages, Fact, ShownRow, Source, TracedRow } from '../../answers/index.js';
import { isMissing } from '../../base/index.js';
import type { Coverage } from '../../node/index.js';
import { plain, table, wrap } from './table.js';

const value = (row: Pick<ShownRow, 'value'>) =>
  isMissing(row.value) ? `(${row.value.missing.code})` : plain(row.value);

const place = (row: ShownRow) => row.country ?? (row.exporter === undefined ? '' : `${row.exporter} > ${row.importer}`);

const order = ['production', 'reserves', 'capacity', 'flow', 'trade', 'price', 'use', 'assessment'];
const rank = (row: ShownRow) =>
  (order.includes(row.kind) ? order.indexOf(row.kind) : order.length) + (row.month === undefined ? 0 : 0.5);
const size = (row: ShownRow) => (isMissing(row.value) ? -1 : row.value);

/** What a reader looks for first: output, then flows and trade, then prices; the latest year and the largest value first. */
const firstThingsFirst = (rows: readonly ShownRow[]) =>
  [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.year - a.year ||
      (b.month ?? 0) - (a.month ?? 0) ||
      size(b) - size(a) ||
      (a.id < b.id ? -1 : 1),
  );

/** Rows of one screen: what, when, where, how much, from whom. The last line says how `atlas trace` is asked. */
export function rowsText(rows: readonly ShownRow[], vintage: string, limit: number): string {
  if (rows.length === 0) return `Vintage ${vintage} has no such row.`;
  const shown = firstThingsFirst(rows).slice(0, limit);
  const lines = shown.map((row) => [
    `${row.kind} ${row.series ?? row.form}`,
    row.month === undefined ? String(row.year) : `${row.year}-${String(row.month).padStart(2, '0')}`,
    place(row),
    value(row),
    row.unit,
    row.status,
    row.source,
  ]);
  const rest = rows.length - shown.length;
  const more = rest > 0 ? `\n${rest} more rows: --limit ${rows.length}, or --format csv` : '';
  return `${table([['what', 'year', 'where', 'value', 'unit', 'status', 'source'], ...lines])}${more}\nVintage ${vintage}; the path of a number: lodeward atlas trace ${shown[0]!.id}`;
}

/** The path of a number, from what is shown back to the line of the raw file. */
export function traceText({ row, steps, source, inputs }: TracedRow): string {
  const head = 'value' in row ? `${row.id}\n  ${value(row)} ${row.unit} (${row.status})` : `${row.id}\n  ${row.name}`;
  const path = steps.map(({ step, detail }) => `  ${wrap(`${step}: ${detail}`, 78, '    ')}`);
  const from =
    inputs.length > 0 ? [`  made of ${inputs.length} rows:`, ...inputs.slice(0, 20).map((id) => `    ${id}`)] : [];
  const where = source.row === '' ? '' : `, row ${source.row}`;
  return [
    head,
    ...path,
    ...from,
    `  ${wrap(`source: ${source.publisher}, ${source.title}, ${source.edition}${where}`, 78, '    ')}`,
    `  licence: ${source.licence}`,
    `  ${source.url} (accessed ${source.accessed})`,
  ].join('\n');
}

/** Sources that differ, the greatest ratio first. */
export function conflictsText({ conflicts, share, vintage }: ConflictAnswer, limit: number): string {
  const lines = conflicts
    .slice(0, limit)
    .map((conflict) => [
      `${conflict.kind} ${conflict.subject}`,
      String(conflict.year),
      conflict.place,
      Number.isFinite(conflict.ratio) ? `x ${conflict.ratio.toFixed(2)}` : 'one is 0',
      conflict.values.map(({ source, value: told }) => `${source} ${plain(told)}`).join(' / '),
    ]);
  const head = `${conflicts.length} places where sources differ by more than ${100 * share} % (vintage ${vintage}); both values are kept`;
  return `${head}\n${table(lines)}`;
}

/** What came, went and changed between two vintages. */
export function differenceText(found: Awaited<ReturnType<typeof differVintages>>, limit: number): string {
  const { before, after, added, removed, changed } = found;
  const tell = (told: ShownRow['value']) => (isMissing(told) ? `(${told.missing.code})` : plain(told));
  return [
    `${before} -> ${after}: ${added.length} rows came, ${removed.length} went, ${changed.length} changed`,
    ...changed.slice(0, limit).map((row) => `~ ${row.id}: ${tell(row.before)} -> ${tell(row.after)}`),
    ...added.slice(0, limit).map((id) => `+ ${id}`),
    ...removed.slice(0, limit).map((id) => `- ${id}`),
  ].join('\n');
}

/** Facts of one kind, a line each. */
export function factsText(facts: readonly Fact[], limit: number): string {
  const lines = facts
    .slice(0, limit)
    .map((fact) => [fact.id, fact.country, fact.minerals.join(' '), fact.name.slice(0, 48)]);
  const rest = facts.length - lines.length;
  return [table(lines), ...(rest > 0 ? [`${rest} more: --limit ${facts.length}, or --json`] : [])].join('\n');
}

/** Where the numbers come from: publisher, title, edition, licence. */
export const sourcesText = (sources: readonly Source[]): string =>
  sources
    .map(({ id, publisher, title, edition, licence, url, accessed }) =>
      [
        wrap(`${id}: ${publisher}, ${title}, ${edition}`, 80, '  '),
        `  ${wrap(licence, 78, '    ')}`,
        `  ${url} (accessed ${accessed})`,
      ].join('\n'),
    )
    .join('\n');

/** Markets by how far they can be believed, then what is in no file. */
export function coverageText({ chains, leftOut }: Coverage): string {
  const statuses = ['complete', 'partial', 'traded-only', 'estimated'];
  const groups = statuses.flatMap((status) => {
    const some = chains.filter((chain) => chain.status === status);
    return some.length === 0
      ? []
      : [
          `${status} (${some.length})`,
          ...some.map(({ market, baseYear, why }) => `  ${wrap(`${market} ${baseYear}: ${why}`, 78, '    ')}`),
        ];
  });
  const absent = leftOut.map(({ mineral, stage, why }) => `  ${wrap(`${mineral}, ${stage}: ${why}`, 78, '    ')}`);
  return [...groups, `left out (${leftOut.length})`, ...absent].join('\n');
}
