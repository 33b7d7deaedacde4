import { oneOf, type Problem, type Wanted } from '../base/index.js';
import { type EntryBody, entryShapes, type Statement } from './agreements.js';
import { entryFaults, type KnownEntries, stageStated } from './agreements-check.js';
import { idOf } from './agreements-read.js';
import { sentence } from './sentence.js';

/** Columns of the spreadsheet of entries, in order: one row an entry, lists separated by semicolons. */
export const sheetColumns = [
  'type',
  'id',
  'of',
  'date',
  'title',
  'title_ko',
  'title_mn',
  'kind',
  'country',
  'parties',
  'minerals',
  'expires',
  'project',
  'measure',
  'what',
  'what_ko',
  'what_mn',
  'mineral',
  'form',
  'quantity',
  'unit',
  'from',
  'to',
  'binding',
  'exporter',
  'importer',
  'due',
  'owner',
  'by',
  'tonnes',
  'year',
  'odds',
  'status',
  'note',
  'publisher',
  'address',
  'source_date',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** A row of the sheet as text, with its number in the sheet (the heading is row 1). */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

const types = ['party', 'agreement', 'commitment', 'milestone', 'evidence'] as const;
type SheetType = (typeof types)[number];
const shared = ['type', 'id', 'of', 'status', 'note', 'by', 'publisher', 'address', 'source_date'];
const inLanguages = (column: string) => [column, `${column}_ko`, `${column}_mn`];
const goods = ['mineral', 'form', 'quantity', 'unit', 'exporter', 'importer'];
const used: Readonly<Record<SheetType, readonly string[]>> = {
  party: ['type', 'id', ...inLanguages('title'), 'kind', 'country', 'publisher', 'address', 'source_date'],
  agreement: [...shared, 'date', ...inLanguages('title'), 'kind', 'parties', 'minerals', 'expires', 'project'],
  commitment: [...shared, 'date', 'measure', ...inLanguages('what'), ...goods, 'from', 'to', 'binding'],
  milestone: [...shared, 'date', ...inLanguages('what'), 'due', 'owner'],
  evidence: [...shared, 'date', 'what', ...goods, 'tonnes', 'year', 'odds'],
};
const numbers = new Set(['quantity', 'from', 'to', 'tonnes', 'year', 'odds']);

/** `AB` for 28. */
const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);

/** Where a cell is: `entries!F7`. */
export const cellOf = (column: string, row: number): string =>
  `entries!${letters(Math.max(0, sheetColumns.indexOf(column as SheetColumn)))}${row}`;

const texts = (cells: SheetRow['cells'], column: string) => {
  const [en, ko, mn] = [cells[column], cells[`${column}_ko`], cells[`${column}_mn`]];
  return en || ko || mn ? { en, ...(ko ? { ko } : {}), ...(mn ? { mn } : {}) } : undefined;
};

function typed(column: string, text: string): unknown {
  if (numbers.has(column)) return Number.isFinite(Number(text)) ? Number(text) : text;
  if (column === 'binding') return /^(true|yes)$/i.test(text) ? true : /^(false|no)$/i.test(text) ? false : text;
  if (column === 'parties' || column === 'minerals') return text.split(';').map((part) => part.trim());
  return text;
}

/** The entry that a row writes, still unchecked. */
function inputOf(type: SheetType, cells: SheetRow['cells']): Record<string, unknown> {
  const input: Record<string, unknown> = { type };
  const { publisher, address, source_date } = cells;
  if (publisher || address || source_date)
    input['source'] = { publisher, ...(address ? { address } : {}), ...(source_date ? { date: source_date } : {}) };
  const words = type === 'evidence' ? ['title'] : ['title', 'what'];
  for (const column of used[type]) {
    const text = cells[column];
    if (!text || column === 'type' || /^(publisher|address|source_date)$|_(ko|mn)$/.test(column)) continue;
    const key = type === 'party' && column === 'title' ? 'name' : column;
    input[key] = words.includes(column) ? texts(cells, column) : typed(column, text);
  }
  return input;
}

/** Column in which a fault shows: the key of the entry, or the cells a key was put together from. */
function columnOf(type: SheetType, path: readonly PropertyKey[]): string {
  const [key, part] = path.map(String);
  if (key === 'source') return part === 'address' ? 'address' : part === 'date' ? 'source_date' : 'publisher';
  if (key === 'name') return 'title';
  return key !== undefined && (sheetColumns as readonly string[]).includes(key) ? key : used[type][0]!;
}

/**
 * Reads rows of the spreadsheet into statements; every bad cell is a problem with its address, and with any problem there are no statements.
 *
 * @param columns headings found in the sheet: unknown ones are problems, among them `stage`
 */
export function readSheet(
  rows: readonly SheetRow[],
  columns: readonly string[],
  file: string,
  known: KnownEntries,
): { readonly statements: readonly Statement[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const say = (column: string, row: number, code: string, message: string, value?: unknown, wanted?: Wanted) =>
    problems.push({
      code,
      message,
      file,
      line: row,
      path: cellOf(column, row),
      ...(value === undefined || value === '' ? {} : { value }),
      ...(wanted ? { wanted } : {}),
    });
  for (const column of columns) {
    if ((sheetColumns as readonly string[]).includes(column)) continue;
    const message =
      column === 'stage' ? stageStated : `no column "${column}" in this sheet; remove it or take the template`;
    problems.push({
      code: column === 'stage' ? 'stage-stated' : 'unknown-column',
      message,
      file,
      line: 1,
      path: column,
    });
  }
  const own = new Map(rows.map(({ cells }) => [cells['id'], cells['type'] as EntryBody['type']]));
  const all: KnownEntries = { ...known, typeOf: (id) => own.get(id) ?? known.typeOf(id) };
  const seen = new Set<string>();
  const statements = rows.flatMap(({ row, cells }): Statement[] => {
    const type = types.find((one) => one === cells['type']);
    if (!type) {
      say('type', row, 'not-one-of', `"type" must be one of ${types.join(', ')}`, cells['type'], oneOf(types));
      return [];
    }
    for (const column of sheetColumns)
      if (cells[column] && !used[type].includes(column))
        say(
          column,
          row,
          'cell-not-used',
          `an entry of type ${type} has no "${column}"; clear this cell`,
          cells[column],
        );
    const input = inputOf(type, cells);
    const result = entryShapes[type].safeParse(input);
    if (!result.success) {
      const valueAt = (path: readonly PropertyKey[]) =>
        path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], input);
      for (const issue of result.error.issues)
        for (const said of sentence(issue, valueAt)) {
          const column = columnOf(type, said.path);
          say(column, row, said.code, said.message, cells[column], said.wanted);
        }
      return [];
    }
    const body = result.data as EntryBody;
    for (const fault of entryFaults(body, all)) {
      const column = columnOf(type, fault.path);
      say(column, row, fault.code, fault.message, cells[column]);
    }
    const id = idOf(body);
    if (seen.has(id)) say('id', row, 'duplicate-id', `"${id}" stands twice; give each entry its own id`, id);
    seen.add(id);
    return [{ id, body }];
  });
  return { statements: problems.length > 0 ? [] : statements, problems };
}
