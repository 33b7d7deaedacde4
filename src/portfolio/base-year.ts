import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode, Share, Tonnes } from '../base/index.js';

/** Tonnes that a measure brings the importer a year at the last stage, and from whom; from the importer itself: recycled or replaced. */
export interface Contract {
  readonly from: CountryCode;
  readonly tonnes: Tonnes;
}

/** The importer's base year of one mineral, as rules on suppliers and cover need it. */
export interface MineralBase {
  readonly importer: CountryCode;
  readonly use: Tonnes;
  /** Tonnes bought from each country, the importer among them. */
  readonly suppliers: ReadonlyMap<CountryCode, Tonnes>;
  readonly coverDays: number;
}

/** Purchases at the last stage of a market, and the days of stock given. */
export function mineralBase(market: BaseMarket, importer: CountryCode, coverDays: number): MineralBase {
  const suppliers = new Map<CountryCode, Tonnes>();
  for (const flow of market.stages.at(-1)!.flows)
    if (flow.importer === importer) suppliers.set(flow.exporter, (suppliers.get(flow.exporter) ?? 0) + flow.tonnes);
  return { importer, use: [...suppliers.values()].reduce((sum, tonnes) => sum + tonnes, 0), suppliers, coverDays };
}

/**
 * Share of the largest foreign supplier in a year's use: contracts take their tonnes from all sellers in proportion and add them to those of
 * their own seller. 0 where nothing is used.
 * @example a supplier of 60 of 100 t, 20 t contracted from another one: 0.6 x (1 - 0.2) = 0.48
 */
export function firstShare({ importer, use, suppliers }: MineralBase, contracts: readonly Contract[]): Share {
  if (use === 0) return 0;
  const left = Math.max(0, 1 - contracts.reduce((sum, { tonnes }) => sum + tonnes, 0) / use);
  const foreign = [...suppliers.keys(), ...contracts.map(({ from }) => from)].filter((country) => country !== importer);
  const shares = foreign.map((country) => {
    const own = contracts.reduce((sum, { from, tonnes }) => (from === country ? sum + tonnes : sum), 0);
    return Math.min(1, ((suppliers.get(country) ?? 0) * left + own) / use);
  });
  return Math.max(0, ...shares);
}

/** Days of the importer's use held in stock with `stock` tonnes more. */
export const coverOf = ({ use, coverDays }: MineralBase, stock: Tonnes): number =>
  use > 0 ? coverDays + (365 * stock) / use : coverDays;
