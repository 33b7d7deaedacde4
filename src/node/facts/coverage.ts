import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { MarketCoverage } from '../../answers/index.js';
import { readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';

const country = z.string().regex(/^[A-Z]{3}$/);
const code = z.string().regex(/^[a-z0-9-]+$/);
const years = z.string().regex(/^\d{4}(-\d{4})?$/, 'must be a year or two years like 2019-2023');

const coverageFile = z.strictObject({
  format: z.literal('lodeward-coverage/1'),
  chains: z.array(
    z.strictObject({
      market: code,
      mineral: code,
      status: z.enum(['complete', 'partial', 'traded-only', 'estimated']),
      baseYear: years,
      importers: z.record(country, years).optional(),
      why: z.string().min(10),
    }),
  ),
  leftOut: z.array(z.strictObject({ mineral: code, stage: z.string(), why: z.string().min(10) })),
});

/** data/coverage.yaml. @throws InputRefused with every problem of the file */
export async function readCoverage(): Promise<MarketCoverage> {
  return readOrRefuse(coverageFile, await readFile(packagePath('data', 'coverage.yaml'), 'utf8'), 'data/coverage.yaml');
}
