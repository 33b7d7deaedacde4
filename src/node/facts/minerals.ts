import { z } from 'zod';
import { readTable } from './table.js';

const row = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  symbol: z.string(),
  name_en: z.string().min(1),
  name_ko: z.string().min(1),
  name_mn: z.string().min(1),
  family: z.string(),
  basis: z.string().min(1),
  reviewed: z.enum(['yes', 'no']),
});
export type MineralRow = z.infer<typeof row>;

/** Minerals in the order they are shown: code, symbol, names, family, and what a tonne of it is a tonne of. */
export const readMinerals = (): Promise<readonly MineralRow[]> => readTable(row, 'data', 'minerals.csv');
