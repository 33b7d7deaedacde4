import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseOf, resultOf } from '../project/index.js';
import { packagePath } from './places.js';
import { readProject } from './project-file.js';

/** What docs/recipes/add-a-fiscal-regime.md says, done by a user: a regime, an overlay and a programme beside a project. */
const regime = `
format: lodeward-regime/1
country: XXA
money: USD
levies:
  - { kind: royalty, base: gross, rate: 0.05, deductible: true, from: 2020-01-01, to: 2025-12-31, status: in force, source: test }
  - { kind: royalty, base: gross, rate: 0.08, deductible: true, from: 2026-01-01, status: unverified, source: test }
  - { kind: income-tax, brackets: [[0, 0.25]], from: 2020-01-01, status: in force, source: test }
`;
const overlay = `
format: lodeward-overlay/1
country: XXA
name: No royalty
remove: [royalty]
`;
const programme = `
format: lodeward-support/1
id: own
country: KOR
kind: grant
versions: [{ from: 2024-01-01, share: 0.5, status: in force, source: test }]
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lodeward-regime-'));
  const sample = await readFile(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'), 'utf8');
  const own = sample
    .replace('host: MNG', 'host: XXA\nregime: ./regime.yaml\nsupport: [{ programme: ./programme.yaml, amount: 1.0e6 }]')
    .replace('country: MNG', 'country: XXA');
  await writeFile(join(folder, 'project.yaml'), own);
  await writeFile(join(folder, 'old.yaml'), own.replace('regimeDate: 2026-01-01', 'regimeDate: 2024-06-30'));
  await writeFile(join(folder, 'regime.yaml'), regime);
  await writeFile(join(folder, 'overlay.yaml'), overlay);
  await writeFile(join(folder, 'programme.yaml'), programme);
});
afterAll(() => rm(folder, { recursive: true }));

const evaluate = async (file: string, over?: string) => {
  const { project, rules } = await readProject(join(folder, file), over && join(folder, over));
  return resultOf(caseOf(project, rules));
};

describe('a project with its own rules', () => {
  it('reads regime and programme beside it, the law of its date', async () => {
    const now = await evaluate('project.yaml');
    expect(now.government.byLevy['royalty']![5]).toBeCloseTo(0.08 * 3000 * 40000, 4);
    expect(now.unverified).toEqual(['XXA/royalty']);
    expect(now.support['KOR/own']![0]).toBe(1e6);
    const then = await evaluate('old.yaml');
    expect(then.government.byLevy['royalty']![5]).toBeCloseTo(0.05 * 3000 * 40000, 4);
    expect(then.unverified).toEqual([]);
  });
  it('takes an overlay from a file', async () => {
    const free = await evaluate('project.yaml', 'overlay.yaml');
    expect(free.government.byLevy['royalty']).toBeUndefined();
    expect(free.regime.overlay).toBe('No royalty');
  });
  it('says which file is not there, and which overlays ship', async () => {
    await cp(join(folder, 'project.yaml'), join(folder, 'lost.yaml'));
    await rm(join(folder, 'programme.yaml'));
    await expect(evaluate('lost.yaml')).rejects.toThrow(/programme.yaml/);
    await expect(
      readProject(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'), 'nothing'),
    ).rejects.toThrow(/draft-law-2026/);
  });
});

describe('the projects of the study', () => {
  it.each(['zuun-mod', 'oortsog-ovoo', 'oval', 'bor-undur', 'khalzan-buregtei', 'kharmagtai'])(
    '%s is evaluated; a scenario is told per tonne',
    async (id) => {
      const { project, rules } = await readProject(packagePath('studies', 'mongolia-korea', 'projects', `${id}.yaml`));
      const result = resultOf(caseOf(project, rules));
      expect(result.headline).toBe(id === 'kharmagtai' ? 'npv' : 'per-tonne');
      expect(project.sources!.length).toBeGreaterThan(0);
      expect(Object.values(result.perTonne.byParty).every((v) => typeof v === 'number')).toBe(true);
    },
  );
});

describe('a bad file', () => {
  const problemsOf = async (name: string, text: string) => {
    await writeFile(join(folder, name), text.trimStart());
    const refused = await readProject(join(folder, name)).then(
      () => [],
      (error: { problems: readonly { code: string; line?: number; path?: string }[] }) => error.problems,
    );
    return refused.map(({ code, line, path }) => `${line} ${path} ${code}`);
  };
  const head = 'format: lodeward-project/1\nid: bad\nhost: MNG\nfirstYear: 2027\ndiscount: { firm: 0.1 }\n';
  it('is told every problem at once, those between keys beside those of one key', async () => {
    const text = `${head}colour: red
products: [{ mineral: tin, price: [40000], tonnes: [0, 3] }]
closure: { cost: 1, year: 1999, fund: monthly }
debt: [{ lender: a, share: 0.7, rate: 0.1, grace: 9, years: 8 }, { lender: b, share: 0.5, rate: 0.1, years: 3 }]
owners: [{ party: firm, share: 0.5 }, { party: host-state, share: 0.3, terms: caried }]
`;
    expect(await problemsOf('many.yaml', text)).toEqual([
      '6 colour unknown-key',
      '7 products[0].price no-price',
      '8 closure.fund not-one-of',
      '8 closure.year closure-too-early',
      '9 debt[0].grace grace-too-long',
      '9 debt too-much-debt',
      '10 owners[1].terms not-one-of',
      '10 owners shares-do-not-add',
    ]);
  });
  it('is told which rules are not there, with their lines', async () => {
    const sound = `${head}products: [{ mineral: tin, price: 1, tonnes: [0, 3] }]\n`;
    const lost = `${sound}support:\n  - { programme: ./nix.yaml }\nregime: ./nowhere.yaml\n`;
    expect(await problemsOf('lost-rules.yaml', lost)).toEqual([
      '9 regime unreadable-file',
      '8 support[0].programme unreadable-file',
    ]);
    const both = `${sound}support: [{ programme: KOR/nothing }]\nregime: ./nowhere.yaml\n`;
    expect(await problemsOf('both.yaml', both)).toEqual([
      '8 regime unreadable-file',
      '7 support[0].programme unknown-programme',
    ]);
    const unknown = `${sound}support:\n  - { programme: KOR/nothing }\n  - { programme: KOR/nix }\n`;
    expect(await problemsOf('unknown.yaml', unknown)).toEqual([
      '8 support[0].programme unknown-programme',
      '9 support[1].programme unknown-programme',
    ]);
  });
});
