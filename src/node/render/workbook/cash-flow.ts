import type { Worksheet } from 'exceljs';
import { type CashFlowSheet, type GridCell, type GridRow, type Speaker, say } from '../../../brief/index.js';
import { ink } from './ink.js';

const numbers: Readonly<Record<GridRow['is'], string>> = {
  title: '@',
  input: '#,##0.######',
  flow: '#,##0',
  sum: '#,##0',
  working: '#,##0.####',
};

const cellOf = (cell: GridCell) => (typeof cell === 'object' ? { formula: cell.formula } : (cell ?? null));

/** A project's cash flow in live formulas: inputs blue, sums bold. */
export function writeCashFlow(sheet: Worksheet, flow: CashFlowSheet, voice: Speaker): void {
  for (const row of flow.rows) {
    const written = sheet.addRow([voice.label(row.label), row.unit, cellOf(row.parameter), ...row.years.map(cellOf)]);
    if (row.is === 'title') {
      written.eachCell((cell) => {
        cell.font = { bold: true };
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: ink.pale } };
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
      if (row.is === 'input' && typeof cell.value === 'number') cell.font = { color: { argb: ink.blue } };
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
