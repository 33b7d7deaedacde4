import { z } from 'zod';
import { type ParameterRow, withFold } from '../../shock/index.js';
import { readBehaviourFit } from './behaviour-fit.js';
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
    distribution: z.enum(['triangular', 'log-triangular', 'uniform', 'log-uniform', 'fixed']),
    unit: filled,
    source: filled,
    address: z.string(),
    status: z.enum(['published', 'unverified', 'estimated']),
    note: z.string(),
  })
  .refine(({ low, mode, high }) => low <= mode && mode <= high, 'low <= mode <= high is needed')
  .refine(
    ({ distribution, low }) => !distribution.startsWith('log-') || low > 0,
    'a range in the logarithm needs low > 0',
  );

/** The ranges of data/elasticities.csv, those of behaviour with what past events taught (data/behaviour-fit.yaml). @throws InputRefused with every bad line */
export async function readElasticities(): Promise<readonly ParameterRow[]> {
  const [rows, { all }] = await Promise.all([readTable(row, 'data', 'elasticities.csv'), readBehaviourFit()]);
  return withFold(rows, all);
}
