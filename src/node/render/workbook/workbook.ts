import type { Worksheet } from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Language } from '../../../base/index.js';
import { type CashFlowSheet, type Document, type Names, type Speaker, say, speaker } from '../../../brief/index.js';
import { writeCashFlow } from './cash-flow.js';
import { ink } from './ink.js';
import { clamped, columnsOf, writeSection } from './section.js';

/** Names of sheets have 31 characters at most, none of []:*?/\ and no name twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 28)
    .trim();
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The first sheet: what the workbook is, what makes it again, and a door to each of its sheets. */
function writeContents(
  sheet: Worksheet,
  { title, subtitle, imprint }: Document,
  others: readonly string[],
  voice: Speaker,
) {
  sheet.getColumn(1).width = 100;
  sheet.addRow([voice.sentence(title)]).font = { name: 'Calibri', bold: true, size: 15 };
  for (const one of [subtitle, ...imprint]) {
    const row = sheet.addRow([voice.sentence(one)]);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.addRow([]);
  for (const text of others) {
    const row = sheet.addRow([{ text, hyperlink: `#'${text.replaceAll("'", "''")}'!A1` }]);
    row.font = { name: 'Calibri', color: { argb: ink.blue }, underline: true };
  }
}

/** A table of plain cells: figures with unit and statistic, or sources. */
export interface PlainTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface WorkbookContent {
  /** What is said: a sheet a section. */
  readonly documents: readonly Document[];
  /** Figures as numbers, and the sources they rest on. */
  readonly tables: readonly PlainTable[];
  /** Cash flows with live formulas. */
  readonly cashFlows: readonly CashFlowSheet[];
}

/** A table that can be filtered and counted with. */
function writePlain(sheet: Worksheet, { columns, rows }: PlainTable): void {
  sheet.addRow([...columns]).font = { name: 'Calibri', bold: true };
  for (const row of rows) sheet.addRow([...row]);
  columns.forEach((head, c) => {
    const longest = rows.reduce((most, row) => Math.max(most, columnsOf(String(row[c] ?? ''))), columnsOf(head) + 3);
    sheet.getColumn(c + 1).width = clamped(longest, 8, 48);
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 1 }];
}

/** A workbook: contents, sections of documents, tables of numbers, and a sheet of live formulas a project. Dates inside are fixed, so that equal content gives equal bytes. */
export async function workbook(
  { documents, tables, cashFlows }: WorkbookContent,
  names: Names,
  language: Language,
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.created = new Date(0);
  book.modified = new Date(0);
  book.creator = 'Lodeward';
  book.calcProperties.fullCalcOnLoad = true;
  const voice = speaker(language, names);
  const taken = new Set<string>();
  const add = (title: string) => book.addWorksheet(sheetName(title, taken));
  const [first] = documents;
  const contents = first && add(voice.sentence(say('ui.contents')));
  for (const document of documents)
    for (const section of document.sections) writeSection(section, add(voice.sentence(section.title)), voice);
  for (const flow of cashFlows) writeCashFlow(add(flow.id), flow, voice);
  for (const table of tables) writePlain(add(table.name), table);
  if (contents)
    writeContents(
      contents,
      first,
      book.worksheets.slice(1).map(({ name }) => name),
      voice,
    );
  for (const sheet of book.worksheets) {
    sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
    sheet.headerFooter.oddFooter = '&L&A&R&P / &N';
  }
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  return Buffer.from(zipSync(parts, { mtime: '2000-01-01T00:00:00' }));
}
