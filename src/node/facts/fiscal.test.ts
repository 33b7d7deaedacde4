import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectWith } from '../../../test/fixtures/project-file.js';
import { caseOf, resultOf } from '../../project/index.js';
import { projectFile, readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';
import { readRules } from '../project-file.js';
import { readOverlays, readRegime, regimeCountries } from './fiscal.js';
import { readPlants, readRoutes } from './plants.js';
import { readProgrammes } from './support.js';

const countries = await regimeCountries();

describe('the regimes that ship', () => {
  it('are there for six countries and one of none', () => {
    expect(countries).toEqual(['AUS', 'CHL', 'IDN', 'KAZ', 'MNG', 'VNM', 'XXA']);
  });
  it.each(countries)('%s: every levy has source, status and, but for the generic one, a date', async (country) => {
    const regime = await readRegime(country);
    const bare = regime.levies.filter((levy) => !levy.source || !levy.status || (country !== 'XXA' && !levy.from));
    expect(bare.map((levy) => levy.kind)).toEqual([]);
    for (const overlay of (await readOverlays(country)).values()) expect(overlay.country).toBe(country);
  });
  it.each(countries)('%s gives its worked example, made by hand', async (country) => {
    const text = await readFile(packagePath('data', 'fiscal', country, 'worked-example.yaml'), 'utf8');
    const example: { project: unknown; expect: Record<string, Record<string, number>> } = parse(text);
    const project = readOrRefuse(projectFile, JSON.stringify(example.project), 'worked-example.yaml');
    const result = resultOf(caseOf(project, await readRules(project, '.')));
    for (const [year, levies] of Object.entries(example.expect)) {
      const t = result.years.indexOf(Number(year));
      const got = Object.fromEntries(Object.keys(levies).map((kind) => [kind, result.government.byLevy[kind]![t]!]));
      for (const [kind, value] of Object.entries(levies))
        expect(got[kind], `${country} ${kind} ${year}`).toBeCloseTo(value, 1);
      const total = Object.values(result.government.byLevy).reduce((sum, flow) => sum + flow[t]!, 0);
      expect(total).toBeCloseTo(
        Object.values(levies).reduce((a, b) => a + b, 0),
        1,
      );
    }
  });
  it('say which rates are not verified: the surtax of molybdenum, not the royalty', async () => {
    const project = projectWith({
      host: 'MNG',
      products: [{ mineral: 'molybdenum', price: 40000, tonnes: [1] }],
    });
    const { unverified } = caseOf(project, await readRules(project, '.'));
    expect(unverified).toContain('MNG/royalty/surtax/molybdenum');
    expect(unverified).not.toContain('MNG/royalty');
  });
  it('apply an overlay without touching the law: state-50 and tax-package-2026', async () => {
    const write = (more: object) =>
      projectWith({
        host: 'MNG',
        discount: { firm: 0.1, host: 0.1, project: 0.08 },
        strategic: true,
        products: [{ mineral: 'copper', price: 9000, tonnes: [0, 1000, 1000] }],
        capital: [{ class: 'plant', spend: [2e6] }],
        ...more,
      });
    const project = write({});
    const overlays = await readOverlays('MNG');
    const result = async (name?: string) =>
      resultOf(caseOf(project, await readRules(project, '.', name ? overlays.get(name) : undefined)));
    const sharesOf = async (name?: string) =>
      (await result(name)).parties.filter((p) => p.kind === 'host-state').length;
    expect(await sharesOf()).toBe(1);
    expect((await result('tax-package-2026')).government.byLevy['vat']).toEqual([200000, -200000, 0]);
    expect((await result()).government.byLevy['vat']).toEqual([200000, 0, 0]);
    const stabilised = write({ stabilised: true });
    const kept = resultOf(caseOf(stabilised, await readRules(stabilised, '.', overlays.get('tax-package-2026'))));
    expect(kept.government.byLevy['vat']).toEqual([200000, 0, 0]);
  });
});

describe('support, plants and routes that ship', () => {
  it('are read, each programme with a body to call', async () => {
    const programmes = await readProgrammes();
    expect([...programmes.keys()]).toContain('KOR/exploration-loan');
    expect([...programmes.values()].filter((p) => p.bodies.length === 0)).toEqual([]);
    expect(programmes.get('KOR/exploration-loan')!.versions.map((v) => [v.share, v.forgiveness])).toEqual([
      [0.3, 0.7],
      [0.5, 0.8],
      [0.7, 0.9],
    ]);
    expect((await readPlants()).every((p) => p.source.length > 5)).toBe(true);
    expect(new Set((await readRoutes()).map((l) => l.route)).size).toBe(3);
  });
  it('give the vintage of the date, a draft only by name', async () => {
    const programmes = await readProgrammes();
    const terms = async (asked: object) => {
      const project = projectWith({
        host: 'MNG',
        regimeDate: '2026-01-01',
        products: [{ mineral: 'tin', price: 1, tonnes: [1] }],
        owners: [{ party: 'firm', country: 'KOR', share: 1 }],
        support: [{ programme: 'KOR/exploration-loan', amount: 10, ...asked }],
      });
      const { regime, exchange } = await readRules(project, '.');
      return caseOf(project, { regime, exchange, programmes }).deal.contracts[0]!.terms.share;
    };
    expect(await terms({})).toBe(0.5);
    expect(await terms({ date: '2023-01-01' })).toBe(0.3);
    expect(await terms({ version: '2025-12-05' })).toBe(0.7);
  });
});
