import { readFileSync } from 'node:fs';
import { OpenAPIHono } from '@hono/zod-openapi';
import { InputRefused } from '../base/index.js';
import { packagePath, schemaOf } from '../node/index.js';
import { headers, type Limits, limited, localOnly } from './guard.js';
import { Jobs } from './jobs.js';
import { plainProblem, problemIn, refuse, untitled } from './problem.js';
import { routes } from './routes/index.js';
import { jobRoutes } from './routes/jobs.js';
import { Api } from './routes/question.js';
import type { World } from './world.js';

export interface AppOptions {
  readonly limits: Limits;
  /** Milliseconds, for the rate limit. */
  readonly now: () => number;
  /** Where a bug is written. */
  readonly log: (error: unknown) => void;
}

type Schemas = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Schemas of the answers, as the build wrote them. @throws InputRefused page-not-built */
function answerSchemas(): Schemas {
  try {
    return JSON.parse(readFileSync(packagePath('dist', 'api', 'answers.json'), 'utf8'));
  } catch {
    throw new InputRefused([{ code: 'page-not-built', message: 'The API is not built. Run: npm run build' }]);
  }
}

/** The HTTP API under /api/v1, described by /openapi.json; every error is an RFC 9457 problem. */
export function createApp(world: World, { limits, now, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const problems = result.error.issues.map((issue) => ({
        code: issue.code,
        path: issue.path.join('.'),
        message: issue.message,
      }));
      return refuse(c, { ...plainProblem('bad-request', 422, { count: problems.length }), problems });
    },
  });
  const described = (error: unknown) => {
    const problem = untitled(error);
    if (problem.status === 500) log(error);
    return problem;
  };
  app.use(headers, localOnly, limited(limits, now));
  app.onError((error, c) => refuse(c, described(error)));
  app.notFound((c) => refuse(c, plainProblem('not-found', 404, { method: c.req.method, path: c.req.path })));
  const jobs = new Jobs((error, language) => problemIn(language, described(error)));
  const api = new Api(app, jobs);
  for (const register of routes) register(api, world);
  jobRoutes(api, jobs);
  const files = Object.entries(schemaOf(undefined) as Schemas);
  const components = {
    ...answerSchemas(),
    ...Object.fromEntries(files.map(([name, { $schema: _, ...schema }]) => [`File.${name}`, schema])),
  };
  for (const [name, schema] of Object.entries(components))
    app.openAPIRegistry.registerComponent('schemas', name, schema);
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Lodeward',
      version: '1',
      description:
        'What the command line answers, as JSON with units: `x-command` names the command, `x-unit` a unit. Served to this machine only.',
      license: { name: 'Apache-2.0' },
    },
  });
  return app;
}
