/** Types of the HTTP operations for src/api/client.ts, written from the OpenAPI document as it is served: src/api/operations.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './setup.mjs';

const named = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

function typeOf(schema = {}) {
  if (schema.$ref) return named(schema.$ref).startsWith('File.') ? 'object' : named(schema.$ref);
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.type === 'array') return `readonly (${typeOf(schema.items)})[]`;
  if (schema.properties) return objectOf(schema.properties, schema.required);
  if (schema.type === 'object')
    return `Readonly<Record<string, ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties) : 'unknown'}>>`;
  return { integer: 'number', number: 'number', string: 'string', boolean: 'boolean' }[schema.type] ?? 'unknown';
}

const objectOf = (properties, required = []) =>
  `{ ${Object.entries(properties)
    .map(
      ([name, schema]) =>
        `readonly ${name}${required.includes(name) && schema.default === undefined ? '' : '?'}: ${typeOf(schema)}`,
    )
    .join('; ')} }`;

function askedOf({ parameters = [], requestBody }) {
  const parts = ['path', 'query'].flatMap((place) => {
    const own = parameters.filter((one) => one.in === place);
    if (own.length === 0) return [];
    const properties = Object.fromEntries(own.map(({ name, schema }) => [name, schema]));
    const required = own.filter((one) => one.required).map(({ name }) => name);
    return [`readonly ${place}${required.length > 0 ? '' : '?'}: ${objectOf(properties, required)}`];
  });
  const [body] = Object.entries(requestBody?.content ?? {});
  if (body?.[0] === 'application/octet-stream') parts.push('readonly bytes: Uint8Array');
  else if (body) parts.push(`readonly body: ${typeOf(body[1].schema)}`);
  return `{ ${parts.join('; ')} }`;
}

function answerOf({ responses }) {
  const { content } = responses['200'] ?? responses['202'];
  return content['application/json'] ? typeOf(content['application/json'].schema) : 'Blob';
}

/** The text of src/api/operations.ts. */
export function operationsText({ paths }) {
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        `/** ${operation.summary} */ '${method} ${path.replace('/api/v1/', '')}': { readonly asked: ${askedOf(operation)}; readonly answer: ${answerOf(operation)} };`,
    ),
  );
  const types = [...new Set(lines.flatMap((line) => line.match(/(?<=[(\s:&|])[A-Z]\w+(?=[)\s&|;>])/g) ?? []))]
    .filter((name) => !['Readonly', 'Record', 'Uint8Array', 'Blob'].includes(name))
    .filter((name) => lines.some((line) => new RegExp(`: [^/']*\\b${name}\\b`).test(line.replace(/\/\*\*.*?\*\//, ''))))
    .sort();
  return `// biome-ignore-all format: one line an operation
// Written by scripts/operations.mjs from the OpenAPI document; run it again where a route changes.
import type { ${types.join(', ')} } from './answers.js';

/** What each operation takes and answers. */
export interface Operations {
${lines.join('\n')}
}
`;
}

if (process.argv[1] === import.meta.filename) {
  const { createApp, World } = await import('../dist/api/index.js');
  const world = await World.open(join(root, 'studies', 'example'));
  const app = createApp(world, {
    limits: { bytes: 1, fileBytes: 1, requestsPerMinute: 9 },
    now: () => 0,
    log: () => {},
  });
  const response = await app.request('http://localhost/openapi.json', { headers: { Host: 'localhost' } });
  const file = join(root, 'src', 'api', 'operations.ts');
  writeFileSync(file, operationsText(await response.json()));
  await world.close();
  process.exit(tool('@biomejs/biome/bin/biome', ['check', '--write', file]));
}
