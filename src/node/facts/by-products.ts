import { z } from 'zod';
import type { ByProduct } from '../../shock/index.js';
import { readTable } from './table.js';

const row = z
  .strictObject({
    host: z.string().min(1),
    host_stage: z.string().min(1),
    by_product: z.string().min(1),
    market: z.string().min(1),
    stage: z.string().min(1),
    country: z.string().regex(/^[A-Z]{3}$/),
    share: z.coerce.number().gt(0).max(1),
    date: z.string().regex(/^\d{4}(-\d{2})?$/),
    status: z.enum(['published', 'estimated', 'unverified']),
    source: z.string().min(1),
  })
  .transform(({ host_stage: hostStage, by_product: byProduct, ...rest }) => ({ ...rest, hostStage, byProduct }));

/** What comes with the output of another mineral (data/by-products.csv). @throws InputRefused with every bad line */
export const readByProducts = (): Promise<readonly ByProduct[]> => readTable(row, 'data', 'by-products.csv');
