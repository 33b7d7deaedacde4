import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import { purchases } from './study-minerals.js';

/**
 * Ids of the rows that an importer's part of a base market rests on: what it buys at the last stage, largest first, then the base price of each stage.
 * @example baseRows(tin, 'KOR') // ['flow.tin-refined.2023.IDN.KOR.t@lodeward', ..., 'price.pinksheet-tin.2023.usd-per-t@worldbank-pinksheet']
 */
export const baseRows = (market: BaseMarket, importer: CountryCode): readonly string[] => [
  ...new Set([
    ...purchases(market, importer).map(({ row }) => row),
    ...market.stages.map(({ basePrice }) => basePrice.row),
  ]),
];
