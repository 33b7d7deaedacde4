import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputRefused, type Problem } from '../base/index.js';
import { newProject } from './new-project.js';
import { readProjectFile } from './project-file.js';
import { importProject, writeProjectTemplate } from './project-sheet.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lodeward-'));
});
afterAll(() => rm(folder, { recursive: true }));

const problemsOf = async (work: Promise<unknown>): Promise<readonly Problem[]> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof InputRefused) return error.problems;
    throw error;
  }
  return [];
};

describe('a project as a workbook', () => {
  it('is a project file again, as it was written', async () => {
    const file = join(folder, 'template.xlsx');
    await writeProjectTemplate(file);
    const text = await importProject(file);
    await writeFile(join(folder, 'p.yaml'), text);
    const project = await readProjectFile(join(folder, 'p.yaml'));
    expect(project.products[0]).toMatchObject({ mineral: 'molybdenum', price: 40000, tonnes: [0, 0, 3000] });
    expect(project.capital).toEqual([{ class: 'plant', spend: [100e6, 150e6] }]);
  });
  it('names the cell of every problem', async () => {
    const file = join(folder, 'bad.xlsx');
    await writeProjectTemplate(file);
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.readFile(file);
    book.getWorksheet('project')!.getCell('B4').value = 'Mongolia';
    book.getWorksheet('products')!.getCell('F2').value = 3;
    book.getWorksheet('owners')!.getCell('C2').value = 0.5;
    book.getWorksheet('years')!.getCell('A3').value = 'opreating';
    await book.xlsx.writeFile(file);
    const problems = await problemsOf(importProject(file));
    expect(problems.map((p) => p.path)).toEqual(expect.arrayContaining(['project!B4', 'products!F2', 'years!A3']));
  });
});

describe('a project file', () => {
  it('is made anew, never over one that is there', async () => {
    const file = join(folder, 'new', 'mine.yaml');
    await newProject(file);
    expect((await readProjectFile(file)).basis).toBe('invented');
    expect((await problemsOf(newProject(file)))[0]!.code).toBe('file-exists');
  });
  it('with faults is refused with every line', async () => {
    const file = join(folder, 'faulty.yaml');
    const good = await readFile(new URL('../../studies/example/projects/sample-moly.yaml', import.meta.url), 'utf8');
    const lines = good.split('\n');
    const set = (start: string, text: string) => {
      const at = lines.findIndex((line) => line.startsWith(start));
      lines[at] = text;
      return at + 1;
    };
    const expected = [
      ['host', set('host:', 'host: Mongolia')],
      ['timing', set('timing:', 'timing: late')],
      ['surprise', set('prices:', 'surprise: 1')],
      ['debt[0].grace', set('debt:', 'debt: [{ lender: bank, share: 0.5, rate: 0.08, grace: 9, years: 8 }]')],
    ];
    await writeFile(file, lines.join('\n'));
    const problems = await problemsOf(readProjectFile(file));
    for (const [path, line] of expected) expect(problems.map((p) => [p.path, p.line])).toContainEqual([path, line]);
    expect(problems.every((p) => p.file === file && p.code !== '' && p.message.length > 10)).toBe(true);
  });
});
