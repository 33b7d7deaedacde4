import type { CountryCode } from '../../base/index.js';
import type { SellerStock } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Measure } from '../measures/index.js';
import type { Behaviour } from './behaviour.js';

/** Sellers whose exports the announced measures will hold back. */
export const announcedSellers = (measures: readonly Measure[]): ReadonlySet<CountryCode> =>
  new Set(
    measures.flatMap((measure) =>
      measure.kind === 'ban' || measure.kind === 'licence' || measure.kind === 'quota' ? measure.from : [],
    ),
  );

/** Most of a month's output that goes to refill a seller's stock. */
const mostAside = 0.03;

/**
 * Stocks that exporters of the last stage hold, so many months of exports: they serve orders ahead while a measure is announced (those shrink by the build share
 * each month, as buyers near their raised target), make good output that an outage takes, sell into high prices, and are refilled out of output.
 * @param base flows of a year at the last stage @param sellers those announced
 */
export function sellerStocks(
  base: Float64Array,
  sellers: ReadonlySet<CountryCode>,
  { countries, market }: Calibration,
  notice: number,
  b: Behaviour,
): readonly SellerStock[] {
  const n = countries.length;
  const stage = market.stages.length - 1;
  return countries.flatMap((country, node): SellerStock[] => {
    let exports = 0;
    for (let j = 0; j < n; j++) if (j !== node) exports += base[node * n + j]! / 12;
    if (!(exports > 0)) return [];
    const ahead = (month: number) => (exports * b['front-load-months'] * (1 - b['build-share']) ** month) / notice;
    const orders = sellers.has(country) ? Array.from({ length: notice }, (_, month) => ahead(month)) : [];
    return [
      {
        stage,
        node,
        tonnes: exports * b['seller-stock-months'],
        releaseShare: b['release-share'],
        on: b['release-on'],
        full: Math.max(b['release-full'], b['release-on'] + 0.1),
        buildShare: b['build-share'],
        stop: b['release-on'],
        most: mostAside,
        orders,
      },
    ];
  });
}
