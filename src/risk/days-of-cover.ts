import { z } from 'zod';
import { defineIndex, quantity } from './index-definition.js';

/**
 * Days of cover = stock / (use of a year / 365).
 * @example daysOfCover.compute({ stockTonnes: 1000, yearlyUseTonnes: 3650 }).value // 100
 */
export const daysOfCover = defineIndex({
  id: 'days-of-cover',
  title: 'Days of cover of a stock',
  source: 'Korea: 100 days of rare metals, 60 of base metals as targets (IEA policy pages 17940, 17942)',
  input: z.strictObject({ stockTonnes: quantity, yearlyUseTonnes: quantity.positive() }),
  compute: ({ stockTonnes, yearlyUseTonnes }) => ({ value: (365 * stockTonnes) / yearlyUseTonnes }),
});
