import type { Workbook, Worksheet } from 'exceljs';
import { stringify } from 'yaml';
import { InputRefused, type Problem } from '../base/index.js';
import { projectFile, readDocument } from '../study/index.js';
import { newWorkbook, openWorkbook } from './workbook-file.js';

/** Lines of the sheet "project": path in the file, what it is, an example. */
const fields: readonly (readonly [string, string, string | number])[] = [
  ['id', 'small letters, digits and hyphens', 'my-project'],
  ['name', 'name in English', 'My project'],
  ['host', 'country of the ore, three capitals', 'MNG'],
  ['regimeDate', 'date whose law counts, 2026-01-01; empty: the newest', ''],
  ['money', 'currency of every sum', 'USD'],
  ['prices', 'real or nominal', 'real'],
  ['inflation', 'a year, 0.02; empty: none', ''],
  ['firstYear', 'calendar year of the first column of "years"', 2027],
  ['timing', 'start, mid or end', 'end'],
  ['discount.firm', 'rate of the firm, 0.10', 0.1],
  ['discount.host', 'rate of the host', 0.1],
  ['discount.home', 'rate of the home state', 0.045],
  ['discount.project', 'rate for effective tax rates', 0.08],
  ['closure.cost', 'cost of closure; empty: none', ''],
  ['closure.year', 'calendar year, or last', ''],
  ['participation', 'share or special-royalty', 'share'],
  ['confidential', 'yes keeps the project out of exports, logs and briefs', ''],
];
const productColumns = [
  'mineral',
  'form',
  'grade',
  'unit',
  'price',
  'payable',
  'treatmentPerTonne',
  'freightPerTonne',
  'content',
] as const;
const ownerColumns = ['party', 'country', 'share', 'terms', 'rate'] as const;
const debtColumns = ['lender', 'country', 'share', 'rate', 'grace', 'years'] as const;
const supportColumns = ['programme', 'amount', 'cost'] as const;
/** Columns of "years" before the first year: what (tonnes, price, operating, capital) and which (number of the product, class of the capital). */
const yearLead = 2;

/** Writes an empty project as a workbook: one sheet of single values, one row a product, owner, loan and programme, one column a year. */
export async function writeProjectTemplate(file: string): Promise<void> {
  const book = await newWorkbook();
  const project = book.addWorksheet('project');
  project.addRow(['field', 'value', 'what to write']);
  for (const [path, help, example] of fields) project.addRow([path, example, help]);
  const table = (name: string, columns: readonly string[], rows: readonly (readonly (string | number)[])[]) => {
    const sheet = book.addWorksheet(name);
    sheet.addRow([...columns]);
    for (const row of rows) sheet.addRow([...row]);
  };
  table('products', productColumns, [['molybdenum', 'concentrate', 'concentrate', 't', 40000, 0.97, 2000, 150, 0.5]]);
  table('owners', ownerColumns, [['firm', 'KOR', 1, 'paid', '']]);
  table('debt', debtColumns, []);
  table('support', supportColumns, []);
  const years = Array.from({ length: 30 }, (_, k) => 2027 + k);
  table(
    'years',
    ['what', 'which', ...years.map(String)],
    [
      ['tonnes', 1, 0, 0, 3000],
      ['operating', '', 0, 0, 60e6],
      ['capital', 'plant', 100e6, 150e6],
    ],
  );
  for (const sheet of book.worksheets) sheet.getRow(1).font = { bold: true };
  await book.xlsx.writeFile(file);
}

type Cell = string | number | boolean | undefined;

function cellValue(sheet: Worksheet, row: number, column: number): Cell {
  const { value } = sheet.getCell(row, column);
  const plain = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (plain instanceof Date) return plain.toISOString().slice(0, 10);
  if (plain === null || plain === undefined || plain === '') return undefined;
  if (typeof plain === 'number' || typeof plain === 'boolean') return plain;
  const text = String(plain).trim();
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  return text === '' ? undefined : text;
}

/** The document of a workbook, and the cell that each path of it came from. */
class Draft {
  readonly document: Record<string, unknown> = { format: 'lodeward-project/1' };
  readonly cells = new Map<string, string>();

