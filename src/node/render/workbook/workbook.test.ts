import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { sampleNames } from '../../../../test/studies/sample-names.js';
import { sampleEvidence, sampleResults } from '../../../../test/studies/sample-results.js';
import { languages } from '../../../base/index.js';
import { cashFlowSheet, report } from '../../../brief/index.js';
import { caseOf, resultOf } from '../../../project/index.js';
import { packagePath } from '../../places.js';
import { readProject } from '../../project-file.js';
import { workbook } from './workbook.js';

const { project, rules } = await readProject(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'));
const c = caseOf(project, rules);
const content = {
  documents: [report(sampleResults, sampleEvidence)],
  cashFlows: [cashFlowSheet(c)],
  tables: [{ name: 'sources', columns: ['id'], rows: [['usgs']] }],
};
const opened = async (language: 'en' | 'ko' | 'mn') => {
  const book = new exceljs.Workbook();
  const bytes = await workbook(content, sampleNames, language);
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
};

describe('the results workbook', () => {
  it('has a sheet a section, the project and the sources, in each language, with names of 31 characters at most', async () => {
    const counts = new Set<number>();
    for (const language of languages) {
      const book = await opened(language);
      counts.add(book.worksheets.length);
      expect(book.worksheets.every(({ name }) => name.length > 0 && name.length <= 31)).toBe(true);
      expect(book.worksheets.at(-1)!.name).toBe('sources');
    }
    expect(counts.size).toBe(1);
  });
  it('opens with a door to each sheet, and prints a sheet across one page', async () => {
    const [contents, ...others] = (await opened('mn')).worksheets;
    const doors: string[] = [];
    contents!.eachRow((row) => {
      const { hyperlink } = row.getCell(1);
      if (hyperlink) doors.push(hyperlink);
    });
    expect(doors).toEqual(others.map(({ name }) => `#'${name.replaceAll("'", "''")}'!A1`));
    expect(others.every(({ pageSetup }) => pageSetup.fitToWidth === 1 && pageSetup.orientation === 'landscape')).toBe(
      true,
    );
  });
  it('writes figures of tables as numbers with their unit', async () => {
    const formats = new Set<string>();
    for (const sheet of (await opened('en')).worksheets.slice(0, -2))
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (typeof cell.value === 'number') formats.add(cell.numFmt);
        }),
      );
    expect([...formats].some((format) => / "[A-Z]{3}"$/.test(format))).toBe(true);
  });
  it('writes every flow as a formula of inputs, and inputs as numbers', async () => {
    const sheet = (await opened('en')).getWorksheet(project.id)!;
    const flow = cashFlowSheet(c);
    flow.rows.forEach((row, i) => {
      const cell = sheet.getRow(i + 1).getCell(5);
      if (row.is === 'input' && row.years.length > 0 && typeof row.years[1] === 'number')
        expect(typeof cell.value === 'number' || cell.value === null).toBe(true);
      if (row.is === 'sum' && row.years.length > 0) expect(cell.formula).toBeTruthy();
    });
    expect(flow.parties.map(({ id }) => id)).toEqual(resultOf(c).parties.map(({ id }) => id));
  });
  it('is the same to the byte each time', async () => {
    const [a, b] = [await workbook(content, sampleNames, 'ko'), await workbook(content, sampleNames, 'ko')];
    expect(a.equals(b)).toBe(true);
  });
});
