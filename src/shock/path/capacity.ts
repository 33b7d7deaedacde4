import type { CountryCode } from '../../base/index.js';
import type { MarketModel, NewCapacity } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Behaviour } from './behaviour.js';

/**
 * What comes on stream where a price calls for it: idle plant that restarts within months, and new capacity that is built in years, both decided in
 * the first month whose price (margin, for a processor) is above `capacity-price`; sellers whose exports are held back and outputs that
 * may not grow decide nothing.
 */
export function capacityOf(
  { stages, nodes }: MarketModel,
  held: ReadonlySet<CountryCode>,
  { countries }: Calibration,
  b: Behaviour,
): readonly NewCapacity[] {
  return stages.flatMap(({ flow, output, secondary }, stage) =>
    countries.flatMap((country, node): NewCapacity[] => {
      let made = -secondary.tonnes[node]!;
      for (let j = 0; j < nodes; j++) made += flow[node * nodes + j]!;
      if (held.has(country) || output.capacity[node] === 1 || !(made > 0)) return [];
      const decided = b['capacity-price'];
      const part = (share: number, from: number, rampMonths: number) => ({
        stage,
        node,
        tonnes: made * share,
        from: Math.round(from),
        rampMonths,
        decided,
      });
      return [
        part(b['restart-share'], b['restart-months'], 3),
        part(b['new-capacity-share'], b['new-capacity-months'], 12),
      ];
    }),
  );
}
