import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';

const source = z.strictObject({
  publisher: z.string().min(1),
  address: z.string().optional(),
  date: z.string().optional(),
  says: z.string().optional(),
});
const file = z.strictObject({
  format: z.literal('lodeward-base-rate/1'),
  country: z.string(),
  disclosures: z.array(
    z
      .strictObject({
        id: z.string(),
        fit: z.boolean(),
        signed: z.int().min(1),
        became: z.int().min(0),
        counts: z.string(),
        from: z.string(),
        to: z.string(),
        note: z.string().optional(),
        source,
        confirmedBy: z.array(source).optional(),
        disputedBy: z.array(source).optional(),
        status: z.enum(['in force', 'unverified']),
      })
      .refine(({ signed, became }) => became <= signed, { message: '"became" must not be above "signed"' }),
  ),
  securedShareOfPromise: z.array(z.strictObject({ product: z.string(), share: z.number().min(0).max(1) })),
});
export type MemorandumRecord = z.infer<typeof file>;

/** A country's own record of memoranda: how many were signed, how many became what, by whose count. */
export async function readMemoranda(country = 'KOR'): Promise<MemorandumRecord> {
  const name = `memoranda-${country.toLowerCase()}.yaml`;
  return readOrRefuse(file, await readFile(packagePath('data', 'base-rates', name), 'utf8'), `data/base-rates/${name}`);
}
