import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode, Tonnes } from '../base/index.js';

/** What a country buys at the last stage of a market in the base year. */
const bought = (market: BaseMarket, country: CountryCode) =>
  market.stages.at(-1)!.flows.reduce((sum, f) => (f.importer === country ? sum + f.tonnes : sum), 0);

/**
 * Part of a mineral's tonnes in a country that comes through one of its markets, 0..1: use shares are of the whole mineral, so the share of
 * a year that is short in one market (nickel matte) counts with this part in the mineral's (nickel). Markets of one mineral are in the same contained
 * tonnes and may overlap (spherical graphite is made of flake): the whole is the mineral's own market or all its other markets together, whichever
 * is more, or `nationalUse` (data/industry/national-use.csv) where that is more still. 0 when the country buys nothing in the market.
 *
 * @param all every market of the atlas
 * @example share short of nickel = share short of nickel-matte x partOfParent(matte, all, 'KOR')
 */
export function partOfParent(
  market: BaseMarket,
  all: readonly BaseMarket[],
  country: CountryCode,
  nationalUse: Tonnes = 0,
): number {
  const kin = all.filter((m) => m.parent === market.parent);
  const tonnes = (main: boolean) =>
    kin.filter((m) => (m.mineral === m.parent) === main).reduce((sum, m) => sum + bought(m, country), 0);
  const whole = Math.max(tonnes(true), tonnes(false), nationalUse);
  return whole > 0 ? bought(market, country) / whole : 0;
}
