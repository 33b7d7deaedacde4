import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';
import {
  cashFlowOf,
  checkSupport,
  compareProjects,
  evaluateProject,
  fitProject,
  isItBankable,
  priceFacts,
  projectDocument,
  showRegime,
  type Variant,
  varied,
  whoBuys,
} from '../../answers/index.js';
import { languages } from '../../base/index.js';
import {
  importProject,
  openProjects,
  packagePath,
  readNameList,
  readNames,
  readOverlays,
  readPlants,
  readProgrammes,
  readProjectText,
  readRegime,
  readRoutes,
  textRules,
  workbook,
  writeProjectTemplate,
} from '../../node/index.js';
import { inFolder, toFile } from '../world.js';
import type { Register } from './index.js';
import { bytesOf } from './question.js';
import { country, mineral, seed } from './shapes.js';

const text = z.string().min(1).max(200_000).openapi({ description: 'lodeward-project/1, YAML or JSON' });
const overlay = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(60)
  .optional()
  .openapi({ description: 'an overlay that ships, like draft-law-2026' });
const draws = z.number().int().min(0).max(10_000).default(0);
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sample = await readFile(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'), 'utf8');
/** Levers of the host, of the home state and of the market. */
const levers = {
  host: country.optional(),
  overlay,
  support: z
    .array(z.string().max(100))
    .max(20)
    .optional()
    .openapi({ description: 'programmes in place of those of the file' }),
  participation: z.enum(['share', 'special-royalty']).optional(),
  price: z.number().positive().max(100).optional().openapi({ description: 'multiple of every price of a product' }),
};
const variants = z.array(z.strictObject(levers)).min(1).max(50).default([{}]);

/** A project that was handed in, with its levers moved. */
async function leveredText(file: string, variant: Variant) {
  const project = varied((await readProjectText(file, 'request')).project, variant);
  return { project, rules: await textRules(project, variant.overlay) };
}

export const projectRoutes: Register = (api, { atlas, folder }) => {
  const prices = (minerals: readonly string[]) => priceFacts(atlas, minerals);

  api.get({
    path: 'regimes/{country}',
    summary:
      'The fiscal regime of a country: each levy with its terms, dates, status and source, and the what-ifs over it',
    params: { country },
    example: { country: 'MNG' },
    answer: 'ShownRegime',
    ask: async ({ country: code }) => showRegime(await readRegime(code), await readOverlays(code)),
  });
  api.get({
    path: 'projects',
    command: 'project new',
    summary: 'The projects of the study that are not confidential, as texts to start from',
    answer: 'ProjectText[]',
    ask: () => openProjects(join(folder, 'projects')),
  });
  api.post({
    path: 'projects/evaluate',
    command: 'project evaluate',
    summary: 'Cash flows and figures by party: lodeward-project-result/1',
    body: { text, ...levers, draws, seed: seed.default(1) },
    example: { text: sample, draws: 10 },
    answer: 'ProjectResult',
    ask: async ({ text: file, draws: many, seed: first, ...moved }) =>
      evaluateProject(prices, { ...(await leveredText(file, moved as Variant)), draws: many, seed: first }),
  });
  api.file('post', {
    path: 'projects/workbook',
    command: 'project evaluate',
    summary: 'The same as a workbook: the figures, and the cash flow in live formulas',
    body: { text, ...levers, draws, seed: seed.default(1), language: z.enum(languages).default('en') },
    example: { text: sample },
    types: [xlsx],
    ask: async ({ text: file, draws: many, seed: first, language, ...moved }) => {
      const asked = await leveredText(file, moved as Variant);
      const result = await evaluateProject(prices, { ...asked, draws: many, seed: first });
      const documents = [projectDocument(result)];
      const content = { documents, cashFlows: [cashFlowOf(asked.project, asked.rules)], tables: [] };
      const { names } = await readNames();
      return { type: xlsx, name: `${asked.project.id}.xlsx`, bytes: await workbook(content, names, language) };
    },
  });
  api.post({
    path: 'projects/explain',
    command: 'project explain',
    summary:
      'Waterfall, AETR over price, tornado, value of waiting, standing against price history, host account, stages',
    body: { text, ...levers },
    example: { text: sample },
    answer: 'Explanation',
    ask: async ({ text: file, ...moved }) => {
      const { project, rules } = await leveredText(file, moved as Variant);
      return isItBankable({ atlas, routes: await readRoutes() }, project, rules);
    },
  });
  api.post({
    path: 'projects/compare',
    command: 'project compare',
    summary: 'One project under hosts, overlays and support packages, and its choice of stage',
    body: { text, variants, stages: z.boolean().default(false), draws, seed: seed.default(1) },
    example: { text: sample, variants: [{ host: 'MNG' }, { host: 'AUS' }] },
    answer: 'Comparison',
    table: ({ rows }: { rows: readonly object[] }) => rows,
    ask: async ({ text: file, variants: asked, ...rest }) => {
      const { project } = await readProjectText(file, 'request');
      return compareProjects({ rules: textRules, prices }, { project, variants: asked as never, ...rest });
    },
  });
  api.post({
    path: 'projects/fit',
    command: 'project fit',
    summary: 'Who could take the product, by which route, whom they buy from now, which support applies',
    body: { text, importer: country.default('KOR') },
    example: { text: sample },
    answer: 'ProjectFit',
    ask: async ({ text: file, importer }) => {
      const { project, rules } = await readProjectText(file, 'request');
      const [plants, legs, programmes] = await Promise.all([readPlants(), readRoutes(), readProgrammes()]);
      return fitProject({ atlas, plants, routes: legs, programmes }, project, rules, importer);
    },
  });
  api.post({
    path: 'support/check',
    command: 'support check',
    summary: 'Which programmes a project qualifies for, and why not: each rule, missing documents, whom to call',
    body: { text, home: country.optional() },
    example: { text: sample },
    answer: 'SupportCheck',
    table: ({ programmes }: { programmes: readonly object[] }) => programmes,
    ask: async ({ text: file, home }) =>
      checkSupport((await readProjectText(file, 'request')).project, await readProgrammes(), home),
  });
  api.get({
    path: 'buyers',
    command: 'buyers',
    summary: 'Cited plants of a country that take a mineral, and its suppliers of today',
    query: { mineral, importer: country.default('KOR'), form: mineral.optional() },
    example: { mineral: 'molybdenum' },
    answer: 'Buyers',
    ask: async (asked) => {
      const [plants, { minerals }] = await Promise.all([readPlants(), readNameList()]);
      const codes = minerals.map(({ code }) => code);
      return whoBuys({ atlas, plants }, codes, asked);
    },
  });
  api.file('get', {
    path: 'projects/template.xlsx',
    command: 'project template',
    summary: 'A workbook to fill in',
    types: [xlsx],
    ask: () => toFile('project.xlsx', xlsx, writeProjectTemplate),
  });
  api.upload({
    path: 'projects/import',
    command: 'project import',
    summary: 'A filled workbook as the text of a project file; problems by cell',
    takes: bytesOf,
    answer: 'ImportedText',
    ask: (_, bytes) =>
      inFolder(async (scratch) => ({ text: await importProject(await scratch.put('project.xlsx', bytes)) })),
  });
};
