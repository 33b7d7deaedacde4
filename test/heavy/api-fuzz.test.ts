import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inProcess } from '../e2e/in-process.js';
import { type Operation, operationsOf, type Schema } from '../e2e/openapi.js';
import { type Asked, breaking, keeping } from '../e2e/requests.js';

const { ask, bugs, document } = await inProcess('mongolia-korea');
const { schemas } = JSON.parse(JSON.stringify(document.components).replaceAll('#/components/schemas/', '#/$defs/'));

const checks = new Map<string, z.ZodType>();
/** What is wrong with a value by a schema of the document. */
function faults(value: unknown, schema: Schema): unknown {
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
  let check = checks.get(text);
  if (!check) {
    check = z.fromJSONSchema({ ...JSON.parse(text), $defs: schemas });
    checks.set(text, check);
  }
  const { error } = check.safeParse(value);
  return error?.issues.slice(0, 3);
}

async function answered(operation: Operation, asked: Asked): Promise<number> {
  const { path, body, ...rest } = asked;
  const response = await ask(path, { ...rest, ...(body === undefined ? {} : { body: body as BodyInit }) });
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  const said = `${asked.method} ${path} ${String(body).slice(0, 300)}: ${response.status}`;
  expect(bugs.splice(0).map(String), said).toEqual([]);
  for (const [name, value] of Object.entries(ofEveryAnswer)) expect(response.headers.get(name), said).toMatch(value);
  if (response.status >= 400) {
    expect(type, said).toBe('application/problem+json');
    const problem = await response.json();
    expect(faults(problem, { $ref: '#/components/schemas/ProblemDocument' }), said).toBeUndefined();
    expect(problem, said).toMatchObject({ status: response.status, type: `urn:lodeward:problem:${problem.code}` });
    return response.status;
  }
  const described = operation.responses[String(response.status)]?.content ?? {};
  expect(Object.keys(described), said).toContain(type);
  if (type === 'application/json') {
    const answer = await response.json();
    expect(faults(answer, described[type]!.schema), `${said} ${JSON.stringify(answer).slice(0, 200)}`).toBeUndefined();
    if (response.status === 202) await ask(`/api/v1/jobs/${answer.id}`, { method: 'DELETE' });
  } else await response.arrayBuffer();
  return response.status;
}

const ofEveryAnswer = {
  'Content-Security-Policy': /frame-ancestors 'none'/,
  'Cross-Origin-Opener-Policy': /^same-origin$/,
  'Cross-Origin-Embedder-Policy': /^require-corp$/,
  'Cross-Origin-Resource-Policy': /^same-origin$/,
  'X-Content-Type-Options': /^nosniff$/,
  'Cache-Control': /^no-(cache|store)$/,
};

const runs = 3;
/** Those that take seconds a request. */
const slow = ['/api/v1/rows', '/api/v1/risk/exporter/{country}', '/api/v1/industry/exposure/{product}', '/api/v1/risk'];
const operations = operationsOf(document).filter(({ responses }) => !responses['200']?.content['text/event-stream']);

describe.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))('%s', (_, operation) => {
  it('answers requests that keep to the document, and those that do not with a problem', async () => {
    await fc.assert(
      fc.asyncProperty(keeping(operation), (asked) => answered(operation, asked).then(() => {})),
      { numRuns: slow.includes(operation.path) ? 1 : runs },
    );
    await fc.assert(
      fc.asyncProperty(breaking(operation), (asked) => answered(operation, asked).then(() => {})),
      { numRuns: slow.includes(operation.path) ? 1 : runs },
    );
  });
});

describe('examples of the document', () => {
  const complete = operations.filter(
    ({ parameters = [], requestBody }) =>
      parameters.every(({ required, schema }) => !required || schema.example !== undefined) &&
      Object.values(requestBody?.content ?? { none: { example: {} } }).some(({ example }) => example !== undefined),
  );
  it.each(complete.map((one) => [`${one.method} ${one.path}`, one] as const))('%s', async (_, operation) => {
    const parameters = (operation.parameters ?? []).filter(({ schema }) => schema.example !== undefined);
    const query = parameters
      .filter((one) => one.in === 'query')
      .map(({ name, schema }) => [name, String(schema.example)]);
    const at = operation.path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String(parameters.find((one) => one.name === name)!.schema.example)),
    );
    const [body] = Object.entries(operation.requestBody?.content ?? {}).filter(([, { example }]) => example);
    const status = await answered(operation, {
      path: `${at}?${new URLSearchParams(query)}`,
      method: operation.method.toUpperCase(),
      headers: body ? { 'Content-Type': body[0] } : {},
      ...(body ? { body: JSON.stringify(body[1].example) } : {}),
    });
    const parts = [
      'briefs',
      'results',
      'results/{table}',
      'entries',
      'check',
      'study/sheet',
      'study/projects',
      'study/agreements',
    ];
    const needsMore = parts.some((part) => operation.path.endsWith(part));
    if (!needsMore) expect([200, 202]).toContain(status);
  });
});
