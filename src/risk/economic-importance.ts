import { z } from 'zod';
import { defineIndex, share } from './index-definition.js';

/**
 * EU economic importance: SI x sum over uses of (share x value added of the sector) x 10 / value added of the largest sector. Shares need
 * not add up to 1: what is not placed in a manufacturing sector counts for nothing.
 * @example economicImportance.compute({ uses: [{ share: 1, valueAdded: 50 }], largestValueAdded: 100, substitution: 0.9 }).value // 4.5
 */
export const economicImportance = defineIndex({
  id: 'economic-importance',
  title: 'EU economic importance',
  source: 'European Commission 2017, Methodology for establishing the EU list of critical raw materials',
  input: z.strictObject({
    uses: z.array(z.strictObject({ share, valueAdded: z.number().min(0), sector: z.string().optional() })).min(1),
    largestValueAdded: z.number().positive(),
    substitution: z.number().min(0).max(1),
  }),
  compute({ uses, largestValueAdded, substitution }) {
    const weighted = uses.reduce((sum, use) => sum + use.share * use.valueAdded, 0);
    return { value: (10 * substitution * weighted) / largestValueAdded, placed: uses.reduce((s, u) => s + u.share, 0) };
  },
});
