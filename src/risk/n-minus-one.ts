import { z } from 'zod';
import { amounts, defineIndex, quantity, sharesOf } from './index-definition.js';

/**
 * N-1: the share of demand that all suppliers but the largest can serve; without `demand`, of the supply there is.
 * @example nMinusOne.compute({ tonnes: { CHN: 80, KOR: 40 }, demand: 100 }) // { value: 0.4, without: { country: 'CHN', tonnes: 80 } }
 */
export const nMinusOne = defineIndex({
  id: 'n-minus-one',
  title: 'N-1: supply without the largest supplier',
  source: 'IEA, Global Critical Minerals Outlook 2025 (the measure; the ratio is written out here)',
  input: z.strictObject({ tonnes: amounts, demand: quantity.positive().optional() }),
  compute({ tonnes, demand }) {
    const total = Object.keys(tonnes)
      .sort()
      .reduce((sum, c) => sum + tonnes[c]!, 0);
    const { country } = sharesOf(tonnes)[0]!;
    return { value: (total - tonnes[country]!) / (demand ?? total), without: { country, tonnes: tonnes[country]! } };
  },
});
