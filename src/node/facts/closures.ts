import { z } from 'zod';
import type { Closure } from '../../shock/index.js';
import { readTable } from './table.js';

const row = z.strictObject({
  route: z.string().min(1),
  exporter: z.string().regex(/^[A-Z]{3}$/),
  importer: z.string().regex(/^([A-Z]{3}|\*)$/),
  share: z.coerce.number().min(0).max(1),
  status: z.string().min(1),
  source: z.string().min(1),
});

/** What stops when a route closes (data/closures.csv). @throws InputRefused with every bad line */
export const readClosures = (): Promise<readonly Closure[]> => readTable(row, 'data', 'closures.csv');
