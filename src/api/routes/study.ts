import { extname, join } from 'node:path';
import { z } from '@hono/zod-openapi';
import { becameOf, bestWithBudget, planDocument } from '../../answers/index.js';
import {
  highsSolver,
  openProjects,
  packagePath,
  readMemoranda,
  readStudySheet,
  runFiles,
  schemaOf,
  studyOf,
  studyTexts,
  tidyTables,
  writeStudySheet,
} from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder, toFile, type World } from '../world.js';
import type { Register } from './index.js';
import { bytesOf } from './question.js';
import { date, studyFiles as files, seed } from './shapes.js';

const budgetKrw = z.number().min(0).max(1e18).optional();
const draws = z.number().int().min(10).max(10_000).optional();
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tables = ['minerals', 'events', 'suppliers', 'partner', 'agreements', 'checks', 'measures', 'frontier'] as const;
const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xlsx': xlsx,
  '.pdf': 'application/pdf',
};
const template = () => packagePath('studies', 'mongolia-korea');
const textsOf = async (folder: string) => ({ files: Object.fromEntries(await studyTexts(folder)) });

/** @throws Refused not-run-yet */
export async function resultsOf(world: World) {
  const known = await world.known();
  if (known) return known;
  throw new Refused(plainProblem('not-run-yet', 409));
}

export const studyRoutes: Register = (api, world) => {
  api.job({
    path: 'study',
    command: 'study run',
    summary: 'Run the study of this server, or one handed in: lodeward-results/1',
    body: { files: files.optional(), draws, seed: seed.optional(), budgetKrw },
    answer: 'Results',
    ask: (asked, context) => world.results(asked, context),
  });
  api.get({
    path: 'results',
    summary: 'Results of the study of this server: of its last run, or kept from an earlier one with the same facts',
    answer: 'Results',
    ask: () => resultsOf(world),
  });
  api.get({
    path: 'study/before-run',
    summary: 'What the study tells before it has run: partner table, agreements, one project',
    answer: 'BeforeRun',
    ask: () => world.beforeRun(),
  });
  api.get({
    path: 'results/{table}',
    summary: 'A tidy table of the last run of the study of this server',
    params: { table: z.enum(tables) },
    answer: 'TidyRow[]',
    table: (rows: readonly object[]) => rows,
    ask: async ({ table }) => {
      const found = tidyTables(await resultsOf(world)).find(({ name }) => name === table)!;
      return found.rows.map((row) => Object.fromEntries(found.columns.map((column, i) => [column, row[i]])));
    },
  });
  api.file('get', {
    path: 'results/files/{name}',
    command: 'study run',
    summary: 'A file that a run leaves: the report as one page, the workbook, the briefs',
    params: { name: z.enum(runFiles).exclude(['results.json']) },
    types: ['text/html', xlsx, 'application/pdf'],
    ask: async ({ name }, { language }) => {
      const bytes = await world.runFile(name, language);
      if (bytes) return { name, type: typeOf[extname(name)]!, bytes };
      throw new Refused(plainProblem('not-run-yet', 409));
    },
  });
  api.get({
    path: 'study/template',
    command: 'study new',
    summary: 'The files of the template study, to copy and edit',
    answer: 'StudyFiles',
    ask: () => textsOf(template()),
  });
  api.post({
    path: 'study/check',
    command: 'study check',
    summary: 'Check the files of a study: all problems, with file and line',
    body: { files },
    answer: 'StudyChecked',
    ask: (asked) => {
      const { study, events } = studyOf(new Map(Object.entries(asked.files)));
      const { id, importer, partner, minerals } = study;
      const counted = { minerals: minerals.length, events: events.events.length };
      return { problems: [], study: { id, importer, partner, ...counted } };
    },
  });
  api.post({
    path: 'study/projects',
    summary: 'The projects of a study handed in that are not confidential, as texts',
    body: { files },
    answer: 'ProjectText[]',
    ask: ({ files: texts }) =>
      inFolder(async (scratch) => openProjects(join(await scratch.putStudy(texts), 'projects'))),
  });
  api.post({
    path: 'study/agreements',
    summary: 'What became of the agreements of a study handed in, at a date',
    body: { files, date },
    answer: 'BecameOfStudy',
    ask: async ({ files: texts, date: day }) =>
      becameOf(studyOf(new Map(Object.entries(texts))).agreements, day, (await readMemoranda()).disclosures),
  });
  api.file('get', {
    path: 'study/template.xlsx',
    command: 'study template',
    summary: 'The template study as a spreadsheet that can be filled in',
    types: [xlsx],
    ask: () => toFile('study.xlsx', xlsx, (file) => writeStudySheet(template(), file)),
  });
  api.file('post', {
    path: 'study/sheet',
    command: 'study template',
    summary: 'A study handed in, as a spreadsheet that can be filled in',
    body: { files },
    types: [xlsx],
    ask: ({ files: texts }) =>
      inFolder(async (scratch) => {
        const folder = await scratch.putStudy(texts);
        return toFile('study.xlsx', xlsx, (file) => writeStudySheet(folder, file));
      }),
  });
  api.upload({
    path: 'study/import',
    command: 'study import',
    summary: 'The files of a study from a filled spreadsheet; problems by cell',
    takes: bytesOf,
    answer: 'StudyFiles',
    ask: (_, bytes) =>
      inFolder(async (scratch) => {
        await readStudySheet(await scratch.put('study.xlsx', bytes), scratch.path('study'));
        return textsOf(scratch.path('study'));
      }),
  });
  api.get({
    path: 'schemas',
    command: 'study schema',
    summary: 'JSON Schemas of the files a user writes, by name',
    answer: 'FileSchemas',
    ask: () => schemaOf(undefined),
  });
  api.job({
    path: 'plans',
    command: 'portfolio choose',
    summary: 'The best use of a budget, of the study of this server or one handed in: why, why not, the frontier',
    body: {
      files: files.optional(),
      budgetKrw,
      objective: z.enum(['expected', 'cvar']).optional(),
      tailWeight: z.number().min(0).max(1).optional(),
      loss: z.enum(['buyers', 'value-added']).optional(),
      draws: z.number().int().min(10).max(10_000).default(250),
      seed: seed.optional().openapi({ description: 'default: as study.yaml says' }),
    },
    answer: 'PlanDocument',
    ask: async ({ files: texts, ...asked }, { report, signal }) => {
      const { study, ports } = await world.asked(texts, signal);
      const solver = await highsSolver();
      const question = { study, seed: study.study.seed, ...asked };
      return planDocument(await bestWithBudget({ ...ports, solver }, question, report));
    },
  });
};
