import { z } from 'zod';
import { readTable } from './table.js';

const row = z.strictObject({
  form: z.string().regex(/^[a-z0-9-]+$/),
  mineral: z.string().min(1),
  stage: z.string().min(1),
  name_en: z.string().min(1),
  name_ko: z.string().min(1),
  name_mn: z.string().min(1),
  hs: z.string().regex(/^(\d{4}|\d{6})?$/),
  hs_revision: z.string(),
  unit: z.string(),
  contained: z.union([z.literal('').transform(() => undefined), z.coerce.number().positive().max(1)]),
  contained_status: z.enum(['complete', 'estimated', 'unknown']),
  contained_source: z.string().min(1),
});
export type FormRow = z.infer<typeof row>;

/** Commodity forms: mineral, stage, HS code with its revision, and tonnes of content in a gross tonne where that is known. */
export const readForms = (): Promise<readonly FormRow[]> => readTable(row, 'data', 'forms.csv');
