import type {
  ConflictAnswer,
  differVintages,
  Fact,
  MarketCoverage,
  ShownRow,
  Source,
  TracedRow,
} from '../../answers/index.js';
import { type MessageId, phrase, reasonText } from '../../answers/index.js';
import { isMissing, type Language } from '../../base/index.js';
import { hanging } from '../../node/index.js';
import { plain, table } from './table.js';

const tell = (value: ShownRow['value'], language: Language) =>
  isMissing(value) ? `(${reasonText(value.missing.code, language)})` : plain(value);
const kindOf = (kind: string, language: Language) => phrase(`kind.${kind}` as MessageId, language);
const statusOf = (status: string, language: Language) => phrase(`status.${status}` as MessageId, language);
/** One point of a list. */
const point = (text: string) => hanging('  · ', text).join('\n');

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

const heads = ['what', 'year', 'where', 'value', 'unit', 'status', 'source'] as const;
const moreText = (all: number, shown: number, language: Language): string[] =>
  all > shown ? [phrase('row.more', language, { count: all - shown, all })] : [];

/** Rows of one screen: what, when, where, how much, from whom. The last line says how `atlas trace` is asked. */
export function rowsText(rows: readonly ShownRow[], vintage: string, limit: number, language: Language): string {
  if (rows.length === 0) return phrase('row.none', language, { vintage });
  const shown = firstThingsFirst(rows).slice(0, limit);
  const lines = shown.map((row) => [
    `${kindOf(row.kind, language)} ${row.series ?? row.form}`,
    row.month === undefined ? String(row.year) : `${row.year}-${String(row.month).padStart(2, '0')}`,
    place(row),
    tell(row.value, language),
    row.unit,
    statusOf(row.status, language),
    row.source,
  ]);
  return [
    table([heads.map((head) => phrase(`row.${head}`, language)), ...lines], [0, 2, 4, 5, 6]),
    ...moreText(rows.length, shown.length, language),
    ...hanging('', phrase('row.trace', language, { vintage, id: shown[0]!.id })),
  ].join('\n');
}

const publication = ({ publisher, title, edition }: Source) => `${publisher}, ${title}, ${edition}`;
const accessed = ({ url, accessed: date }: Source, language: Language) =>
  point(`${url} (${phrase('trace.accessed', language, { date })})`);

/** The path of a number, from what is shown back to the line of the raw file. */
export function traceText({ row, steps, source, inputs }: TracedRow, language: Language): string {
  const is = 'value' in row ? `${tell(row.value, language)} ${row.unit} (${statusOf(row.status, language)})` : row.name;
  const where = source.row === '' ? '' : `, ${phrase('trace.row', language, { row: source.row })}`;
  return [
    row.id,
    `  ${is}`,
    ...steps.map(({ step, detail }) => point(`${step}: ${detail}`)),
    ...(inputs.length > 0 ? [`  ${phrase('trace.madeOf', language, { count: inputs.length })}`] : []),
    ...inputs.slice(0, 20).map((id) => `    ${id}`),
    point(`${phrase('trace.source', language, { source: publication(source) })}${where}`),
    point(phrase('trace.licence', language, { licence: source.licence })),
    ...(source.url === '' ? [] : [accessed(source, language)]),
  ].join('\n');
}

/** Sources that differ, the greatest ratio first. */
export function conflictsText(
  { conflicts, share, vintage }: ConflictAnswer,
  limit: number,
  language: Language,
): string {
  const lines = conflicts
    .slice(0, limit)
    .map((conflict) => [
      `${kindOf(conflict.kind, language)} ${conflict.subject}`,
      String(conflict.year),
      conflict.place,
      isMissing(conflict.ratio) ? tell(conflict.ratio, language) : `x ${conflict.ratio.toFixed(2)}`,
      conflict.values.map(({ source, value }) => `${source} ${plain(value)}`).join(' / '),
    ]);
  const head = phrase('conflict.head', language, { count: conflicts.length, percent: 100 * share, vintage });
  return `${hanging('', head).join('\n')}\n${table(lines, [0, 2, 4])}`;
}

/** What came, went and changed between two vintages. */
export function differenceText(
  found: Awaited<ReturnType<typeof differVintages>>,
  limit: number,
  language: Language,
): string {
  const { before, after, added, removed, changed } = found;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  return [
    phrase('difference.head', language, { before, after, ...counts }),
    ...changed
      .slice(0, limit)
      .map((row) => `~ ${row.id}: ${tell(row.before, language)} -> ${tell(row.after, language)}`),
    ...added.slice(0, limit).map((id) => `+ ${id}`),
    ...removed.slice(0, limit).map((id) => `- ${id}`),
  ].join('\n');
}

/** Facts of one kind, a line each. */
export function factsText(facts: readonly Fact[], limit: number, language: Language): string {
  const lines = facts.slice(0, limit).map((fact) => [fact.id, fact.country, fact.minerals.join(' '), fact.name]);
  return [table(lines, [0, 1, 2, 3]), ...moreText(facts.length, lines.length, language)].join('\n');
}

/** Where the numbers come from: publisher, title, edition, licence. */
export const sourcesText = (sources: readonly Source[], language: Language): string =>
  sources
    .map((source) =>
      [...hanging('', `${source.id}: ${publication(source)}`), point(source.licence), accessed(source, language)].join(
        '\n',
      ),
    )
    .join('\n');

/** Markets by how far they can be believed, then what is in no file. */
export function coverageText({ chains, leftOut }: MarketCoverage, language: Language): string {
  const statuses = ['complete', 'partial', 'traded-only', 'estimated'];
  const groups = statuses.flatMap((status) => {
    const some = chains.filter((chain) => chain.status === status);
    const lines = some.map(({ market, baseYear, why }) => point(`${market} ${baseYear}: ${why}`));
    return some.length === 0 ? [] : [`${statusOf(status, language)} (${some.length})`, ...lines];
  });
  const absent = leftOut.map(({ mineral, stage, why }) => point(`${mineral}, ${stage}: ${why}`));
  return [...groups, `${phrase('coverage.leftOut', language)} (${leftOut.length})`, ...absent].join('\n');
}
