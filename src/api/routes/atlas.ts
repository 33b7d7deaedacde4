import { createRoute, z } from '@hono/zod-openapi';
import { csvText } from '../csv.js';
import { plainProblem, refuse } from '../problem.js';
import { body, problem, type Register } from './route.js';

const kinds = [
  'production',
  'capacity',
  'reserves',
  'trade',
  'flow',
  'price',
  'fx',
  'governance',
  'use',
  'macro',
  'assessment',
] as const;
const code = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .openapi({ example: 'KOR' });
const query = z.object({
  kind: z.enum(kinds).optional(),
  mineral: z.string().optional().openapi({ example: 'tin' }),
  form: z.string().optional(),
  stage: z.string().optional(),
  year: z.coerce.number().int().optional().openapi({ example: 2023 }),
  country: code.optional(),
  exporter: code.optional(),
  importer: code.optional(),
  source: z.string().optional(),
  format: z.enum(['json', 'csv']).default('json'),
});
const missing = z.object({ missing: z.object({ code: z.string(), detail: z.string().optional() }) });
const row = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    mineral: z.string(),
    form: z.string(),
    stage: z.string(),
    year: z.number(),
    value: z.union([z.number(), missing]),
    unit: z.string(),
    source: z.string(),
    status: z.string(),
  })
  .openapi('Row');
const most = 50_000;

export const atlasRoutes: Register = (app, services) => {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/names',
      summary: 'Names of minerals and countries in English, Korean and Mongolian',
      responses: { 200: body(z.looseObject({}), 'Names') },
    }),
    async (c) => c.json((await services.names()) as never, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/rows',
      summary: 'Rows of the atlas (JSON or CSV); narrow them by kind, mineral, year or country',
      request: { query },
      responses: { 200: body(z.array(row), `At most ${most} rows`), ...problem(413, 422) },
    }),
    async (c) => {
      const { kind, format, ...narrowed } = c.req.valid('query');
      const asked = Object.fromEntries(
        Object.entries({ ...narrowed, ...(kind ? { kinds: [kind] } : {}) }).filter(([, v]) => v !== undefined),
      );
      const rows = await services.rows(asked);
      if (rows.length > most) {
        return refuse(
          c,
          plainProblem(
            'too-many-rows',
            413,
            'Too many rows',
            `${rows.length} rows fit, at most ${most} are sent: narrow the question.`,
          ),
        ) as never;
      }
      if (format === 'csv') return c.text(csvText(rows), 200, { 'Content-Type': 'text/csv; charset=utf-8' }) as never;
      return c.json(rows as never, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/rows/{id}/trace',
      summary: 'The path of one number back to the row of its source',
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: body(z.looseObject({}), 'Steps and source'), ...problem(404) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const found = await services.trace(id);
      return found
        ? c.json(found as never, 200)
        : (refuse(c, plainProblem('unknown-row', 404, 'No such row', `The vintage has no row ${id}.`)) as never);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/facts/{kind}',
      summary: 'Facts that are no numbers: facilities, ports, corridor, controls, lists',
      request: {
        params: z.object({
          kind: z.enum(['facility', 'port', 'corridor-node', 'corridor-edge', 'control', 'list', 'reference-point']),
        }),
      },
      responses: { 200: body(z.array(z.looseObject({})), 'Facts'), ...problem(422) },
    }),
    async (c) => c.json((await services.facts(c.req.valid('param').kind)) as never, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/sources',
      summary: 'Every source of the vintage: publisher, edition, licence',
      responses: { 200: body(z.object({ vintage: z.string(), sources: z.array(z.looseObject({})) }), 'Sources') },
    }),
    async (c) => c.json({ vintage: services.vintage, sources: await services.sources() } as never, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/markets',
      summary: 'Markets that have a balanced base year',
      responses: { 200: body(z.array(z.string()), 'Codes') },
    }),
    async (c) => c.json([...(await services.markets())], 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/markets/{mineral}',
      summary: 'The base year of one market and the ranges its draws use',
      request: { params: z.object({ mineral: z.string() }) },
      responses: { 200: body(z.looseObject({}), 'Market'), ...problem(404) },
    }),
    async (c) => {
      const { mineral } = c.req.valid('param');
      const found = await services.market(mineral);
      return found
        ? c.json(found as never, 200)
        : (refuse(
            c,
            plainProblem('unknown-mineral', 404, 'No such market', `There is no base market of "${mineral}".`),
          ) as never);
    },
  );
};
