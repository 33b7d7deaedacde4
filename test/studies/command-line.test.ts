import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'lodeward-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lodeward = (...words: string[]) =>
  spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', LANG: 'C' } });

describe('the command line', () => {
  it('lists its commands, in the language that is asked for', () => {
    expect(lodeward('--help')).toMatchObject({ status: 0 });
    expect(lodeward('--help', '--lang', 'ko').stdout).toContain('사용법:');
    expect(lodeward('study', 'run', '--help', '--lang', 'mn').stdout).toContain('Хэрэглээ: lodeward study run');
    expect(lodeward().stdout).toContain('Commands:');
    expect(lodeward('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
  it('loads neither answers nor data for its help and its version', () => {
    for (const word of ['--help', '--version']) {
      const seen = mkdtempSync(join(folder, 'seen-'));
      spawnSync(process.execPath, [main, word], { env: { ...process.env, NODE_V8_COVERAGE: seen } });
      const loaded = readdirSync(seen).flatMap((file) =>
        (JSON.parse(readFileSync(join(seen, file), 'utf8')).result as { url: string }[]).map(({ url }) => url),
      );
      expect(loaded.filter((url) => url.includes('/dist/cli/')).length, word).toBeGreaterThan(3);
      expect(
        loaded.filter((url) => /\/dist\/(answers|node|brief)\//.test(url)),
        word,
      ).toEqual([]);
    }
  });
  it('has examples that name files that are there, wherever it is started', () => {
    const help = (cwd: string, ...words: string[]) =>
      spawnSync(process.execPath, [main, ...words, '--help'], { encoding: 'utf8', cwd }).stdout;
    const fileOf = (text: string) => text.match(/npx lodeward market solve (\S+)/)![1]!;
    expect(existsSync(resolve(folder, fileOf(help(folder, 'market', 'solve'))))).toBe(true);
    expect(fileOf(help(resolve(import.meta.dirname, '../..'), 'market', 'solve'))).toBe('studies/example/market.json');
    expect(help(folder, 'study', 'run')).toContain('(default: mongolia-korea)');
  });
  it('refuses what it does not know with 2 and a sentence, as JSON where that is asked for', () => {
    const unknown = lodeward('nonsense', '--json');
    expect(unknown.status).toBe(2);
    expect(JSON.parse(unknown.stdout).problems[0]).toMatchObject({ code: 'usage-unknownCommand' });
    expect(lodeward('study', 'run', '--draws', 'many').stderr).toContain('[usage-invalidArgument]');
    expect(lodeward('study', 'check', '--lang', 'xx').status).toBe(2);
    expect(lodeward('nonsense', '--help').status).toBe(2);
    expect(lodeward('registry', 'nonsense', '--help').status).toBe(2);
    expect(lodeward('worker', '--queue', 'postgres://x')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('--threads N'),
    });
    expect(lodeward('industry').stderr).toContain("'short, cost, ahead, exposure'");
  });
  it('takes the language anywhere, groups too, and says problems in it', () => {
    expect(lodeward('study', '--lang', 'ko').stderr).toMatch(/^"study" 뒤에 명령 누락/);
    expect(lodeward('--lang', 'mn').stdout).toMatch(/^Хэрэглээ: lodeward/);
    for (const words of [
      ['--lang', 'ko', 'study', 'check', '/none'],
      ['study', '--lang=ko', 'check', '/none'],
      ['study', 'check', '/none', '--lang', 'ko'],
    ])
      expect(lodeward(...words).stderr).toBe('/none: 폴더가 없습니다. [no-such-folder]\n');
    expect(lodeward('registry', '--lang', 'xx')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[usage-invalidArgument]'),
    });
    const [problem] = JSON.parse(lodeward('study', 'check', '/none', '--json', '--lang', 'ko').stdout).problems;
    expect(problem).toMatchObject({ message: expect.stringContaining('there is no'), text: '폴더가 없습니다.' });
  });
  it('refuses every code that does not exist, at once; a country may be typed small', () => {
    const refused = lodeward('buyers', '--mineral', 'molybdenite', '--importer', 'xxx', '--json');
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.stdout).problems).toMatchObject([
      { code: 'unknown-mineral', path: '--mineral', value: 'molybdenite' },
      { code: 'unknown-country', path: '--importer', value: 'XXX' },
    ]);
    expect(JSON.parse(lodeward('buyers', '--mineral', 'tin', '--importer', 'kor', '--json').stdout).importer).toBe(
      'KOR',
    );
    expect(lodeward('registry', 'duties', '--party', 'nobody').stderr).toContain('[unknown-party]');
    expect(lodeward('backtest', 'nothing.yaml').stderr).toContain('[unreadable-file]');
    expect(lodeward('since', '2100-01-01').stderr).toContain('[out-of-order]');
    // before anything is computed
    expect(lodeward('study', 'run', '--out', main)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[system-eexist]'),
    });
    expect(lodeward('registry', 'template', '--csv', join(folder, 'none', 'a.csv')).stderr).toContain(
      '[system-enoent]',
    );
  });
  it('makes a study, checks it, and lists every problem of a broken one', () => {
    const mine = join(folder, 'mine');
    expect(lodeward('study', 'new', mine).status).toBe(0);
    expect(JSON.parse(lodeward('study', 'check', mine, '--json').stdout)).toMatchObject({
      problems: [],
      study: { id: 'mine' },
    });
    const file = join(mine, 'study.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('importer: KOR', 'importer: Korea').replace('draws:', 'drwas:'),
    );
    writeFileSync(join(mine, 'evnts.yaml'), 'a: 1\n');
    const broken = lodeward('study', 'check', mine, '--json');
    expect(broken.status).toBe(2);
    expect(JSON.parse(broken.stdout).problems.map((p: { file: string; code: string }) => [p.file, p.code])).toEqual([
      ['evnts.yaml', 'unknown-file'],
      ['study.yaml', 'wrong-format'],
      ['study.yaml', 'unknown-key'],
    ]);
    expect(lodeward('study', 'new', mine).stderr).toContain('[folder-not-empty]');
    expect(lodeward('study', 'check', join(folder, 'none')).stderr).toContain('[no-such-folder]');
  });
  it('gives one JSON document for what it wrote, and writes over nothing', () => {
    const file = join(folder, 'mine.yaml');
    expect(JSON.parse(lodeward('project', 'new', file, '--json').stdout)).toEqual({ file });
    expect(lodeward('project', 'new', file)).toMatchObject({ status: 2, stdout: '' });
    const book = join(folder, 'book.xlsx');
    expect(JSON.parse(lodeward('project', 'template', '--xlsx', book, '--json').stdout)).toEqual({ file: book });
    expect(lodeward('project', 'import', '--xlsx', book, '--out', file).stderr).toContain('[file-exists]');
  });
  it('prints a JSON Schema for each file of a study', () => {
    const schema = JSON.parse(lodeward('study', 'schema', 'events').stdout);
    expect(schema.properties.format.const).toBe('lodeward-events/1');
    expect(lodeward('study', 'schema', 'nothing').status).toBe(2);
  });
});
