import { z } from 'zod';
import { amounts, defineIndex, sharesOf } from './index-definition.js';

/**
 * Herfindahl-Hirschman index: sum of squared shares, 0..1 (points: x 10,000), with the largest and the first three and five.
 * @example hhi.compute({ tonnes: { CHN: 3, KOR: 1 } }) // { value: 0.625, points: 6250, largest: { country: 'CHN', share: 0.75 }, ... }
 */
export const hhi = defineIndex({
  id: 'hhi',
  title: 'Herfindahl-Hirschman index and top shares',
  source: 'Hirschman 1945, Herfindahl 1950; US merger guidelines 2023 (bands 1,000 and 1,800 points)',
  input: z.strictObject({ tonnes: amounts }),
  compute({ tonnes }) {
    const shares = sharesOf(tonnes);
    const value = shares.reduce((sum, { share }) => sum + share * share, 0);
    const top = (n: number) => shares.slice(0, n).reduce((sum, { share }) => sum + share, 0);
    return {
      value,
      points: 10_000 * value,
      largest: shares[0]!,
      topShares: { one: top(1), three: top(3), five: top(5) },
    };
  },
});
