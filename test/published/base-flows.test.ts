import { describe, expect, it } from 'vitest';
import type { BaseStage } from '../../src/atlas/index.js';
import { isMissing } from '../../src/base/index.js';
import { openAtlas } from '../../src/node/index.js';

/** Facts known from elsewhere, each with the tolerance its own uncertainty asks for; docs/methods/base-year.md says where they come from. */
describe('base flows against known facts', async () => {
  const atlas = await openAtlas();
  const stage = async (market: string, name: string): Promise<BaseStage> =>
    (await atlas.baseMarket(market))!.stages.find((s) => s.name === name)!;
  const tonnes = (s: BaseStage, side: 'exporter' | 'importer', country: string, foreign = false): number =>
    s.flows
      .filter((f) => f[side] === country && !(foreign && f.exporter === f.importer))
      .reduce((sum, f) => sum + f.tonnes, 0);
  const share = (s: BaseStage, exporter: string, importer: string): number =>
    (s.flows.find((f) => f.exporter === exporter && f.importer === importer)?.tonnes ?? 0) /
    tonnes(s, 'importer', importer, true);
  const within = (value: number, known: number, tolerance: number): void => {
    expect(value).toBeGreaterThan(known * (1 - tolerance));
    expect(value).toBeLessThan(known * (1 + tolerance));
  };

  it('natural graphite 2023: Korea uses 55 kt with its mine and 46 without, 98.7 % of imports from China', async () => {
    const mined = await stage('natural-graphite', 'mined');
    const use = tonnes(mined, 'importer', 'KOR');
    within(use, 55_000, 0.04);
    within(use - tonnes(mined, 'exporter', 'KOR'), 46_000, 0.04);
    within(share(mined, 'CHN', 'KOR'), 0.987, 0.01);
    expect(mined.fixedSupply.has('KOR')).toBe(true);
    within(tonnes(mined, 'exporter', 'CHN'), 1_210_000, 1e-6);
  });

  it('copper 2023: Korea uses 636 kt refined, 54 % of imports Chilean and 30 % Congolese', async () => {
    const refined = await stage('copper', 'refined');
    within(tonnes(refined, 'importer', 'KOR'), 636_000, 0.01);
    within(share(refined, 'CHL', 'KOR'), 0.54, 0.03);
    within(share(refined, 'COD', 'KOR'), 0.3, 0.05);
    within(tonnes(refined, 'exporter', 'COG', true) + 1, 1, 1e-9);
  });

  it('copper 2023: Korea buys 390 to 540 kt of copper in ore; Mongolia sells about 307 kt, all to China', async () => {
    const mined = await stage('copper', 'mined');
    const korea = tonnes(mined, 'importer', 'KOR');
    expect([korea > 390_000, korea < 540_000]).toEqual([true, true]);
    within(tonnes(mined, 'exporter', 'MNG'), 310_000, 0.03);
    within(share(mined, 'MNG', 'CHN') * tonnes(mined, 'importer', 'CHN', true), tonnes(mined, 'exporter', 'MNG'), 1e-6);
  });

  it('copper 2023: scrap and other output without ore is 17 to 30 % of China, 15 to 50 % of Korea and more of Germany', async () => {
    const refined = await stage('copper', 'refined');
    const secondary = (c: string) => (refined.secondary.get(c) ?? 0) / tonnes(refined, 'exporter', c);
    expect(secondary('CHN')).toBeGreaterThan(0.17);
    expect(secondary('CHN')).toBeLessThan(0.3);
    expect(secondary('KOR')).toBeGreaterThan(0.15);
    expect(secondary('KOR')).toBeLessThan(0.5);
    expect(secondary('DEU')).toBeGreaterThan(0.5);
  });

  it('tin 2023: Korea bought 13.5 kt, 44 % Indonesian, and little of it again abroad', async () => {
    const refined = await stage('tin', 'refined');
    within(tonnes(refined, 'importer', 'KOR'), 13_500, 0.06);
    within(share(refined, 'IDN', 'KOR'), 0.44, 0.05);
    within(tonnes(refined, 'exporter', 'CHN'), 175_000, 1e-6);
  });

  it('acid fluorspar: 16.2 kt to Korea in 2022 lies inside the interval of its mean of 2019-2023, China first and Mongolia second', async () => {
    const market = (await atlas.baseMarket('fluorspar-acid'))!;
    const mined = market.stages[0]!;
    const korea = mined.flows.filter((f) => f.importer === 'KOR');
    expect(korea.reduce((s, f) => s + f.low, 0)).toBeLessThan(16_200);
    expect(korea.reduce((s, f) => s + f.high, 0)).toBeGreaterThan(16_200);
    expect(
      [...korea]
        .sort((a, b) => b.tonnes - a.tonnes)
        .map((f) => f.exporter)
        .slice(0, 2),
    ).toEqual(['CHN', 'MNG']);
    expect(market.importerYears).toEqual({ KOR: '2019-2023' });
    expect(mined.outputKnown).toBe(false);
  });

  it('lithium carbonate 2024: 20.9 kt from Chile to Korea is 3.93 kt of lithium', async () => {
    const refined = await stage('lithium-carbonate', 'refined');
    within(refined.flows.find((f) => f.exporter === 'CHL' && f.importer === 'KOR')!.tonnes, 20_900 * 0.1879, 0.01);
  });

  it('molybdenum: Mongolian output is 3,110 t and every flow between countries says estimated', async () => {
    const mined = await stage('molybdenum', 'mined');
    within(tonnes(mined, 'exporter', 'MNG'), 3_110, 1e-6);
    for (const f of mined.flows) expect(f.status, f.row).toBe('estimated');
  });

  it('leads a flow back to rows of the atlas, values of restricted sources withheld', async () => {
    const copper = await stage('copper', 'mined');
    const ore = await atlas.trace(copper.flows.find((f) => f.exporter === 'MNG' && f.importer === 'CHN')!.row);
    expect(ore!.inputs).toContain('trade.copper-ore.2023.MNG.CHN.t@baci22-hs4');
    const nickel = await stage('nickel-sulphate', 'refined');
    const sulphate = await atlas.trace(nickel.flows.find((f) => f.exporter === 'FIN' && f.importer === 'KOR')!.row);
    expect(sulphate!.inputs.length).toBeGreaterThan(0);
    for (const id of [...ore!.inputs, ...sulphate!.inputs]) expect((await atlas.trace(id))?.row.id).toBe(id);
    for (const id of sulphate!.inputs) expect(isMissing((await atlas.trace(id))!.row.value), id).toBe(true);
  });
});
