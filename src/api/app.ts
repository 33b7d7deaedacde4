import { OpenAPIHono } from '@hono/zod-openapi';
import { headers, type Limits, limited, localOnly } from './guard.js';
import { Jobs } from './jobs.js';
import { plainProblem, problemOf, refuse } from './problem.js';
import { routes } from './routes/index.js';
import type { Services } from './services.js';

export interface AppOptions {
  readonly limits: Limits;
  /** Milliseconds, for the rate limit. */
  readonly now: () => number;
  /** Where a bug is written. */
  readonly log: (error: unknown) => void;
}

/** The HTTP API under /api/v1, described by /openapi.json; every error is an RFC 9457 problem. */
export function createApp(services: Services, { limits, now, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const problems = result.error.issues.map((issue) => ({
        code: issue.code,
        path: issue.path.join('.'),
        message: issue.message,
      }));
      return refuse(c, { ...plainProblem('bad-request', 422, 'The request has problems', 'See problems.'), problems });
    },
  });
  app.use(headers, localOnly, limited(limits, now));
  app.onError((error, c) => {
    const document = problemOf(error);
    if (document.status === 500) log(error);
    return refuse(c, document);
  });
  app.notFound((c) => refuse(c, plainProblem('not-found', 404, 'Nothing is here', `No route answers ${c.req.path}.`)));
  const jobs = new Jobs((error) => {
    const document = problemOf(error);
    if (document.status === 500) log(error);
    return document;
  });
  for (const register of routes) register(app, services, jobs);
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Lodeward',
      version: '1',
      description: 'What the command line answers, as JSON with units. Served to this machine only.',
      license: { name: 'Apache-2.0' },
    },
  });
  return app;
}
