import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Row, Workbook, Worksheet } from 'exceljs';
import { parse, stringify } from 'yaml';
import { InputRefused } from '../../base/index.js';
import { readStudy } from '../../study/index.js';
import { makeFolder } from '../make-folder.js';
import { newWorkbook, openWorkbook } from '../workbook-file.js';
import { studyTexts } from './read.js';
import { type CellValue, flattened, fromCell, isTable, toCell, unflattened } from './sheet-cells.js';

const indexName = 'files';
const keyColumn = 'key';

/** Legal and different from the names that are taken; the index sheet says which file it is. */
function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28);
  let name = base;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base.slice(0, 25)} ${i}`;
  return name;
}

const bold = (row: Row) => {
  row.font = { bold: true };
};

/**
 * Writes a study as one workbook: a sheet of keys for each file, a sheet with a row an entry for each of its lists. Comments of the YAML
 * are not carried over; values are, without loss.
 */
export async function writeStudySheet(folder: string, file: string): Promise<void> {
  const book = await newWorkbook();
  const index = book.addWorksheet(indexName);
  bold(index.addRow(['sheet', 'file', 'list']));
  const taken = new Set([indexName]);
  const sheet = (path: string, list: string) => {
    const name = sheetName(`${path.replace(/\.ya?ml$/, '')}${list ? ` ${list}` : ''}`, taken);
    taken.add(name.toLowerCase());
    index.addRow([name, path, list]);
    return book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  };
  for (const [path, text] of await studyTexts(folder)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const document = parse(text) as Readonly<Record<string, unknown>>;
    const keys = sheet(path, '');
    bold(keys.addRow([keyColumn, 'value']));
    for (const [key, value] of flattened(document)) if (!isTable(value)) keys.addRow([key, toCell(value)]);
    for (const [list, entries] of Object.entries(document).filter(([, value]) => isTable(value))) {
      const rows = (entries as readonly Readonly<Record<string, unknown>>[]).map((entry) => flattened(entry));
      const heads = [...new Set(rows.flatMap((row) => [...row.keys()]))];
      const table = sheet(path, list);
      bold(table.addRow(heads));
      for (const row of rows) table.addRow(heads.map((head) => (row.has(head) ? toCell(row.get(head)) : null)));
    }
  }
  for (const one of book.worksheets) for (const column of one.columns) column.width = 24;
  await makeFolder(dirname(file));
  await book.xlsx.writeFile(file);
}

const cellsOf = (row: Row): readonly (CellValue | undefined)[] => {
  const cells: (CellValue | undefined)[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const { value } = cell;
    const plain =
      value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'object' ? cell.text : value;
    cells[column - 1] = plain as CellValue | undefined;
  });
  return cells;
};

const rowsOf = (sheet: Worksheet) => {
  const rows: (readonly (CellValue | undefined)[])[] = [];
  sheet.eachRow((row) => rows.push(cellsOf(row)));
  return rows;
};

function documentOf(book: Workbook, index: readonly (readonly (CellValue | undefined)[])[], path: string): string {
  const parts: [string, unknown][] = [];
  for (const [name, , list] of index.filter(([, file]) => file === path)) {
    const [heads = [], ...rows] = rowsOf(book.getWorksheet(String(name))!);
    if (!list) parts.push(...rows.map(([key, value]): [string, unknown] => [String(key), fromCell(value ?? '')]));
    else
      parts.push([
        String(list),
        rows.map((row) =>
          unflattened(
            row.flatMap((cell, i) => (cell === undefined ? [] : [[String(heads[i]), fromCell(cell)] as const])),
          ),
        ),
      ]);
  }
  return stringify(unflattened(parts), { lineWidth: 0 });
}

/** Reads a workbook of `writeStudySheet` into an empty folder as a study. @throws InputRefused with every problem; nothing is written then */
export async function readStudySheet(file: string, folder: string): Promise<void> {
  const message = `${file} is no workbook that can be read; write one with "lodeward study template --xlsx FILE"`;
  const book = await openWorkbook(file, { code: 'unreadable-file', file, message });
  const index = book.getWorksheet(indexName);
  const listed = index ? rowsOf(index).slice(1) : [];
  const absent = listed.filter(([name]) => !book.getWorksheet(String(name)));
  if (!index || absent.length > 0)
    throw new InputRefused(
      [...(index ? absent.map(([name]) => String(name)) : [indexName])].map((name) => ({
        code: 'missing-sheet',
        file,
        value: name,
        message: `the sheet "${name}" is not there; keep the sheets of the template, their rows may change`,
      })),
    );
  const texts = new Map(
    [...new Set(listed.map(([, path]) => String(path)))].map((path) => [path, documentOf(book, listed, path)]),
  );
  const reading = readStudy(texts);
  if (reading.value === undefined) throw new InputRefused(reading.problems);
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new InputRefused([
      {
        code: 'folder-not-empty',
        file: folder,
        message: 'this folder is not empty; name a new one, nothing was written',
      },
    ]);
  for (const [path, text] of texts) {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), text);
  }
}
