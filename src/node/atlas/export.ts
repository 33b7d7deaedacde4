import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvText, type Source } from '../../atlas/index.js';
import { makeFolder } from '../make-folder.js';
import {
  numericColumns,
  rowsAsCsv,
  rowsAsParquet,
  type WrittenRow,
  writtenCells,
  writtenColumns,
} from './row-files.js';

export const exportFormats = ['csv', 'xlsx', 'datapackage', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportContent {
  readonly vintage: string;
  readonly rows: readonly WrittenRow[];
  readonly sources: readonly Source[];
}

const sourceColumns = ['id', 'publisher', 'title', 'edition', 'licence', 'url', 'accessed'] as const;
const sourceCells = (source: Source) => sourceColumns.map((column) => source[column]);
const about = (vintage: string) =>
  `Lodeward atlas, vintage ${vintage}. Each row names its source; the licence of a row is that of its source. An empty value has its reason in the column "missing".`;

const descriptions: Readonly<Record<string, string>> = {
  id: 'key of the row; lodeward atlas trace takes it',
  kind: 'production, trade, flow, reserves, capacity, price, fx, macro, governance, use or assessment',
  form: 'commodity form; HS codes stand in the table of forms',
  stage: 'stage of the chain',
  value: 'empty where missing',
  unit: 't (tonnes), usd, usd-per-t, lcu-per-usd, share, wgi, ...',
  low: 'lower end of the interval of a balanced flow',
  high: 'upper end of the interval of a balanced flow',
  source: 'id of the source',
  row: 'row of the raw file, as a spreadsheet shows it',
  missing: 'why there is no value',
};

async function writeCsv(folder: string, content: ExportContent, bom: boolean): Promise<readonly string[]> {
  const sources = csvText(sourceColumns, content.sources.map(sourceCells), 'all');
  await writeFile(join(folder, 'rows.csv'), rowsAsCsv(content.rows, { bom }));
  await writeFile(join(folder, 'sources.csv'), (bom ? '\uFEFF' : '') + sources);
  return ['rows.csv', 'sources.csv'];
}

async function writeWorkbook(folder: string, content: ExportContent): Promise<readonly string[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ filename: join(folder, 'atlas.xlsx'), useSharedStrings: false });
  const rows = book.addWorksheet('rows');
  rows.addRow([...writtenColumns]).commit();
  for (const row of content.rows) rows.addRow(writtenCells(row).map((cell) => cell ?? null)).commit();
  rows.commit();
  const sources = book.addWorksheet('sources');
  sources.addRow([...sourceColumns]).commit();
  for (const source of content.sources) sources.addRow(sourceCells(source)).commit();
  sources.commit();
  const note = book.addWorksheet('about');
  note.addRow([about(content.vintage)]).commit();
  note.commit();
  await book.commit();
  return ['atlas.xlsx'];
}

const type = (column: string) =>
  !numericColumns.has(column) ? 'string' : column === 'year' || column === 'month' ? 'integer' : 'number';

/** A Frictionless Data Package (v1): the two tables, their fields and keys, and the licences as the sources state them. */
async function writePackage(folder: string, content: ExportContent): Promise<readonly string[]> {
  const files = {
    'atlas-rows.csv': rowsAsCsv(content.rows),
    'atlas-sources.csv': csvText(sourceColumns, content.sources.map(sourceCells), 'all'),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const resource = (path: keyof typeof files, fields: readonly object[], more: object) => ({
    name: path.replace('.csv', ''),
    path,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(files[path]),
    hash: `sha256:${createHash('sha256').update(files[path]).digest('hex')}`,
    schema: { fields, missingValues: [''], primaryKey: 'id', ...more },
  });
  const document = {
    profile: 'tabular-data-package',
    name: 'lodeward-atlas',
    title: 'Lodeward atlas: rows on critical minerals with their sources',
    description: about(content.vintage),
    version: content.vintage,
    licenses: [{ name: 'other-at', title: 'Each row carries the licence of its source: see atlas-sources.csv' }],
    sources: content.sources.map(({ publisher, title, edition, url }) => ({
      title: `${publisher}: ${title}, ${edition}`,
      ...(/^https?:/.test(url) ? { path: url } : {}),
    })),
    resources: [
      resource(
        'atlas-rows.csv',
        writtenColumns.map((name) => ({
          name,
          type: type(name),
          ...(descriptions[name] ? { description: descriptions[name] } : {}),
        })),
        { foreignKeys: [{ fields: 'source', reference: { resource: 'atlas-sources', fields: 'id' } }] },
      ),
      resource(
        'atlas-sources.csv',
        sourceColumns.map((name) => ({ name, type: 'string' })),
        {},
      ),
    ],
  };
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(document, null, 2)}\n`);
  return ['datapackage.json', ...Object.keys(files)];
}

/** Writes rows and their sources into a folder, in each of the formats asked for; returns the names of the files. */
export async function exportRows(
  folder: string,
  formats: readonly ExportFormat[],
  content: ExportContent,
  options: { readonly bom?: boolean } = {},
): Promise<readonly string[]> {
  await makeFolder(folder);
  const written: string[] = [];
  if (formats.includes('csv')) written.push(...(await writeCsv(folder, content, options.bom ?? false)));
  if (formats.includes('xlsx')) written.push(...(await writeWorkbook(folder, content)));
  if (formats.includes('datapackage')) written.push(...(await writePackage(folder, content)));
  if (formats.includes('parquet')) {
    await rowsAsParquet(content.rows, join(folder, 'rows.parquet'));
    written.push('rows.parquet');
  }
  return written;
}
