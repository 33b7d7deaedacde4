import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { JobView } from '../jobs.js';
import { plainProblem, refuse } from '../problem.js';
import { body, problem, type Register } from './route.js';

export const jobSchema = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    progress: z.object({ share: z.number().min(0).max(1), step: z.string() }),
    result: z.unknown().optional(),
    error: z.unknown().optional(),
  })
  .openapi('Job');

const params = z.object({ id: z.string().openapi({ example: '1' }) });
const noSuchJob = (id: string) =>
  plainProblem('no-such-job', 404, 'No such job', `Job ${id} was never started here or is too old; start it again.`);

export const jobRoutes: Register = (app, _services, jobs) => {
  const show = createRoute({
    method: 'get',
    path: '/api/v1/jobs/{id}',
    summary: 'State, progress and, when done, the result of a long run',
    request: { params },
    responses: { 200: body(jobSchema, 'The job'), ...problem(404) },
  });
  app.openapi(show, (c) => {
    const { id } = c.req.valid('param');
    const job = jobs.get(id);
    return job ? c.json(job, 200) : (refuse(c, noSuchJob(id)) as never);
  });

  const cancel = createRoute({
    method: 'delete',
    path: '/api/v1/jobs/{id}',
    summary: 'Cancel a run',
    request: { params },
    responses: { 200: body(jobSchema, 'The job'), ...problem(404) },
  });
  app.openapi(cancel, (c) => {
    const { id } = c.req.valid('param');
    const job = jobs.cancel(id);
    return job ? c.json(job, 200) : (refuse(c, noSuchJob(id)) as never);
  });

  app.get('/api/v1/jobs/:id/events', (c) => {
    const id = c.req.param('id');
    if (!jobs.get(id)) return refuse(c, noSuchJob(id));
    return streamSSE(c, async (stream) => {
      await new Promise<void>((resolve) => {
        const send = (view: JobView) => {
          void stream.writeSSE({ event: view.state, data: JSON.stringify(view) });
          if (view.state !== 'running') resolve();
        };
        const stop = jobs.watch(id, send);
        stream.onAbort(() => {
          stop?.();
          resolve();
        });
      });
    });
  });
};
