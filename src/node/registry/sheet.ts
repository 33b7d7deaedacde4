import { parse } from 'csv-parse/sync';
import { InputRefused } from '../../base/index.js';
import { type SheetRow, sheetColumns } from '../../study/index.js';
import { readTextFile } from '../text-file.js';
import { newWorkbook, openWorkbook } from '../workbook-file.js';

interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

const isoOf = (date: Date) => date.toISOString().slice(0, 10);
const dateColumns = ['date', 'expires', 'due', 'source_date'];

/** Day of a serial number of Excel, 45720 for 2025-03-04. */
const serialDay = (serial: number) => isoOf(new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000));

/** What stands between the cells of the first line: a comma, or what spreadsheets write where the comma is for decimals, or a tab. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1);
  const count = (one: string) => first.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
};

function readCsv(text: string, file: string): Sheet {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
    const [columns = [], ...body] = records;
    const rows = body.map((cells, i) => ({
      row: i + 2,
      cells: Object.fromEntries(columns.map((column, j) => [column, cells[j] ?? ''])),
    }));
    return { columns, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
  } catch (error) {
    throw new InputRefused([{ code: 'not-csv', file, message: `this is not CSV: ${(error as Error).message}` }]);
  }
}

async function readXlsx(file: string): Promise<Sheet> {
  const message = 'this is not an XLSX file; take the template: lodeward registry template --xlsx FILE';
  const book = await openWorkbook(file, { code: 'not-xlsx', file, message });
  const sheet = book.getWorksheet('entries');
  if (!sheet)
    throw new InputRefused([
      {
        code: 'no-sheet',
        file,
        message: 'there is no sheet "entries"; take the template: lodeward registry template --xlsx FILE',
      },
    ]);
  const textOf = (row: number, column: number): string => {
    const { value, text } = sheet.getRow(row).getCell(column);
    if (value instanceof Date) return isoOf(value);
    const isDay = row > 1 && typeof value === 'number' && dateColumns.includes(textOf(1, column));
    return isDay ? serialDay(value) : String(text ?? '').trim();
  };
  const columns = Array.from({ length: sheet.columnCount }, (_, i) => textOf(1, i + 1));
  const last = columns.reduce((most, name, i) => (name === '' ? most : i + 1), 0);
  const names = columns.slice(0, last);
  const rows = Array.from({ length: Math.max(0, sheet.rowCount - 1) }, (_, i) => ({
    row: i + 2,
    cells: Object.fromEntries(names.map((name, j) => [name, textOf(i + 2, j + 1)])),
  }));
  return { columns: names, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}

/** Rows of a spreadsheet of entries, CSV or XLSX, still unread. */
export async function readSheetFile(file: string): Promise<Sheet> {
  return /\.xlsx$/i.test(file) ? readXlsx(file) : readCsv(await readTextFile(file), file);
}

const examples: readonly (readonly [string, string])[] = [
  ['type', 'party, agreement, commitment, milestone or evidence. A stage is never written: it follows from evidence'],
  ['id', 'small letters, digits, hyphens; may stay empty for commitments and evidence'],
  ['of', 'id of the agreement (or of the milestone, commitment or entry that evidence is of)'],
  ['date', '2026-01-31'],
  ['title', 'title of an agreement, name of a party; _ko and _mn the same in Korean and Mongolian'],
  ['kind', 'agreement: memorandum, talks, committee, programme, project; party: state, state-company, firm, institute'],
  ['parties', 'ids of parties, separated by semicolons'],
  ['measure', 'tonnes, money, people or deliverable'],
  [
    'what',
    'evidence: signed, meeting, term-sheet, joint-venture, contract, shipment, result, opened, budgeted, trained, setback, confirmed, disputed, lapse; else words',
  ],
  ['unit', 't/y or t (contained tonnes), "gross t"; a currency code for money'],
  ['odds', 'evidence of a contract: odds that its tonnes come, 0 to 1, where somebody states them'],
  ['publisher', 'who says so; address and source_date beside it'],
];

/** Writes the empty spreadsheet of entries: CSV with its heading, or XLSX with a second sheet that explains the columns. */
export async function sheetTemplate(format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  if (format === 'csv') return new TextEncoder().encode(`\uFEFF${sheetColumns.join(',')}\r\n`);
  const book = await newWorkbook();
  const sheet = book.addWorksheet('entries', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = sheetColumns.map((name) => ({ header: name, key: name, width: Math.max(10, name.length + 2) }));
  sheet.getRow(1).font = { bold: true };
  for (const name of dateColumns) sheet.getColumn(name).numFmt = '@';
  const help = book.addWorksheet('read me');
  help.columns = [
    { header: 'column', width: 14 },
    { header: 'what to write', width: 110 },
  ];
  help.addRows(examples.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
