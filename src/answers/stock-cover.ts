import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import type { StocksFile } from '../study/index.js';

const bought = (market: BaseMarket, country: CountryCode) =>
  market.stages.at(-1)!.flows.reduce((sum, flow) => (flow.importer === country ? sum + flow.tonnes : sum), 0);

/**
 * Part of a year's use that the stocks of stocks.yaml cover, those that name the market or its mineral; tonnes of a mineral with several markets are
 * spread over what is bought in all of them. `all` names no mineral and counts for none. Summed from the least, so that the order of the file is of no matter.
 */
export function stockCover(
  stocks: StocksFile['stocks'],
  market: BaseMarket,
  markets: readonly BaseMarket[],
  importer: CountryCode,
): number {
  return stocks
    .filter((stock) => stock.country === importer && [market.mineral, market.parent].includes(stock.mineral))
    .map(({ mineral, tonnes, days }) => {
      if (tonnes === undefined) return (days ?? 0) / 365;
      const holding = markets.filter((one) => one.mineral === mineral || one.parent === mineral);
      const use = holding.reduce((total, one) => total + bought(one, importer), 0);
      return use > 0 ? tonnes / use : 0;
    })
    .sort((a, b) => a - b)
    .reduce((sum, cover) => sum + cover, 0);
}
