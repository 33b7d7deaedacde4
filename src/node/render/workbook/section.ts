import type { Cell, Font, Worksheet } from 'exceljs';
import type { Section, Speaker, Table, Value } from '../../../brief/index.js';
import { type Chart, twin } from '../chart/twin.js';
import { ink } from './ink.js';

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

/** Columns that a text takes in a sheet: Hangul takes nearly two. */
export const columnsOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2fff' ? 1.8 : 1.05), 1);
export const clamped = (width: number, least: number, most: number) => Math.max(least, Math.min(width, most));
const lineHeight = 15;
/** Lines that a text takes in so many columns. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.ceil(columnsOf(line) / (width * 0.95)), 0);

/** Widths of the columns of a section: the longest cell whole if it is short, else in a few lines. */
function widthsOf({ blocks }: Section, voice: Speaker): readonly number[] {
  const widths = [30, 18, 18, 18];
  for (const block of blocks)
    if (block.is === 'table')
      block.columns.forEach(({ head }, c) => {
        const cells = block.rows.map((row) => columnsOf(voice.label(row[c]!.value)));
        const wanted = Math.max(columnsOf(voice.sentence(head)) / 2, ...cells);
        widths[c] = Math.max(widths[c] ?? 0, clamped(wanted, c === 0 ? 30 : 14, 46));
      });
  return widths;
}

/** A section on a sheet: sentences across its columns, tables with heads, charts as their numbers, all in lines that can be read and printed. */
export function writeSection(section: Section, sheet: Worksheet, voice: Speaker): void {
  const widths = widthsOf(section, voice);
  const across = widths.reduce((sum, width) => sum + width, 0);
  widths.forEach((width, c) => {
    sheet.getColumn(c + 1).width = width;
  });
  const said = (text: string, font: Partial<Font> = {}) => {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, widths.length);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    row.font = { name: 'Calibri', ...font };
    const size = (font.size ?? 11) / 11;
    row.height = lineHeight * size * linesOf(text, across / size);
  };
  const table = ({ title, columns, rows, source }: Table) => {
    sheet.addRow([]);
    said(voice.sentence(title), { bold: true });
    const head = sheet.addRow(columns.map(({ head: one }) => voice.sentence(one)));
    head.font = { name: 'Calibri', bold: true };
    head.eachCell((cell, c) => {
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: ink.pale } };
      cell.border = { bottom: { style: 'thin' } };
      cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: columns[c - 1]?.numeric ? 'right' : 'left' };
    });
    for (const row of rows) {
      const texts = row.map(({ value }) => voice.label(value));
      const written = sheet.addRow(texts);
      written.height = lineHeight * Math.max(...texts.map((text, c) => linesOf(text, widths[c]!)));
      row.forEach(({ value }, c) => {
        const cell = written.getCell(c + 1);
        cell.alignment = { wrapText: true, vertical: 'top', horizontal: columns[c]?.numeric ? 'right' : 'left' };
        asNumber(cell, value);
      });
    }
    if (source) said(voice.sentence(source), { size: 9, color: { argb: ink.quiet } });
  };
  /** The numbers of a chart, which a sheet cannot draw. */
  const chart = (given: Chart) => {
    sheet.addRow([]);
    said(voice.sentence(given.title), { bold: true });
    said(voice.sentence(given.subtitle));
    for (const [label, value] of twin(given)) {
      const row = sheet.addRow([voice.label(label), voice.label(value)]);
      row.getCell(2).alignment = { horizontal: 'right' };
      asNumber(row.getCell(2), value);
    }
    said(voice.sentence(given.source), { size: 9, color: { argb: ink.quiet } });
  };
  said(voice.sentence(section.title), { bold: true, size: 13 });
  for (const block of section.blocks) {
    if (block.is === 'table') table(block);
    else if (block.is === 'paragraph') said(block.sentences.map(voice.sentence).join(' '));
    else if (block.is === 'lead' || block.is === 'note') said(voice.sentence(block.sentence));
    else if (block.is === 'bullets') for (const item of block.items) said(`• ${voice.sentence(item)}`);
    else if (block.is === 'answers')
      for (const { question, answer } of block.items) said(`${voice.sentence(question)} ${voice.sentence(answer)}`);
    else chart(block);
  }
}
