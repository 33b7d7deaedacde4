import { isMissing, type MineralCode } from '../base/index.js';
import { directBySector, partOfParent } from '../industry/index.js';
import { evenWeights, type GroupLosses, meanOf, type Sample } from '../portfolio/index.js';
import { together } from '../shock/index.js';
import type { PlanSetting } from './plan-valuation.js';
import { stockCover } from './stock-cover.js';

/** Columns of the markets of a group by the mineral they are forms of: one each, markets of one mineral never counted twice. */
function byParent(
  columns: ReadonlyMap<MineralCode, Float64Array>,
  { markets }: PlanSetting,
): ReadonlyMap<MineralCode, Float64Array> {
  const parents = [...new Set([...columns.keys()].map((code) => markets.get(code)!.parent))];
  return new Map(
    parents.map((parent) => {
      const kin = [...columns].filter(([code]) => markets.get(code)!.parent === parent);
      const draws = kin.map(([code, values]) => ({ own: code === parent, values }));
      return [parent, together(draws, kin[0]![1].length)] as const;
    }),
  );
}

const add = (total: Float64Array, values: Float64Array) => {
  for (let n = 0; n < total.length; n++) total[n]! += values[n]!;
};

/** Buyers' losses in won: minerals are added, markets of one mineral are not. */
export const buyersLosses =
  (setting: PlanSetting): GroupLosses =>
  (effects) => {
    const years = [...effects.values()][0]!.length;
    const loss = new Float64Array(years);
    for (const values of byParent(effects, setting).values()) add(loss, values);
    const weights = evenWeights(years);
    const byMineral = new Map([...effects].map(([code, values]) => [code, meanOf(values, weights)]));
    return { loss, shared: new Map(), byMineral };
  };

/** Part of the mineral's tonnes in the importer that are short in each year: of the market's use, less what stocks cover, times its part of the mineral. */
export function shortOf(setting: PlanSetting, code: MineralCode, share: Float64Array): Float64Array {
  const { industry, study, markets } = setting;
  const { importer } = study.study;
  const market = markets.get(code)!;
  const all = [...markets.values()];
  const nationalUse = isMissing(industry) ? undefined : industry.nationalUse.get(market.parent);
  const part = partOfParent(market, all, importer, nationalUse);
  const cover = stockCover(study.stocks?.stocks ?? [], market, all, importer);
  return share.map((short) => part * Math.max(short - cover, 0));
}

/**
 * Value added that industries lose directly, won of today: each industry once, by the mineral that stops it most (docs/methods/value-added.md).
 * Industries that several of the plan's minerals can stop are `shared`, so that no other group counts them again.
 */
export function industryLosses(
  setting: PlanSetting,
  minerals: readonly MineralCode[],
  seed: number,
  { years: perDraw }: Pick<Sample, 'years'>,
): GroupLosses {
  const { industry, markets } = setting;
  if (isMissing(industry)) return buyersLosses(setting);
  const today = industry.table.todayFactor;
  const factor = isMissing(today) ? Number.NaN : today;
  const sectorsOf = (parent: MineralCode) => new Set((industry.uses.get(parent) ?? []).map((use) => use.sector));
  const parents = [...new Set(minerals.map((code) => markets.get(code)!.parent))].map(sectorsOf);
  const common = new Set(
    industry.table.codes.filter((_, sector) => parents.filter((sectors) => sectors.has(sector)).length > 1),
  );
  const lost = (parent: MineralCode, short: Float64Array) =>
    directBySector(
      industry,
      parent,
      short.map((share) => Math.min(share, 1)),
      seed,
      (year) => Math.floor(year / perDraw),
    );
  const total = (sectors: ReadonlyMap<string, Float64Array>, years: number) => {
    const loss = new Float64Array(years);
    for (const values of sectors.values()) add(loss, values);
    return loss;
  };
  return (effects) => {
    const years = [...effects.values()][0]!.length;
    const weights = evenWeights(years);
    const sectors = new Map<string, Float64Array>();
    for (const [parent, short] of byParent(effects, setting))
      for (const [code, values] of lost(parent, short)) {
        const known = sectors.get(code);
        sectors.set(
          code,
          values.map((won, n) => Math.max(won * factor, known?.[n] ?? 0)),
        );
      }
    const byMineral = new Map(
      [...effects].map(([code, short]) => [
        code,
        factor * meanOf(total(lost(markets.get(code)!.parent, short), years), weights),
      ]),
    );
    const shared = new Map([...sectors].filter(([code]) => common.has(code)));
    return { loss: total(sectors, years), shared, byMineral };
  };
}
