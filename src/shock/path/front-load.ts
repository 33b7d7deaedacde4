import type { CountryCode } from '../../base/index.js';
import type { Measure as MarketMeasure } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Measure } from '../measures/index.js';
import type { Behaviour } from './behaviour.js';

/** What buyers order ahead of a measure, tonnes of the month by node, and the tonnes sellers send from stock to fill the orders. */
export interface FrontLoad {
  readonly orders: Float64Array;
  readonly shipments: readonly MarketMeasure[];
}

/** Sellers whose exports the announced measures will hold back. */
export const announcedSellers = (measures: readonly Measure[]): ReadonlySet<CountryCode> =>
  new Set(
    measures.flatMap((measure) =>
      measure.kind === 'ban' || measure.kind === 'licence' || measure.kind === 'quota' ? measure.from : [],
    ),
  );

/**
 * Between announcement and entry into force every buyer orders so many months of what it buys from the sellers named, spread over the
 * months of notice; sellers ship orders from stock while it lasts (`left`, reduced here), the rest is bought on the market.
 * @param base flows of a year at the last stage
 */
export function frontLoad(
  base: Float64Array,
  left: Float64Array,
  sellers: ReadonlySet<CountryCode>,
  calibration: Calibration,
  notice: number,
  b: Behaviour,
): FrontLoad {
  const { countries, market } = calibration;
  const n = countries.length;
  const orders = new Float64Array(n);
  const shipments: MarketMeasure[] = [];
  countries.forEach((country, i) => {
    if (!sellers.has(country)) return;
    const wanted = Float64Array.from({ length: n }, (_, j) =>
      j === i ? 0 : ((base[i * n + j]! / 12) * b['front-load-months']) / notice,
    );
    const total = wanted.reduce((sum, tonnes) => sum + tonnes, 0);
    if (total === 0) return;
    const shipped = Math.min(1, left[i]! / total);
    left[i] = left[i]! - shipped * total;
    wanted.forEach((tonnes, to) => {
      if (tonnes === 0) return;
      orders[to]! += tonnes;
      if (shipped > 0)
        shipments.push({
          kind: 'commit',
          stage: market.stages.length - 1,
          from: i,
          to,
          tonnes: shipped * tonnes,
          additional: true,
        });
    });
  });
  return { orders, shipments };
}

/** Stock of every seller before anything is known: so many months of its exports, tonnes by node. */
export const sellersStock = (base: Float64Array, n: number, b: Behaviour): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => {
    let exports = 0;
    for (let j = 0; j < n; j++) if (j !== i) exports += base[i * n + j]!;
    return (exports / 12) * b['seller-stock-months'];
  });
