import type { Cell, Worksheet } from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Language } from '../../base/index.js';
import {
  type CashFlowSheet,
  type Document,
  type GridCell,
  type GridRow,
  type Names,
  type Speaker,
  say,
  speaker,
  type Value,
} from '../../brief/index.js';

const blue = 'FF1F4FA3';
const pale = 'FFE8EEF8';
const numbers: Readonly<Record<GridRow['is'], string>> = {
  title: '@',
  input: '#,##0.######',
  flow: '#,##0',
  sum: '#,##0',
  working: '#,##0.####',
};

/** Names of sheets have 31 characters at most, none of []:*?/\ and no name twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 28)
    .trim();
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

const cellOf = (cell: GridCell) => (typeof cell === 'object' ? { formula: cell.formula } : (cell ?? null));

function writeCashFlow(sheet: Worksheet, flow: CashFlowSheet, voice: Speaker): void {
  for (const row of flow.rows) {
    const written = sheet.addRow([voice.label(row.label), row.unit, cellOf(row.parameter), ...row.years.map(cellOf)]);
    if (row.is === 'title') {
      written.eachCell((cell) => {
        cell.font = { bold: true };
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: pale } };
      });
      for (let t = 0; t < flow.years; t++) written.getCell(4 + t).value = flow.firstYear + t;
      written.getCell(3).value = voice.sentence(say('sheet.parameter'));
      written.font = { bold: true };
      continue;
    }
    written.eachCell((cell, column) => {
      if (column < 3) return;
      const small = row.unit === '1' || row.unit === 'a';
      cell.numFmt = small ? '0.0000' : numbers[row.is];
      if (row.is === 'input' && typeof cell.value === 'number') cell.font = { color: { argb: blue } };
      if (row.is === 'sum') cell.font = { bold: true };
    });
    if (row.is === 'working') written.font = { italic: true, color: { argb: 'FF666666' } };
  }
  sheet.getColumn(1).width = 52;
  sheet.getColumn(2).width = 10;
  sheet.getColumn(3).width = 16;
  for (let t = 0; t < flow.years; t++) sheet.getColumn(4 + t).width = 15;
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: 0 }];
}

/** A quantity or a share stands as a number that can be counted with, in its unit; everything else as it is said. */
function asNumber(cell: Cell, value: Value): void {
  if (value.is === 'count') cell.value = value.value;
  if ((value.is !== 'quantity' && value.is !== 'share') || typeof value.value !== 'number') return;
  cell.value = value.is === 'quantity' && value.unit === '%' ? value.value / 100 : value.value;
  if (value.is === 'share' || value.unit === '%') cell.numFmt = '0.0%';
  else {
    const digits = Math.abs(value.value) >= 100 || Number.isInteger(value.value) ? '#,##0' : '#,##0.###';
    cell.numFmt = value.unit === '1' ? digits : `${digits} "${value.unit}"`;
  }
}

/** Tables and sentences of a document on sheets, one a section. */
function writeDocument(document: Document, add: (title: string) => Worksheet, voice: Speaker): void {
  for (const section of document.sections) {
    const sheet = add(voice.sentence(section.title));
    sheet.addRow([voice.sentence(section.title)]).font = { bold: true, size: 13 };
    for (const block of section.blocks) {
      if (block.is === 'table') {
        sheet.addRow([]);
        sheet.addRow([voice.sentence(block.title)]).font = { bold: true };
        sheet.addRow(block.columns.map(({ head }) => voice.sentence(head))).font = { italic: true };
        for (const row of block.rows) {
          const written = sheet.addRow(row.map(({ value }) => voice.label(value)));
          row.forEach(({ value }, c) => {
            asNumber(written.getCell(c + 1), value);
          });
        }
        if (block.source) sheet.addRow([voice.sentence(block.source)]);
      } else if (block.is === 'paragraph') sheet.addRow([block.sentences.map(voice.sentence).join(' ')]);
      else if (block.is === 'lead' || block.is === 'note') sheet.addRow([voice.sentence(block.sentence)]);
      else if (block.is === 'answers')
        for (const { question, answer } of block.items)
          sheet.addRow([voice.sentence(question), voice.sentence(answer)]);
      else if (block.is === 'bullets') for (const item of block.items) sheet.addRow([voice.sentence(item)]);
    }
    sheet.getColumn(1).width = 44;
    for (let c = 2; c <= 9; c++) sheet.getColumn(c).width = 24;
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

/** A workbook: sections of documents, tables of numbers, and a sheet of live formulas a project. Dates inside are fixed, so that equal content gives equal bytes. */
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
  for (const document of documents) writeDocument(document, add, voice);
  for (const flow of cashFlows) writeCashFlow(add(flow.id), flow, voice);
  for (const table of tables) {
    const sheet = add(table.name);
    sheet.addRow([...table.columns]).font = { bold: true };
    for (const row of table.rows) sheet.addRow([...row]);
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 1 }];
  }
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  return Buffer.from(zipSync(parts, { mtime: '2000-01-01T00:00:00' }));
}
