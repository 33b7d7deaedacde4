import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '../../base/index.js';
import { body, problem, type Register } from './route.js';

const answer = body(z.looseObject({}), 'The answer');
const date = z.iso.date();
const party = z.string().optional();
const entries = z
  .object({ text: z.string().min(1).max(1_000_000), by: z.string().min(1), why: z.string().min(1) })
  .openapi('NewEntries');

/** The ledger of agreements: what rings, what is due, what changed, what is recorded; new entries come in as text. */
export const registryRoutes: Register = (app, services) => {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/registry/alarms',
      summary: 'What rings at a day: expiries, overdue milestones, silence, capacity, changed rules',
      request: { query: z.object({ date, party }) },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => {
      const asked = c.req.valid('query');
      return c.json((await services.alarms(asked.date, asked.party)) as object, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/registry/calendar.ics',
      summary: 'Open milestones and expiries as an iCalendar feed',
      request: { query: z.object({ date, party, language: z.enum(languages).default('en') }) },
      responses: {
        200: { description: 'RFC 5545', content: { 'text/calendar': { schema: z.string() } } },
        ...problem(422),
      },
    }),
    async (c) => {
      const asked = c.req.valid('query');
      const text = await services.calendar(asked.date, asked.language, asked.party);
      return c.text(text, 200, { 'Content-Type': 'text/calendar; charset=utf-8' }) as never;
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/registry/since',
      summary: 'What changed between two days: entries, events, rules, alarms, sources',
      request: { query: z.object({ since: date, until: date }) },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => {
      const { since, until } = c.req.valid('query');
      return c.json((await services.since(since, until)) as object, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/registry/entries/{id}',
      summary: 'One entry, its agreement as it stands at a day, and all entries of that agreement',
      request: { params: z.object({ id: z.string() }), query: z.object({ date }) },
      responses: { 200: answer, ...problem(409, 422) },
    }),
    async (c) => c.json((await services.recorded(c.req.valid('param').id, c.req.valid('query').date)) as object, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/registry/entries',
      summary: 'Record entries (lodeward-agreements/1 as text): all of them, or none if any is bad',
      request: { body: { required: true, content: { 'application/json': { schema: entries } } } },
      responses: { 200: answer, ...problem(422) },
    }),
    async (c) => {
      const { text, by, why } = c.req.valid('json');
      return c.json((await services.record(text, by, why)) as object, 200);
    },
  );
};
