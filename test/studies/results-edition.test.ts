import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonical } from '../../src/base/index.js';
import { resultsEdition } from '../../src/brief/index.js';
import { readResultsFile } from '../../src/node/brief/results-file.js';
import { sampleResults } from './sample-results.js';
import { signed } from './signed.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-edition-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Schema = Readonly<Record<string, unknown>>;
const schemas = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../dist/api/answers.json'), 'utf8'),
) as Readonly<Record<string, Schema>>;

/** The schema of a name with all it refers to in place, without names and sentences, lists in one order. */
function shapeOf(name: string, within: readonly string[] = []): unknown {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...schema } = value as Record<string, unknown>;
    const referred = typeof $ref === 'string' ? $ref.split('/').at(-1)! : undefined;
    if (referred !== undefined) return within.includes(referred) ? 'itself' : shapeOf(referred, [...within, name]);
    const entries = Object.entries(schema).filter(([key, text]) => key !== 'description' || typeof text !== 'string');
    return Object.fromEntries(entries.map(([key, inner]) => [key, bare(inner)]));
  };
  return bare(schemas[name]);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const asked = (name: string, content: object) => {
  const results = join(folder, name);
  writeFileSync(results, JSON.stringify(content));
  return readResultsFile(results);
};
const { digest: _, ...figures } = sampleResults;

describe('results.json', () => {
  it('has another edition when its shape has changed: raise resultsEdition, then put the new digest here', () => {
    expect({ edition: resultsEdition, shape: sha256(canonical(shapeOf('Results'))).slice(0, 16) }).toEqual({
      edition: 3,
      shape: '31da1d438cad9525',
    });
  });
  it('of this edition is read', async () => {
    await expect(asked('own.json', signed(figures))).resolves.toEqual(JSON.parse(JSON.stringify(signed(figures))));
  });
  it('of an earlier edition is refused with what to do, whatever it lacks', async () => {
    const { edition: _edition, joint: _joint, drivers: _drivers, ...old } = figures;
    const refused = { problems: [{ code: 'results-of-another-edition', file: join(folder, 'old.json') }] };
    await expect(asked('old.json', signed(old))).rejects.toMatchObject(refused);
  });
  it('that was changed after the run is refused', async () => {
    const changed = { ...signed(figures), minerals: [] };
    await expect(asked('changed.json', changed)).rejects.toMatchObject({ problems: [{ code: 'results-changed' }] });
  });
});
