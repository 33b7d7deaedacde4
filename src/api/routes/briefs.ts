import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '../../base/index.js';
import { briefFormats, briefKinds } from '../../node/index.js';
import { problem, type Register } from './route.js';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;
const file = z.string().openapi({ format: 'binary' });

const brief = z
  .object({
    kind: z.enum(briefKinds).default('corridor'),
    format: z.enum(briefFormats).default('pdf'),
    language: z.enum(languages).default('en'),
  })
  .openapi('BriefQuestion');

/** Briefs of the last run of the study, as files. */
export const briefRoutes: Register = (app, services) => {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/briefs',
      summary: 'A brief as PDF, DOCX or HTML from the last run of the study',
      request: { body: { required: true, content: { 'application/json': { schema: brief } } } },
      responses: {
        200: {
          description: 'The file',
          content: Object.fromEntries(Object.values(types).map((t) => [t, { schema: file }])),
        },
        ...problem(409, 422),
      },
    }),
    async (c) => {
      const { kind, format, language } = c.req.valid('json');
      const { name, bytes } = await services.brief(kind, format, language);
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="${name}"`,
      }) as never;
    },
  );
};
