import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { studyPorts } from '../../../test/fixtures/study-ports.js';
import type { RunPorts, RunQuestion } from '../../answers/index.js';
import type { Closure } from '../../shock/index.js';
import { type ProjectFile, readStudy } from '../../study/index.js';
import { codeDigest } from '../code-digest.js';
import { keptRun, studyRun } from './kept-run.js';

const texts = new Map([
  [
    'study.yaml',
    'format: lodeward-study/1\nid: t\nname: Test\nimporter: KOR\npartner: MNG\nminerals: [tin]\npartnerTable: [tin]\nhorizon: 2035\ncurrency: KRW\nseed: 3\ndraws: 12\n',
  ],
  [
    'events.yaml',
    'format: lodeward-events/1\nevents:\n  - { id: e, name: E, mineral: tin, measure: "ban IDN -> *", months: 6, odds: [0.01, 0.05, 0.1] }\n',
  ],
]);
const study = readStudy(texts).value!;
const question: RunQuestion = { study };
let ports: RunPorts;
let home: string;

beforeAll(async () => {
  ports = await studyPorts();
  home = await mkdtemp(join(tmpdir(), 'lodeward-kept-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv('LODEWARD_HOME', home);
  return () => vi.unstubAllEnvs();
});

describe('a kept run', () => {
  it('is not there before the study was run, and afterwards is what the run found', async () => {
    expect(await keptRun(ports, question)).toBeUndefined();
    const run = await studyRun(ports, question);
    expect(await keptRun(ports, question)).toEqual(run);
    const solvedAgain = { run: () => Promise.reject(new Error('solved again')) };
    expect(await studyRun({ ...ports, runner: solvedAgain }, question)).toEqual(run);
    expect(await keptRun(ports, { study, seed: 3, draws: 12 })).toEqual(run);
  });

  const changed = (file: string, from: string, to: string) =>
    readStudy(new Map([...texts, [file, texts.get(file)!.replace(from, to)]])).value!;
  const questions: Readonly<Record<string, RunQuestion>> = {
    seed: { study, seed: 4 },
    draws: { study, draws: 13 },
    budget: { study, budgetKrw: 1e9 },
    'a line of the study': { study: changed('study.yaml', '2035', '2036') },
    'another file of the study': { study: changed('events.yaml', '0.05', '0.06') },
  };
  it.each(Object.keys(questions))('of another question is not used: %s', async (name) => {
    await studyRun(ports, question);
    expect(await keptRun(ports, questions[name]!)).toBeUndefined();
  });

  type Facts = Omit<RunPorts, 'runner' | 'digest' | 'rulesOf'>;
  const facts: { readonly [K in keyof Facts]: () => Facts[K] } = {
    atlas: () => ({ ...ports.atlas, vintage: 'another' }),
    parameters: () => ports.parameters.map((row, k) => (k > 0 ? row : { ...row, low: row.low / 2 })),
    odds: () => ({ ...ports.odds, halveCut: { ...ports.odds.halveCut, mode: 0.123 } }),
    countries: () => new Set([...ports.countries, 'DEU']),
    byProducts: () => [{ host: 'copper', byProduct: 'x', market: 'x' }] as never,
    closures: () => [{ route: 'r', importer: 'KOR', exporter: 'IDN', share: 0.5 } as Closure],
    industry: () => ({ missing: { code: 'no-industry-table', detail: 'JPN' } }),
    products: () => [{ id: 'p' }] as never,
    codes: () => ({ ...ports.codes, contained: new Map([['tin-ore', 0.5]]) }),
    disclosures: () => [{ id: 'd', signed: 71, became: 2 }],
    solver: () => ({ ...ports.solver, name: 'another solver' }),
  };
  it.each(Object.keys(facts))('of other facts is not used: %s', async (name) => {
    await studyRun(ports, question);
    expect(await keptRun({ ...ports, [name]: facts[name as keyof Facts]() }, question)).toBeUndefined();
  });

  it('of other rules of a project is not used', async () => {
    const secret = { study: { ...study, projects: [{ id: 'p', confidential: true } as ProjectFile] } };
    const withRate = (rate: number) => ({ ...ports, rulesOf: async () => ({ exchange: { rate } }) as never });
    const run = await studyRun(withRate(1), secret);
    expect(await keptRun(withRate(1), secret)).toEqual(run);
    expect(await keptRun(withRate(2), secret)).toBeUndefined();
  });

  it('that was damaged is run again', async () => {
    const run = await studyRun(ports, question);
    const folder = join(home, 'cache', 'runs');
    for (const damage of [
      (text: string) => text.slice(0, 1000),
      (text: string) => text.replace('"seed":3', '"seed":9'),
    ]) {
      for (const name of await readdir(folder)) {
        const file = join(folder, name);
        await writeFile(file, damage(await readFile(file, 'utf8')));
      }
      expect(await keptRun(ports, question)).toBeUndefined();
      expect(await studyRun(ports, question)).toEqual(run);
    }
  });
});

it('the digest of code changes with a file and with its name', async () => {
  const digests: string[] = [];
  for (const [k, [name, text]] of [
    ['a.js', '1'],
    ['a.js', '2'],
    ['b.js', '1'],
  ].entries()) {
    const folder = join(home, `code-${k}`);
    await mkdir(join(folder, 'market'), { recursive: true });
    await writeFile(join(folder, 'market', name!), text!);
    digests.push(await codeDigest(['market'], folder));
  }
  expect(new Set(digests).size).toBe(3);
});
