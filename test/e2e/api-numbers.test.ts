import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Client from '../../src/api/client.js';
import { languages } from '../../src/base/index.js';
import { corridor, type Results, speaker, viceMinister } from '../../src/brief/index.js';
import { readNames } from '../../src/node/index.js';
import { bare, figuresOf, htmlWords } from '../studies/brief-text.js';
import { unreasoned } from '../studies/reasons.js';
import { smallServer } from './small-study.js';

const built = new URL('../../dist/', import.meta.url);
const { client, followed } = (await import(new URL('api/client.js', built).href)) as typeof Client;
const command = fileURLToPath(new URL('cli/main.js', built));

/** Without the words that an answer over HTTP has beside the code of what is missing. */
const plain = <T>(answer: T): T =>
  JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (key !== 'missing' || typeof value?.code !== 'string') return value;
      const { text: _, ...reason } = value;
      return reason;
    }),
  );

let server: Awaited<ReturnType<typeof smallServer>>;
let ask: ReturnType<typeof client>;
let results: Results;
beforeAll(async () => {
  server = await smallServer();
  ask = client(server.address);
  const done = await followed(server.address, await ask('post study', { body: {} }));
  results = plain(done.result as Results);
});
afterAll(() => server?.stop());

describe('the numbers of a run over HTTP', () => {
  it('are those of out/results.json and of its tables', async () => {
    const out = join(server.study, '..', 'out');
    const environment = { ...process.env, LODEWARD_HOME: join(server.study, '..') };
    await promisify(execFile)(process.execPath, [command, 'study', 'run', server.study, '--out', out], {
      env: environment,
    });
    const file = async (name: string) => readFile(join(out, name), 'utf8');
    expect(JSON.parse(await file('results.json'))).toEqual(results);
    expect(unreasoned(results)).toEqual([]);
    expect(plain(await ask('get results', { query: {} }))).toEqual(results);
    const report = await ask('get results/files/{name}', { path: { name: 'report.html' } });
    expect((await report.text()) === (await file('report.html'))).toBe(true);
    const page = await ask('get results/files/{name}', { path: { name: 'brief-ko.pdf' } });
    expect((await page.text()).slice(0, 5)).toBe('%PDF-');
    for (const table of ['minerals', 'events', 'partner', 'measures', 'frontier'] as const) {
      const answer = await fetch(new URL(`/api/v1/results/${table}?format=csv`, server.address));
      const [head, ...rows] = (await answer.text()).trim().split(/\r?\n/);
      const [ownHead, ...own] = (await file(`${table}.csv`))
        .replace(/^\uFEFF/, '')
        .trim()
        .split(/\r?\n/);
      expect(head, table).toBe(ownHead);
      expect(rows.length, table).toBeGreaterThan(0);
      expect(rows, table).toEqual(own);
    }
  });
  it.each(languages)('stand in the briefs that the server writes: %s', async (language) => {
    const { names } = await readNames();
    const voice = speaker(language, names);
    for (const [kind, document] of [
      ['corridor', corridor(results)],
      ['vice-minister', viceMinister(results)],
    ] as const) {
      const written = await ask('post briefs', { body: { kind, format: 'html', language, date: '2026-11-28' } });
      const words = bare(htmlWords(await written.text()));
      const figures = figuresOf(document);
      expect(figures.length, kind).toBeGreaterThan(10);
      expect(
        figures.map((one) => voice.value(one)).filter((one) => !words.includes(bare(one))),
        kind,
      ).toEqual([]);
    }
  });
  it('are those of the plan over HTTP, for the same seed and draws', async () => {
    const { seed, draws } = results;
    const plan = await followed(server.address, await ask('post plans', { body: { seed, draws } }));
    expect(plain(plan.result)).toEqual(results.plan);
  });
});

describe('a brief over HTTP', () => {
  it.each(['/etc/passwd', '../study.yaml', 'projects/sample-moly.yaml', 'sample-moly.yaml', 'no-such-project'])(
    'knows projects by id alone: %s is refused and no file is read',
    async (project) => {
      const asked = ask('post briefs', { body: { kind: 'project', format: 'html', project } });
      await expect(asked).rejects.toMatchObject({ problem: { status: 422 } });
    },
  );
  it('has paragraphs of the reader, and no logo of this machine', async () => {
    const template = `format: lodeward-brief-template/1\norganisation: { en: Office of Trade }\n`;
    const about = { kind: 'project', format: 'html', project: 'sample-moly' } as const;
    const written = await ask('post briefs', { body: { ...about, template } });
    expect(await written.text()).toContain('Office of Trade');
    const logo = ask('post briefs', { body: { ...about, template: `${template}logo: /etc/mark.png\n` } });
    await expect(logo).rejects.toMatchObject({ problem: { problems: [{ code: 'no-file-here', path: 'logo' }] } });
  });
  it('of a project of the study is written', async () => {
    const written = await ask('post briefs', { body: { kind: 'project', format: 'html', project: 'sample-moly' } });
    expect(await written.text()).toMatch(/<html/);
  });
});
