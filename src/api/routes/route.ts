import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Jobs } from '../jobs.js';
import type { Services } from '../services.js';

/** One noun's routes; a new one is a file and a line in index.ts. */
export type Register = (app: OpenAPIHono, services: Services, jobs: Jobs) => void;

export const body = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    problems: z.array(z.unknown()).optional(),
  })
  .openapi('Problem');

/** The problem responses of a route, by status. */
export const problem = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'Problem (RFC 9457)', content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
