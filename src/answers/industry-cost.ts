import type { Atlas, BaseMarket } from '../atlas/index.js';
import { InputRefused, isMissing, type MineralCode, oneOf, type Tonnes } from '../base/index.js';
import type { IndustryCost } from '../brief/index.js';
import { costChannel, type IndustryFacts, industryModel } from '../industry/index.js';
import { krwPerUsd } from './exchange-rate.js';

const usedBy = (market: BaseMarket, country: string): Tonnes =>
  market.stages.at(-1)!.flows.reduce((sum, f) => (f.importer === country ? sum + f.tonnes : sum), 0);

/**
 * Cost channel: base price x rise x tonnes used, split over the sectors that use the mineral, at the exchange rate of the base year, as a share of
 * their value added.
 * @param rises by market, the rise of the average price: 0.5 for half as much again
 * @throws InputRefused for a country without a table, a mineral without a market or without use shares
 */
export async function industryCost(
  atlas: Atlas,
  facts: IndustryFacts,
  country: string,
  rises: ReadonlyMap<MineralCode, number>,
): Promise<IndustryCost> {
  const model = industryModel(facts, country);
  if (isMissing(model))
    throw new InputRefused([
      { code: 'no-industry-table', value: country, message: `no input-output table of ${country}` },
    ]);
  const lines = [];
  for (const [code, rise] of rises) {
    const market = await atlas.baseMarket(code);
    const mineral = market && [market.mineral, market.parent].find((m) => model.uses.has(m));
    if (!market || !mineral) {
      const markets = await atlas.markets();
      const message = `there is no base market of "${code}"; there are ${markets.join(', ')}`;
      throw new InputRefused([
        market
          ? { code: 'no-use-shares', value: code, message: `data/industry/uses.csv says no use of ${code}` }
          : { code: 'unknown-mineral', value: code, message, wanted: oneOf(markets) },
      ]);
    }
    const usdPerTonne = market.stages.at(-1)!.basePrice.usdPerTonne;
    const tonnes = usedBy(market, country);
    const won = await krwPerUsd(atlas, market.baseYear);
    const costs = isMissing(won) ? [] : costChannel(model, mineral, rise, usdPerTonne, tonnes, won);
    lines.push({
      mineral: code,
      rise,
      baseYear: market.baseYear,
      usdPerTonne,
      tonnes,
      costKrw: isMissing(won) ? won : costs.reduce((sum, c) => sum + c.krw, 0),
      sectors: costs
        .map((c) => ({
          code: c.code,
          name: c.name,
          costKrw: c.krw,
          shareOfValueAdded: c.shareOfValueAdded,
        }))
        .sort((a, b) => b.shareOfValueAdded - a.shareOfValueAdded),
    });
  }
  return { format: 'lodeward-industry-cost/1', vintage: atlas.vintage, country, minerals: lines };
}