  set(path: string, value: Cell, cell: string): void {
    this.cells.set(path, cell);
    if (value === undefined) return;
    const parts = path.split(/[.[\]]+/).filter(Boolean);
    let at: Record<string, unknown> = this.document;
    parts.forEach((part, i) => {
      if (i === parts.length - 1) at[part] = value;
      else at = (at[part] ??= /^\d+$/.test(parts[i + 1]!) ? [] : {}) as Record<string, unknown>;
    });
  }

  /** The cell of a path, or of the nearest part of it that has one. */
  cellOf(path: string): string | undefined {
    for (let at = path; at !== ''; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
      const cell = this.cells.get(at);
      if (cell) return cell;
    }
    return undefined;
  }
}

const address = (sheet: Worksheet, row: number, column: number) =>
  `${sheet.name}!${sheet.getCell(row, column).address}`;

function readTableSheet(book: Workbook, name: string, columns: readonly string[], draft: Draft): void {
  const sheet = book.getWorksheet(name);
  if (!sheet) return;
  let at = 0;
  for (let row = 2; row <= sheet.rowCount; row++) {
    if (columns.every((_, c) => cellValue(sheet, row, c + 1) === undefined)) continue;
    draft.cells.set(`${name}[${at}]`, address(sheet, row, 1));
    columns.forEach((column, c) => {
      draft.set(`${name}[${at}].${column}`, cellValue(sheet, row, c + 1), address(sheet, row, c + 1));
    });
    at++;
  }
}

function readYears(book: Workbook, draft: Draft): readonly Problem[] {
  const sheet = book.getWorksheet('years');
  if (!sheet)
    return [
      { code: 'missing-sheet', message: 'the sheet "years" is missing; copy it from the template', path: 'years' },
    ];
  const problems: Problem[] = [];
  const classes: string[] = [];
  for (let row = 2; row <= sheet.rowCount; row++) {
    const what = cellValue(sheet, row, 1);
    const which = cellValue(sheet, row, 2);
    if (what === undefined) continue;
    const list =
      what === 'tonnes' || what === 'price'
        ? `products[${Number(which) - 1}].${what}`
        : what === 'operating'
          ? 'operating'
          : `capital[${classes.length}].spend`;
    if (!['tonnes', 'price', 'operating', 'capital'].includes(String(what))) {
      problems.push({
        code: 'not-one-of',
        message: 'must be tonnes, price, operating or capital',
        path: address(sheet, row, 1),
        value: what,
      });
      continue;
    }
    if (what === 'capital') {
      draft.set(`capital[${classes.length}].class`, which, address(sheet, row, 2));
      classes.push(String(which));
    }
    let last = sheet.columnCount;
    while (last > yearLead && cellValue(sheet, row, last) === undefined) last--;
    draft.cells.set(list, address(sheet, row, 1));
    for (let c = yearLead + 1; c <= last; c++)
      draft.set(`${list}[${c - yearLead - 1}]`, cellValue(sheet, row, c) ?? 0, address(sheet, row, c));
  }
  return problems;
}

/**
 * A workbook as the text of a project file. Every problem names its cell (`products!E2`).
 *
 * @throws InputRefused
 */
export async function importProject(file: string): Promise<string> {
  const message = `${file} is no workbook that can be read; write one with "lodeward project template --xlsx FILE"`;
  const book = await openWorkbook(file, { code: 'unreadable-file', file, message });
  const draft = new Draft();
  const sheet = book.getWorksheet('project');
  if (!sheet)
    throw new InputRefused([
      { code: 'missing-sheet', file, message: 'the sheet "project" is missing; write one with "project template"' },
    ]);
  for (let row = 2; row <= sheet.rowCount; row++) {
    const path = cellValue(sheet, row, 1);
    if (typeof path === 'string') draft.set(path, cellValue(sheet, row, 2), address(sheet, row, 2));
  }
  readTableSheet(book, 'products', productColumns, draft);
  readTableSheet(book, 'owners', ownerColumns, draft);
  readTableSheet(book, 'debt', debtColumns, draft);
  readTableSheet(book, 'support', supportColumns, draft);
  const problems = readYears(book, draft);
  const text = stringify(draft.document, { lineWidth: 0 });
  const reading = readDocument(projectFile, text, file);
  const all = [
    ...problems.map((p) => ({ ...p, file })),
    ...reading.problems.map(({ line: _line, ...p }) => ({ ...p, path: draft.cellOf(p.path ?? '') ?? p.path ?? '' })),
  ];
  if (all.length > 0) throw new InputRefused(all);
  return text;
}
