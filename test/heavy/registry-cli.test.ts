import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/node/registry/database.js';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'lodeward-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function lodeward(...words: readonly string[]) {
  const env = { ...process.env, LODEWARD_HOME: home, LANG: 'C' };
  const run = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
    env,
    cwd: home,
    encoding: 'utf8',
  });
  return { code: run.status, text: run.stdout, word: run.stderr, json: () => JSON.parse(run.stdout) };
}
const content = join(root, 'studies/mongolia-korea/agreements');

describe('lodeward registry', () => {
  it('reads what ships before there is a ledger, and makes none by reading', () => {
    const list = lodeward('registry', 'list', '--json', '--date', '2026-11-28');
    expect([list.code, list.json().total]).toEqual([0, 17]);
    expect(list.word).toContain('registry import');
    expect(lodeward('registry', 'show', 'nothing').code).toBe(2);
    expect(() => readFileSync(join(home, 'registry', 'lock'))).toThrow();
  });
  it('records nothing of a bad import and lists every problem', () => {
    const bad = join(home, 'bad.yaml');
    writeFileSync(
      bad,
      'format: lodeward-agreements/1\nentries:\n  - { id: x, type: agreement, date: 2025-01-01, title: X, parties: [a], stage: offtake, source: S }\n  - { type: evidence, of: gone, date: 2025-01-01, what: result, source: S }\n',
    );
    const run = lodeward('registry', 'import', bad, content, '--json');
    expect(run.code).toBe(2);
    expect(run.json().problems.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [3, 'stage-stated'],
      [4, 'unknown-entry'],
    ]);
    expect(lodeward('registry', 'verify', '--json').json()).toMatchObject({ entries: 0, sound: true });
  });
  it('imports once, adds, attaches, verifies against a head, and notices what was tampered with', async () => {
    const first = lodeward('registry', 'import', content, '--by', 'clerk', '--json').json();
    expect(first.added.length).toBeGreaterThan(80);
    expect(lodeward('registry', 'import', content, '--json').json()).toMatchObject({ added: [], head: first.head });
    const added = lodeward(
      'registry',
      'add',
      'evidence',
      'of=mou-2025-09-22-jeonbuk',
      'date=2026-03-02',
      'what=trained',
      'source=Test',
      '--json',
    ).json();
    writeFileSync(join(home, 'a.txt'), 'minutes');
    expect(lodeward('registry', 'attach', added.added[0].id, join(home, 'a.txt')).code).toBe(0);
    expect(lodeward('registry', 'show', 'mou-2025-09-22-jeonbuk').text).toContain('attachment');
    expect(lodeward('registry', 'verify', '--head', first.head).code).toBe(0);
    expect(lodeward('registry', 'calendar').text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    const { db, close } = await openDatabase({ folder: join(home, 'registry') });
    expect(lodeward('registry', 'list').word).toContain('in use by process');
    await sql.raw('alter table entry disable trigger append_only').execute(db);
    await sql.raw("update entry set why = 'other' where seq = 3").execute(db);
    await close();
    const found = lodeward('registry', 'verify', '--json', '--head', 'f'.repeat(64));
    expect([found.code, found.json()]).toMatchObject([
      3,
      { sound: false, guarded: false, holdsHead: false, breaks: [{ seq: 3, code: 'digest' }] },
    ]);
  });
});
