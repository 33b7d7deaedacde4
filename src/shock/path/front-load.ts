import type { CountryCode } from '../../base/index.js';
import type { NewCapacity } from '../../market/index.js';
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

/**
 * What the announced sellers add from stock in each month of notice, to the orders ahead and no more than their stock (so many months of
 * exports): output that comes and goes again. Orders shrink by the build share each month as buyers near their raised target.
 * @param base flows of a year at the last stage
 */
export function fromSellersStock(
  base: Float64Array,
  sellers: ReadonlySet<CountryCode>,
  { countries, market }: Calibration,
  notice: number,
  b: Behaviour,
): readonly NewCapacity[] {
  const n = countries.length;
  const stage = market.stages.length - 1;
  return countries.flatMap((country, node): NewCapacity[] => {
    if (!sellers.has(country) || notice === 0) return [];
    let exports = 0;
    for (let j = 0; j < n; j++) if (j !== node) exports += base[node * n + j]! / 12;
    let left = exports * b['seller-stock-months'];
    let before = 0;
    const steps = Array.from({ length: notice + 1 }, (_, month) => {
      const wanted = (exports * b['front-load-months'] * (1 - b['build-share']) ** month) / notice;
      const added = month < notice ? Math.min(wanted, left) : 0;
      left -= added;
      const step = added - before;
      before = added;
      return { stage, node, tonnes: 12 * step, from: month, rampMonths: 1 };
    });
    return exports > 0 ? steps : [];
  });
}
