import fc from 'fast-check';
import type { Operation, Parameter, Schema } from './openapi.js';

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A value of a schema; numbers near the least, so that no question takes long. */
function someOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(someOf));
  switch (schema.type) {
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? 0;
      return fc.integer({ min: Math.ceil(least), max: Math.ceil(Math.min(schema.maximum ?? least + 9, least + 9)) });
    }
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const min = schema.minItems ?? 0;
      return fc.array(someOf(schema.items ?? {}), { minLength: min, maxLength: min + 2 });
    }
    case 'object':
      return objectOf(schema);
    case 'string':
      return textOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf({ format, pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  if (format === 'date') return days.map((day) => day.toISOString().slice(0, 10));
  if (format === 'date-time') return days.map((day) => day.toISOString());
  if (pattern)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= (maxLength ?? text.length));
  return fc.string({ minLength, maxLength: Math.min(maxLength ?? 60, minLength + 40), unit: 'grapheme' });
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.yaml$/), someOf(additionalProperties), { maxKeys: 3 });
  const values = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, someOf(schema)]));
  return fc.record(values, { requiredKeys: [...required] });
}

/** The example of a value, or a value of its schema, or none where none is needed. */
const partOf = (schema: Schema, example: unknown, required: boolean): fc.Arbitrary<unknown> =>
  fc.oneof(
    ...(example === undefined ? [] : [{ weight: 5, arbitrary: fc.constant(example) }]),
    { weight: 2, arbitrary: someOf(schema) },
    ...(required ? [] : [{ weight: 4, arbitrary: fc.constant(undefined) }]),
  );

function addressOf(path: string, parameters: readonly Parameter[], values: Readonly<Record<string, unknown>>): string {
  const at = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name]) || '-'));
  const query = new URLSearchParams(
    parameters.flatMap(({ in: place, name }) =>
      place === 'query' && values[name] !== undefined ? [[name, String(values[name])]] : [],
    ),
  );
  return query.size > 0 ? `${at}?${query}` : at;
}

function bodyOf({ requestBody }: Operation): fc.Arbitrary<Pick<Asked, 'headers' | 'body'>> {
  const [found] = Object.entries(requestBody?.content ?? {});
  if (!found) return fc.constant({ headers: {} });
  const [type, { schema, example }] = found;
  const headers = { 'Content-Type': type };
  if (type === 'application/octet-stream') return fc.uint8Array({ maxLength: 200 }).map((body) => ({ headers, body }));
  const known = (example ?? {}) as Record<string, unknown>;
  const { properties } = schema;
  const value = properties
    ? fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([key, one]) => [
            key,
            partOf(one, known[key], schema.required?.includes(key) ?? false),
          ]),
        ),
      )
    : fc.oneof(fc.constant(known), fc.jsonValue({ maxDepth: 3 }));
  return value.map((body) => ({ headers, body: JSON.stringify(body) ?? '{}' }));
}

const accepted = ['application/json', 'text/csv', 'application/vnd.apache.parquet', '*/*', 'text/*;q=0.5, */*;q=0.1'];

/** Requests that keep to the document. */
export const keeping = (operation: Operation): fc.Arbitrary<Asked> => {
  const { path, method, parameters = [] } = operation;
  const values = Object.fromEntries(
    parameters.map(({ name, schema, required }) => [name, partOf(schema, schema.example, required ?? false)]),
  );
  return fc
    .tuple(fc.record(values), bodyOf(operation), fc.constantFrom(...accepted))
    .map(([given, { headers, ...rest }, accept]) => ({
      path: addressOf(path, parameters, given),
      method: method.toUpperCase(),
      headers: { ...headers, Accept: accept },
      ...rest,
    }));
};

const breaks: readonly ((asked: Asked, text: string) => Asked)[] = [
  (asked, text) => ({
    ...asked,
    path: `${asked.path}${asked.path.includes('?') ? '&' : '?'}${encodeURIComponent(text)}x=1`,
  }),
  (asked, text) => ({ ...asked, path: asked.path.replace(/=[^&]*/, `=${encodeURIComponent(text)}`) }),
  (asked) => ({ ...asked, path: asked.path.replace(/\?.*/, '') }),
  (asked) => ({ ...asked, path: asked.path.replace(/=[^&]*/, '=%00%FF%C0') }),
  (asked, text) => ({ ...asked, path: asked.path.replace(/\/[^/?]+(\?|$)/, `/${encodeURIComponent(text)}$1`) }),
  (asked) => ({ ...asked, headers: { ...asked.headers, 'Content-Type': 'text/plain' } }),
  (asked) => ({ ...asked, headers: { ...asked.headers, Accept: 'image/png' } }),
  (asked) => ({ ...asked, headers: { ...asked.headers, 'Content-Encoding': 'gzip' } }),
  (asked) => ({ ...asked, method: 'PATCH' }),
  (asked) => ({ ...asked, path: asked.path.replace(/=[^&]*/, '=constructor') }),
  (asked) => ({ ...asked, path: asked.path.replace(/=[^&]*/, '=__proto__') }),
  (asked) => ({ ...asked, path: asked.path.replace(/\/[^/?]+(\?|$)/, '/..%2f..%2f__proto__$1') }),
  (asked) => (asked.body === undefined ? asked : { ...asked, body: `${'['.repeat(20_000)}1${']'.repeat(20_000)}` }),
  (asked) =>
    asked.body === undefined
      ? asked
      : { ...asked, body: String(asked.body).replace(/"[^"]*"(?=[,}])/, '"\\u0000\\ud800"') },
  (asked) => (asked.body === undefined ? asked : { ...asked, body: String(asked.body).slice(0, -3) }),
  (asked) =>
    asked.body === undefined ? asked : { ...asked, body: '{"text":null,"draws":-1,"files":7,"__proto__":{"a":1}}' },
  (asked, text) => (asked.body === undefined ? asked : { ...asked, body: JSON.stringify([text, null, 1e308]) }),
];

/** Requests that do not: one thing of a good one is broken. */
export const breaking = (operation: Operation): fc.Arbitrary<Asked> =>
  fc
    .tuple(keeping(operation), fc.constantFrom(...breaks), fc.string({ maxLength: 300, unit: 'binary' }))
    .map(([asked, broken, text]) => broken(asked, text.replace(/[\uD800-\uDFFF]/g, '?')));
