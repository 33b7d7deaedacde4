import { z } from '@hono/zod-openapi';
import {
  differVintages,
  factKinds,
  rowKinds,
  showRows,
  traceRow,
  whichConflicts,
  whichRows,
  whichSources,
} from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import {
  addedRows,
  exportFormats,
  exportRows,
  readCoverage,
  readNameList,
  readNotes,
  rowsAsCsv,
  rowsAsParquet,
  traceAdded,
  traceTable,
} from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder, toFile } from '../world.js';
import { zipped } from '../zip.js';
import type { Register } from './index.js';
import { country, line, mineral, whole, words, year } from './shapes.js';

const mostRows = 50_000;
const vintage = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .openapi({ description: 'a vintage kept on this machine' });

const notThere = (id: string) => (error: unknown) => {
  throw error instanceof InputRefused ? new Refused(plainProblem('unknown-row', 404, { id })) : error;
};
const kept = { vintage: vintage.optional() };

export const atlasRoutes: Register = (api, world) => {
  api.get({
    path: 'names',
    summary: 'Names of minerals and countries in English, Korean and Mongolian',
    answer: 'Names',
    ask: () => readNameList(),
  });
  api.get({
    path: 'notes',
    summary: 'Notes on the data of markets in English, Korean and Mongolian',
    answer: 'DataNote[]',
    ask: () => readNotes(),
  });
  api.get({
    path: 'rows',
    command: 'atlas show',
    summary: `Rows of the atlas, at most ${mostRows}; narrow them by kind, mineral, year or country`,
    query: {
      kind: words.optional().openapi({ description: `some of ${rowKinds.join(',')}` }),
      mineral: mineral.optional().openapi({ description: 'mineral or form' }),
      form: mineral.optional(),
      stage: mineral.optional(),
      year: year.optional(),
      country: country.optional().openapi({ description: 'country, exporter or importer' }),
      exporter: country.optional(),
      importer: country.optional(),
      source: line(60).optional(),
      ...kept,
    },
    example: { kind: 'production', mineral: 'tin', year: 2022 },
    answer: 'ShownRow[]',
    table: (rows: readonly object[]) => rows,
    writers: {
      csv: (rows) => rowsAsCsv(rows),
      parquet: async (rows) => (await toFile('rows', '', (file) => rowsAsParquet(rows, file))).bytes,
    },
    ask: async ({ kind: kinds, vintage: named, ...narrowed }) => {
      const tooMany = (found: number) => new Refused(plainProblem('too-many-rows', 413, { found, most: mostRows }));
      if (!kinds && Object.keys(narrowed).length === 0) throw tooMany(0);
      const question = { ...narrowed, ...(kinds ? { kinds } : {}) };
      const { rows } = await showRows(await world.vintage(named), question);
      const all = [...rows, ...(await addedRows(question))];
      if (all.length > mostRows) throw tooMany(all.length);
      return all;
    },
  });
  api.get({
    path: 'rows/{id}/trace',
    command: 'atlas trace',
    summary: 'The path of one number, or of a fact, back to the row of its source',
    params: { id: line(200) },
    query: kept,
    example: { id: 'production.fluorspar.2022.MNG.t@usgs-panel' },
    answer: 'TracedRow',
    ask: async ({ id, vintage: named }) => {
      const beside = (await traceTable(id)) ?? (await traceAdded(id));
      return beside ?? traceRow(await world.vintage(named), id).catch(notThere(id));
    },
  });
  api.get({
    path: 'facts/{kind}',
    command: 'atlas facts',
    summary: 'Facts that are no numbers: facilities, ports, corridor, controls, lists',
    params: { kind: z.enum(factKinds) },
    query: { mineral: mineral.optional(), country: country.optional(), ...kept },
    example: { kind: 'control', mineral: 'rare-earths' },
    answer: 'Fact[]',
    table: (facts: readonly object[]) => facts,
    ask: async ({ kind, mineral: code, country: of, vintage: named }) =>
      (await (await world.vintage(named)).facts(kind)).filter(
        (fact) => (!code || fact.minerals.includes(code)) && (!of || fact.country === of),
      ),
  });
  api.get({
    path: 'sources',
    command: 'atlas sources',
    summary: 'Every source of the vintage: publisher, edition, licence; of a mineral, with how many rows each gave',
    query: { mineral: mineral.optional(), ...kept },
    example: { mineral: 'molybdenum' },
    answer: 'VintageSources',
    table: ({ sources }: { sources: readonly object[] }) => sources,
    ask: async ({ mineral: code, vintage: named }) => whichSources(await world.vintage(named), code),
  });
  api.get({
    path: 'coverage',
    command: 'atlas coverage',
    summary: 'How far each market can be believed and why, and what is left out',
    answer: 'MarketCoverage',
    table: ({ chains }: { chains: readonly object[] }) => chains,
    ask: () => readCoverage(),
  });
  api.get({
    path: 'conflicts',
    command: 'atlas conflicts',
    summary: 'Where sources differ; both values are kept and shown',
    query: {
      mineral: mineral.optional(),
      percent: whole(0, 1000).default(5),
      trade: z.enum(['true', 'false']).default('false'),
      ...kept,
    },
    example: { mineral: 'fluorspar' },
    answer: 'ConflictAnswer',
    table: ({ conflicts }: { conflicts: readonly object[] }) => conflicts,
    ask: async ({ mineral: code, percent, trade, vintage: named }) =>
      whichConflicts(await world.vintage(named), {
        share: percent / 100,
        ...(code ? { mineral: code } : {}),
        ...(trade === 'true' ? { trade: true } : {}),
      }),
  });
  api.get({
    path: 'vintages/difference',
    command: 'atlas diff',
    summary: 'What changed between two vintages of this machine',
    query: { before: vintage, after: vintage.optional() },
    answer: 'VintageDifference',
    ask: async ({ before, after }) => differVintages(await world.vintage(before), await world.vintage(after)),
  });
  api.file('get', {
    path: 'export',
    command: 'data export',
    summary: 'Rows and their sources as CSV, XLSX, Frictionless Data Package or Parquet, in one ZIP',
    query: {
      format: z.enum(exportFormats).default('datapackage'),
      mineral: words.optional(),
      kind: words.optional(),
      bom: z.enum(['true', 'false']).default('false'),
      ...kept,
    },
    example: { format: 'csv', mineral: 'tin', kind: 'production' },
    types: ['application/zip'],
    ask: async ({ format, mineral: minerals, kind, bom, vintage: named }) => {
      const content = await whichRows(await world.vintage(named), {
        ...(minerals ? { minerals } : {}),
        ...(kind ? { kinds: kind } : {}),
      });
      return inFolder(async (scratch) => {
        const folder = scratch.path('rows');
        const files = await exportRows(folder, [format], content, bom === 'true' ? { bom: true } : {});
        return zipped(`lodeward-${content.vintage}-${format}.zip`, folder, files);
      });
    },
  });
};
