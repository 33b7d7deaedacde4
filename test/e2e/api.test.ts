import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, served } from './served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(async () => server?.stop());

const ask = (path: string, options?: RequestInit) => fetch(new URL(path, server.address), options);
const post = (path: string, body: unknown) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function problem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const document = (await response.json()) as { type: string; status: number; problems: { path: string }[] };
  expect(document).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  expect(document.type).toMatch(/^urn:lodeward:problem:[a-z-]+$/);
  return document;
}

/** fetch refuses to set Host. */
const statusFor = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(new URL('/api/v1/markets', server.address), { headers: { Host: host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });

describe('the HTTP API', () => {
  it('tells every problem of a question at once, as RFC 9457', async () => {
    const { problems } = await problem(await post('/api/v1/shocks', { mineral: 1, months: 99 }), 422);
    expect(problems.map(({ path }) => path).sort()).toEqual(['measure', 'mineral', 'months']);
    await problem(await ask('/api/v1/nothing-here'), 404);
    await problem(await ask('/api/v1/rows/no-such-row/trace'), 404);
    await problem(await post('/api/v1/projects/evaluate', { text: 'format: lodeward-project/1' }), 422);
  });
  it('answers nobody who names another host, nor another site', async () => {
    expect(await statusFor('example.org')).toBe(403);
    expect(await statusFor('localhost')).toBe(200);
    await problem(await ask('/api/v1/markets', { headers: { Origin: 'http://example.org' } }), 403);
  });
  it('lists its routes in /openapi.json, each with a summary, and answers those that need nothing', async () => {
    const document = (await (await ask('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; parameters?: { required?: boolean }[] }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        'agreements',
        'briefs',
        'buyers',
        'facts/{kind}',
        'indices/{name}',
        'jobs/{id}',
        'market',
        'markets',
        'markets/{mineral}',
        'names',
        'plans',
        'projects',
        'projects/evaluate',
        'registry/alarms',
        'registry/calendar.ics',
        'registry/since',
        'risk',
        'rows',
        'rows/{id}/trace',
        'shocks',
        'sources',
        'study',
      ].map((path) => `/api/v1/${path}`),
    );
    for (const [path, methods] of Object.entries(document.paths))
      for (const { summary } of Object.values(methods)) expect(summary, path).toMatch(/\w{3}/);
    for (const path of ['names', 'sources', 'markets', 'projects'])
      expect((await ask(`/api/v1/${path}`)).status).toBe(200);
  });
  it('knows no buyer where none is cited, and names those that are', async () => {
    const buyers = async (mineral: string) => (await ask(`/api/v1/buyers?mineral=${mineral}`)).json();
    expect(await buyers('molybdenum')).toMatchObject({ plants: [{ country: 'KOR', source: expect.any(String) }] });
    expect(await buyers('tungsten')).toMatchObject({ plants: { missing: { code: 'no-buyer-known' } } });
  });
});
