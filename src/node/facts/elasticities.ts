import { z } from 'zod';
import type { ParameterRow } from '../../shock/index.js';
import { readTable } from './table.js';

const filled = z.string().min(1);

const row = z
  .strictObject({
    mineral: filled,
    stage: filled,
    parameter: filled,
    low: z.coerce.number(),
    mode: z.coerce.number(),
    high: z.coerce.number(),
    distribution: z.enum(['triangular', 'log-triangular', 'uniform', 'fixed']),
    unit: filled,
    source: filled,
    address: z.string(),
    status: z.enum(['published', 'unverified', 'estimated']),
    note: z.string(),
  })
  .refine(({ low, mode, high }) => low <= mode && mode <= high, 'low <= mode <= high is needed')
  .refine(
    ({ distribution, low }) => distribution !== 'log-triangular' || low > 0,
    'a log-triangular range needs low > 0',
  );

/** The ranges of data/elasticities.csv. @throws InputRefused with every bad line */
export const readElasticities = (): Promise<readonly ParameterRow[]> => readTable(row, 'data', 'elasticities.csv');
