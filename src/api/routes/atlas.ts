import { z } from '@hono/zod-openapi';
import { differVintages, factKinds, rowKinds, whichConflicts, whichRows, whichSources } from '../../answers/index.js';
import { exportFormats, exportRows, openAtlas, readCoverage, readNameList, readNotes } from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder } from '../world.js';
import { zipped } from '../zip.js';
import type { Register } from './index.js';
import { country, line, mineral, whole, words, year } from './shapes.js';

const mostRows = 50_000;
const vintage = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .openapi({ description: 'a vintage kept on this machine' });

export const atlasRoutes: Register = (api, { atlas }) => {
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
      kind: z.enum(rowKinds).optional(),
      mineral: mineral.optional(),
      form: mineral.optional(),
      stage: mineral.optional(),
      year: year.optional(),
      country: country.optional(),
      exporter: country.optional(),
      importer: country.optional(),
      source: line(60).optional(),
    },
    example: { kind: 'production', mineral: 'tin', year: 2022 },
    answer: 'Row[]',
    table: (rows: readonly object[]) => rows,
    ask: async ({ kind, ...narrowed }) => {
      const tooMany = (found: number) => new Refused(plainProblem('too-many-rows', 413, { found, most: mostRows }));
      if (!kind && Object.keys(narrowed).length === 0) throw tooMany(0);
      const rows = await atlas.rows({ ...narrowed, ...(kind ? { kinds: [kind] } : {}) });
      if (rows.length > mostRows) throw tooMany(rows.length);
      return rows;
    },
  });
  api.get({
    path: 'rows/{id}/trace',
    command: 'atlas trace',
    summary: 'The path of one number, or of a fact, back to the row of its source',
    params: { id: line(200) },
    example: { id: 'production.fluorspar.2022.MNG.t@usgs-panel' },
    answer: 'TraceOfRow',
    ask: async ({ id }) => {
      const found = await atlas.trace(id);
      if (found) return found;
      const of = await atlas.traceFact(id);
      if (of) return { row: of.fact, steps: of.steps, source: of.source, inputs: of.inputs };
      throw new Refused(plainProblem('unknown-row', 404, { id }));
    },
  });
  api.get({
    path: 'facts/{kind}',
    command: 'atlas facts',
    summary: 'Facts that are no numbers: facilities, ports, corridor, controls, lists',
    params: { kind: z.enum(factKinds) },
    query: { mineral: mineral.optional(), country: country.optional() },
    example: { kind: 'control', mineral: 'rare-earths' },
    answer: 'Fact[]',
    table: (facts: readonly object[]) => facts,
    ask: async ({ kind, mineral: code, country: of }) =>
      (await atlas.facts(kind)).filter(
        (fact) => (!code || fact.minerals.includes(code)) && (!of || fact.country === of),
      ),
  });
  api.get({
    path: 'sources',
    command: 'atlas sources',
    summary: 'Every source of the vintage: publisher, edition, licence; of a mineral, with how many rows each gave',
    query: { mineral: mineral.optional() },
    example: { mineral: 'molybdenum' },
    answer: 'VintageSources',
    table: ({ sources }: { sources: readonly object[] }) => sources,
    ask: ({ mineral: code }) => whichSources(atlas, code),
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
    },
    example: { mineral: 'fluorspar' },
    answer: 'ConflictAnswer',
    table: ({ conflicts }: { conflicts: readonly object[] }) => conflicts,
    ask: ({ mineral: code, percent, trade }) =>
      whichConflicts(atlas, {
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
    ask: async ({ before, after }) => differVintages(await openAtlas(before), after ? await openAtlas(after) : atlas),
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
    },
    example: { format: 'csv', mineral: 'tin', kind: 'production' },
    types: ['application/zip'],
    ask: async ({ format, mineral: minerals, kind, bom }) => {
      const content = await whichRows(atlas, { ...(minerals ? { minerals } : {}), ...(kind ? { kinds: kind } : {}) });
      return inFolder(async (scratch) => {
        const folder = scratch.path('rows');
        const files = await exportRows(folder, [format], content, bom === 'true' ? { bom: true } : {});
        return zipped(`lodeward-${content.vintage}-${format}.zip`, folder, files);
      });
    },
  });
};
