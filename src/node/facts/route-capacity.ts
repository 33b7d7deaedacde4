import { z } from 'zod';
import type { PlaceFact } from '../../answers/index.js';
import { missing } from '../../base/index.js';
import { readTable } from './table.js';

const row = z
  .strictObject({
    place: z.string().min(1),
    measure: z.enum(['capacity', 'carried']),
    direction: z.string().min(1),
    value: z.string().regex(/^\d*$/),
    unit: z.string().min(1),
    year: z.string().regex(/^(\d{4})?$/),
    missing: z.string(),
    licence: z.string().min(1),
    status: z.enum(['published', 'estimated', 'unverified']),
    source: z.string(),
    address: z.string(),
  })
  .refine(({ value, missing: why }) => (value === '') === (why !== ''), 'a value, or why there is none')
  .transform(
    ({ value, missing: why, ...rest }): PlaceFact => ({
      ...rest,
      fact: `route-capacity/${rest.place}/${rest.measure}`,
      value: value === '' ? missing('not-published', why) : Number(value),
    }),
  );

/** What the places of the corridor can carry and carried (data/route-capacity.csv). @throws InputRefused with every bad line */
export const readRouteCapacity = (): Promise<readonly PlaceFact[]> => readTable(row, 'data', 'route-capacity.csv');
