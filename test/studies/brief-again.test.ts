import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sampleResults } from './sample-results.js';
import { signed } from './signed.js';

const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'lodeward-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files of a brief written by a process of its own. */
function written(into: string): Readonly<Record<string, string>> {
  const out = join(folder, into);
  mkdirSync(out);
  const results = join(folder, 'results.json');
  const { digest: _, ...figures } = sampleResults;
  writeFileSync(results, JSON.stringify(signed(figures)));
  const words = ['brief', 'write', '--kind', 'corridor', '--lang', 'ko,mn', '--format', 'pdf,docx,html'];
  const run = spawnSync(
    process.execPath,
    [main, ...words, '--results', results, '--out', out, '--date', '2026-11-28'],
    {
      encoding: 'utf8',
    },
  );
  expect(run.stderr).toBe('');
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'base64')]));
}

it('a brief has the same bytes in each process that writes it, in each format', () => {
  const [first, again] = [written('a'), written('b')];
  expect(Object.keys(first)).toHaveLength(6);
  expect(Object.keys(first).filter((name) => first[name] !== again[name])).toEqual([]);
});
