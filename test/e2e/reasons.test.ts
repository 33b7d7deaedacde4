import { describe, expect, it } from 'vitest';
import { unreasoned } from '../studies/reasons.js';
import { inProcess } from './in-process.js';
import { type Operation, operationsOf } from './openapi.js';

const { ask, document } = await inProcess('mongolia-korea');
const few = { draws: 20 };

/** The question that the document gives as an example, with few draws; undefined where a needed value has none. */
function question({ path, method, parameters = [], requestBody }: Operation) {
  const values = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema.example]));
  if (parameters.some(({ name, required }) => required && values[name] === undefined)) return undefined;
  const query = new URLSearchParams(
    parameters.flatMap(({ name, in: place, schema }) => {
      const value = name === 'draws' ? few.draws : schema.example;
      return place === 'query' && value !== undefined ? [[name, String(value)]] : [];
    }),
  );
  const at = `${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name])))}?${query}`;
  if (method === 'get') return { at, options: {} };
  const { schema, example } = requestBody?.content['application/json'] ?? {};
  if (typeof example !== 'object' || example === null) return undefined;
  const body = schema?.properties?.['draws'] ? { ...example, ...few } : example;
  return {
    at,
    options: { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  };
}

describe('every missing value of an answer on the shipped study', () => {
  const asked = operationsOf(document).flatMap((operation) => {
    const one = question(operation);
    const { path: name, method, responses } = operation;
    return one && 'application/json' in (responses['200']?.content ?? {}) ? [{ name, method, ...one }] : [];
  });
  it('is looked for in most questions of the API', () => expect(asked.length).toBeGreaterThan(20));
  it.each(asked)('has a reason: $method $name', async ({ at, options }) => {
    const answer = await ask(at, options);
    const text = await answer.text();
    if (answer.headers.get('content-type')?.includes('json')) expect(unreasoned(JSON.parse(text))).toEqual([]);
  });
});
