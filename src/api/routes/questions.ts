import { createRoute, z } from '@hono/zod-openapi';
import { plainProblem, refuse } from '../problem.js';
import { jobSchema } from './jobs.js';
import { body, problem, type Register } from './route.js';

const answer = body(z.looseObject({}), 'The answer');
const json = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
const code = z.string().regex(/^[A-Z]{3}$/);
const draws = z.number().int().min(1).max(10_000);
const seed = z.number().int().min(0).default(1);

const shock = z
  .object({
    mineral: z.string().openapi({ example: 'tin' }),
    measure: z.string().openapi({ example: 'ban IDN -> *' }),
    importer: code.default('KOR'),
    months: z.number().int().min(1).max(36).default(12),
    draws: draws.default(400),
    seed,
  })
  .openapi('ShockQuestion');

const budget = z
  .object({
    budgetKrw: z.number().min(0).optional(),
    objective: z.enum(['expected', 'cvar']).optional(),
    draws: draws.default(500),
    seed,
  })
  .openapi('BudgetQuestion');

const tooManyJobs = plainProblem(
  'too-many-jobs',
  429,
  'Too many runs',
  'Two runs are going already: wait for one or cancel it.',
);

/** Questions that take a while answer with a job; follow it under /jobs/{id}/events. */
export const questionRoutes: Register = (app, services, jobs) => {
  const jobRoute = <S extends z.ZodType>(path: string, summary: string, schema: S) =>
    createRoute({
      method: 'post',
      path,
      summary,
      request: json(schema),
      responses: { 202: body(jobSchema, 'The job'), ...problem(422, 429) },
    });

  app.openapi(jobRoute('/api/v1/study', 'Run the shipped study: lodeward-results/1', z.object({})), (c) => {
    const job = jobs.start((report) => services.study(report));
    return job ? c.json(job, 202) : (refuse(c, tooManyJobs) as never);
  });
  app.openapi(jobRoute('/api/v1/plans', 'The best use of a budget: lodeward-plan/1', budget), (c) => {
    const { budgetKrw, objective, ...rest } = c.req.valid('json');
    const asked = { ...rest, ...(budgetKrw === undefined ? {} : { budgetKrw }), ...(objective ? { objective } : {}) };
    const job = jobs.start((report) => services.plan(asked, report));
    return job ? c.json(job, 202) : (refuse(c, tooManyJobs) as never);
  });
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/shocks',
      summary: 'One what-if with intervals: lodeward-shock/1',
      request: json(shock),
      responses: { 200: answer, ...problem(409, 422) },
    }),
    async (c) => c.json((await services.whatIf(c.req.valid('json'))) as object, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/risk',
      summary: 'Minerals ranked for an importer, with intervals of the rank; weights as a=1,b=2',
      request: {
        query: z.object({
          importer: code.default('KOR'),
          year: z.coerce.number().int().optional(),
          weights: z.string().optional(),
        }),
      },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => {
      const { importer, year, weights } = c.req.valid('query');
      const pairs = (weights ?? '')
        .split(',')
        .filter(Boolean)
        .map((pair) => pair.split('='));
      const given = new Map(pairs.map(([name, value]) => [name ?? '', Number(value)]));
      return c.json(
        (await services.ranking({
          importer,
          ...(year === undefined ? {} : { year }),
          ...(weights ? { weights: given } : {}),
        })) as object,
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/indices/{name}',
      summary: 'One index of the field on given inputs',
      request: { params: z.object({ name: z.string().openapi({ example: 'hhi' }) }), ...json(z.looseObject({})) },
      responses: { 200: answer, ...problem(422) },
    }),
    (c) => c.json(services.index(c.req.valid('param').name, JSON.stringify(c.req.valid('json'))) as object, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/market',
      summary: 'The engine on any market: lodeward-market/1 to lodeward-equilibrium/1',
      request: json(z.looseObject({})),
      responses: { 200: answer, ...problem(409, 422) },
    }),
    (c) => c.json(services.solve(JSON.stringify(c.req.valid('json'), undefined, 1)) as object, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/projects',
      summary: 'The projects of the study that are not confidential',
      responses: { 200: body(z.array(z.looseObject({})), 'Projects') },
    }),
    async (c) => c.json((await services.projects()) as never, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/projects/evaluate',
      summary: 'Cash flows and figures by party: lodeward-project-result/1',
      request: json(
        z
          .object({ text: z.string().max(200_000), draws: z.number().int().min(0).max(10_000).default(0), seed })
          .openapi('ProjectQuestion'),
      ),
      responses: { 200: answer, ...problem(409, 422) },
    }),
    async (c) => {
      const asked = c.req.valid('json');
      return c.json((await services.evaluate(asked.text, asked.draws, asked.seed)) as object, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/agreements',
      summary: 'What became of the agreements at a date: memorandum, contracted and delivered tonnes apart',
      request: { query: z.object({ date: z.iso.date() }) },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => c.json((await services.agreements(c.req.valid('query').date)) as object, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/buyers',
      summary: 'Cited plants of a country that take a mineral, and its suppliers of today',
      request: { query: z.object({ mineral: z.string().min(1), importer: code.default('KOR') }) },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => {
      const { mineral, importer } = c.req.valid('query');
      return c.json((await services.buyers(mineral, importer)) as object, 200);
    },
  );
};
