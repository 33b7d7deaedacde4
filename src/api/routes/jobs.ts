import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { Job } from '../../answers/index.js';
import type { Jobs } from '../jobs.js';
import { plainProblem, Refused } from '../problem.js';
import type { Api } from './question.js';

const id = z.string().regex(/^\d{1,9}$/);
const params = { id };
const there = (job: Job | undefined, of: string): Job => {
  if (job) return job;
  throw new Refused(plainProblem('no-such-job', 404, { job: of }));
};

/** Long runs: their state, their progress as it comes, their end. */
export function jobRoutes(api: Api, jobs: Jobs): void {
  api.get({
    path: 'jobs/{id}',
    summary: 'State, progress and, when done, the result of a long run',
    params,
    answer: 'Job',
    ask: ({ id: of }) => there(jobs.get(of), of),
  });
  api.delete({
    path: 'jobs/{id}',
    summary: 'Cancel a run: its threads are ended',
    params,
    answer: 'Job',
    ask: ({ id: of }) => there(jobs.cancel(of), of),
  });
  api.stream({
    path: 'jobs/{id}/events',
    summary: 'The run as it goes, as server-sent events: the name is the state, the data a Job',
    params,
    open: (c, { id: of }) => {
      there(jobs.get(of), of);
      return streamSSE(c, async (stream) => {
        await new Promise<void>((resolve) => {
          const stop = jobs.watch(of, (view) => {
            void stream.writeSSE({ event: view.state, data: JSON.stringify(view) }).then(() => {
              if (view.state !== 'running') resolve();
            });
          });
          stream.onAbort(() => {
            stop?.();
            resolve();
          });
        });
      });
    },
  });
}
