import { beforeAll, describe, expect, it } from 'vitest';
import { isMissing, type Maybe } from '../base/index.js';
import { packagePath, readRules, readStudyFolder } from '../node/index.js';
import { npv } from '../project/index.js';
import type { ProjectFile, Study } from '../study/index.js';
import { projectValue } from './plan-project.js';

let study: Study;
const folder = packagePath('studies', 'mongolia-korea');
const there = (value: Maybe<number>): number => {
  if (isMissing(value)) throw new Error(value.missing.code);
  return value;
};
const rulesOf = (project: ProjectFile) => readRules(project, `${folder}/projects`);
const worthWith = (change: Partial<ProjectFile>) => {
  const projects = study.projects.map((one) => (one.id === 'zuun-mod' ? { ...one, ...change } : one));
  return projectValue({ ...study, projects }, 'zuun-mod', [], rulesOf, () => 1000);
};

beforeAll(async () => {
  study = await readStudyFolder(folder);
});

describe('what the host gains from a project', () => {
  it('holds wages and local suppliers where the file states them, and says where it does not', async () => {
    const without = await worthWith({});
    const homeValue = { operating: 0.3, capital: 0, status: 'estimated', source: 'test' } as const;
    const stated = await worthWith({ homeValue });
    expect([without.withWages, stated.withWages]).toEqual([false, true]);
    const { operating, discount, timing } = study.projects.find(({ id }) => id === 'zuun-mod')!;
    const spent = npv(operating as readonly number[], discount.host!, timing);
    expect((there(stated.hostGain) - there(without.hostGain)) / (0.3 * 1000 * spent)).toBeCloseTo(1, 9);
  });

  it('holds what a private owner of the host earns', async () => {
    const owners = (country: string) => [{ party: 'firm', country, share: 1, terms: 'paid' }] as ProjectFile['owners'];
    const [abroad, athome] = [await worthWith({ owners: owners('KOR') }), await worthWith({ owners: owners('MNG') })];
    expect(there(athome.hostGain)).not.toBe(there(abroad.hostGain));
  });
});
