import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, served } from './served.js';

let server: Served;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lodeward-api-'));
  server = await served({ ...process.env, LODEWARD_HOME: home });
});
afterAll(async () => {
  await server?.stop();
  await rm(home, { recursive: true, force: true });
});

const ask = (path: string, options?: RequestInit) => fetch(new URL(path, server.address), options);
const post = (path: string, body: unknown) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function problem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const document = (await response.json()) as {
    type: string;
    status: number;
    problems: { path: string; code: string }[];
  };
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
    const { problems } = await problem(await post('/api/v1/shocks', { mineral: 1, months: 99, wtih: [] }), 422);
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'measure missing-key',
      'mineral wrong-type',
      'months out-of-range',
      'wtih unknown-key',
    ]);
    await problem(await ask('/api/v1/nothing-here'), 404);
    await problem(await ask('/api/v1/rows/no-such-row/trace'), 404);
    await problem(await post('/api/v1/projects/evaluate', { text: 'format: lodeward-project/1' }), 422);
  });
  it('answers nobody who names another host, nor another site', async () => {
    expect(await statusFor('example.org')).toBe(403);
    expect(await statusFor('localhost')).toBe(200);
    await problem(await ask('/api/v1/markets', { headers: { Origin: 'http://example.org' } }), 403);
  });
  it('says which methods an address takes', async () => {
    const wrong = await ask('/api/v1/markets/tin', { method: 'PUT' });
    await problem(wrong, 405);
    expect(wrong.headers.get('Allow')).toBe('GET');
    expect((await ask('/api/v1/markets', { method: 'OPTIONS' })).headers.get('Allow')).toBe('GET, POST');
  });
  it.each([
    ['market', `${'['.repeat(500_000)}`],
    ['shocks', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['study/check', `{"files":${'{"a":'.repeat(300_000)}1${'}'.repeat(300_001)}`],
    ['projects/evaluate', JSON.stringify({ text: '? '.repeat(500) })],
    ['study/check', JSON.stringify({ files: { 'study.yaml': '- '.repeat(99_000) } })],
    ['study/check', '{"files":{"__proto__":"a","study.yaml":"a: 1"}}'],
    ['indices/constructor', '{}'],
  ])('has a problem, not a bug, for a body of %s that goes too far', async (path, body) => {
    const answer = await ask(`/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect([400, 422]).toContain(answer.status);
    await problem(answer, answer.status);
  });
  it('lists its routes in /openapi.json, each with a summary, and answers those that need nothing', async () => {
    const document = (await (await ask('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; parameters?: { required?: boolean }[] }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const [path, methods] of Object.entries(document.paths))
      for (const { summary } of Object.values(methods)) expect(summary, path).toMatch(/\w{3}/);
    for (const path of ['names', 'sources', 'markets', 'projects'])
      expect((await ask(`/api/v1/${path}`)).status).toBe(200);
  });
  it('says the unit of a figure in its schema', async () => {
    const { components } = (await (await ask('/openapi.json')).json()) as {
      components: { schemas: Record<string, { properties: Record<string, Record<string, unknown>> }> };
    };
    const unitOf = (type: string, figure: string) => components.schemas[type]!.properties[figure]!['x-unit'];
    expect(
      ['tonnesLost', 'priceIndex', 'extraBillKrw', 'krwPerUsd', 'draws'].map((one) => unitOf('WhatIf', one)),
    ).toEqual(['t', '1', 'KRW', 'KRW/USD', '1']);
    expect(unitOf('RouteCost', 'days')).toBe('day');
    expect(unitOf('SeenFromExporter', 'perUsd')).toBeUndefined();
    const { valueAddedLossKrw } = components.schemas['MineralResult']!.properties;
    expect(JSON.stringify(valueAddedLossKrw)).toMatch(/"direct":\{[^{}]*(\{[^{}]*\}[^{}]*)*"x-unit":"KRW"/);
  });
  it('knows no buyer where none is cited, and names those that are', async () => {
    const buyers = async (mineral: string) => (await ask(`/api/v1/buyers?mineral=${mineral}`)).json();
    expect(await buyers('molybdenum')).toMatchObject({ plants: [{ country: 'KOR', source: expect.any(String) }] });
    expect(await buyers('tungsten')).toMatchObject({ plants: { missing: { code: 'no-buyer-known' } } });
  });
  it('leads what-ifs and ranks back to rows that it traces', async () => {
    const shock = await (
      await post('/api/v1/shocks', { mineral: 'tin', measure: 'ban IDN -> *', draws: 20, with: ['copper'] })
    ).json();
    const risk = await (await ask('/api/v1/risk?importer=KOR&draws=20')).json();
    const sellers = shock.replacement.filter(({ tonnesBefore }: { tonnesBefore: number }) => tonnesBefore > 0);
    for (const { rows } of [...sellers, ...shock.together.minerals, ...risk.minerals])
      expect(rows.length).toBeGreaterThan(0);
    const own: readonly string[] = shock.rows;
    expect(sellers.flatMap(({ rows }: { rows: string[] }) => rows).every((row: string) => own.includes(row))).toBe(
      true,
    );
    for (const row of [own[0]!, own.at(-1)!, risk.minerals[0].rows[0], risk.governanceRows[0]]) {
      const traced = await ask(`/api/v1/rows/${encodeURIComponent(row)}/trace`);
      expect(await traced.json(), row).toMatchObject({ row: { id: row }, source: { publisher: expect.any(String) } });
    }
  });
  it('traces a fact as it traces a row', async () => {
    const controls = (await (await ask('/api/v1/facts/control')).json()) as { id: string }[];
    const { id } = controls[0]!;
    const found = await ask(`/api/v1/rows/${encodeURIComponent(id)}/trace`);
    expect(await found.json()).toMatchObject({ row: { id }, source: { publisher: expect.any(String) } });
  });
  it('records entries that are good, and nothing of a text that is not', async () => {
    const entries = (lines: string) => ({
      text: `format: lodeward-agreements/1\n${lines}`,
      by: 'tester',
      why: 'a test',
    });
    const party = 'parties: [ { id: test-institute, kind: institute, country: KOR, name: Test institute } ]\n';
    const bad = 'entries: [ { type: commitment, of: nothing-of-that-name, measure: tonnes } ]\n';
    await problem(await post('/api/v1/registry/entries', entries(party + bad)), 422);
    const good = await post('/api/v1/registry/entries', entries(`${party}entries: []\n`));
    expect(good.status).toBe(200);
    expect(await good.json()).toMatchObject({ added: [{ id: 'test-institute', digest: expect.any(String) }] });
    const found = await ask('/api/v1/registry/entries/test-institute?date=2026-11-28');
    expect(await found.json()).toMatchObject({ id: 'test-institute', entries: [{ by: 'tester' }] });
    await problem(await ask('/api/v1/registry/entries/no-such-entry?date=2026-11-28'), 422);
  });
});
