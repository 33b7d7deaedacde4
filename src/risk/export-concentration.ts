import { z } from 'zod';
import { hhi } from './hhi.js';
import { amounts, defineIndex, quantity } from './index-definition.js';

/**
 * Seen from a country with ore: HHI of its exports by buyer, the largest buyer's share, and (with `output`) the part of all output that
 * hangs on that one buyer.
 * @example exportConcentration.compute({ exports: { CHN: 90, RUS: 10 }, output: 120 }).onSingleBuyer // 0.75
 */
export const exportConcentration = defineIndex({
  id: 'export-concentration',
  title: 'Export concentration and single-buyer dependence',
  source: 'Herfindahl-Hirschman index over buyers',
  input: z.strictObject({ exports: amounts, output: quantity.positive().optional() }),
  compute({ exports, output }) {
    const { value, points, largest } = hhi.compute({ tonnes: exports });
    return {
      value,
      points,
      largestBuyer: largest,
      ...(output !== undefined && { onSingleBuyer: exports[largest.country]! / output }),
    };
  },
});
