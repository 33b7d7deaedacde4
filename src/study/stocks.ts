import { z } from 'zod';
import { country, isoDate, mineral, source, status } from './shapes.js';

/** stocks.yaml: who holds how much; tonnes or days of cover, as the source says it, never one made from the other here. */
export const stocksFile = z.strictObject({
  format: z.literal('lodeward-stocks/1'),
  stocks: z.array(
    z
      .strictObject({
        /** A mineral code, or `all` for a programme whose source gives one number for its whole list. */
        mineral: z.union([z.literal('all'), mineral]),
        country,
        owner: z.string().min(1),
        kind: z.enum(['strategic', 'commercial']),
        tonnes: z.number().min(0).optional(),
        days: z.number().min(0).optional(),
        targetDays: z.number().min(0).optional(),
        targetYear: z.int().optional(),
        date: isoDate,
        status,
        source,
      })
      .refine((stock) => stock.tonnes !== undefined || stock.days !== undefined || stock.targetDays !== undefined, {
        message: 'a stock needs tonnes, days or targetDays; leave the entry out if none is known',
        params: { code: 'missing-key' },
      }),
  ),
});
export type StocksFile = z.output<typeof stocksFile>;
