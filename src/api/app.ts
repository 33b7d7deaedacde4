import { readFileSync } from 'node:fs';
import { OpenAPIHono } from '@hono/zod-openapi';
import { problemsOf } from '../answers/index.js';
import { InputRefused, type Problem } from '../base/index.js';
import { packagePath, schemaOf } from '../node/index.js';
import { caching } from './caching.js';
import { headers, type Limits, limited, localOnly, unpacked } from './guard.js';
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

/** Methods of the routes at a path. */
const methodsAt = ({ router, routes: known }: OpenAPIHono, path: string): readonly string[] =>
  [...new Set(known.map(({ method }) => method).filter((method) => method !== 'ALL'))].filter((method) =>
    router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );

/** A problem that does not send a long text or a block back. */
const short = ({ value, ...problem }: Problem): Problem =>
  typeof value === 'object' || String(value).length > 200 || value === undefined ? problem : { ...problem, value };

/** The HTTP API under /api/v1, described by /openapi.json; every error is an RFC 9457 problem. */
export function createApp(world: World, { limits, now, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const { data, error } = result as typeof result & { readonly data?: unknown };
      const problems = problemsOf(error.issues as never, data).map(short);
      return refuse(c, { ...plainProblem('bad-request', 422, { count: problems.length }), problems });
    },
  });
  const described = (error: unknown) => {
    const problem = untitled(error);
    if (problem.status === 500) log(error);
    return problem;
  };
  app.use(headers, caching, localOnly, limited(limits, now), unpacked);
  app.onError((error, c) => refuse(c, described(error)));
  app.notFound((c) => {
    const { method, path } = c.req;
    const methods = methodsAt(app, path);
    if (methods.length === 0) return refuse(c, plainProblem('not-found', 404, { method, path }));
    c.header('Allow', methods.join(', '));
    return refuse(c, plainProblem('no-such-method', 405, { methods }));
  });
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
