import { z } from 'zod';
import { country, id, mineral, source, year } from './shapes.js';

/** checks.yaml: figures the writer trusts (her own customs file, a statistical office); every run sets ours beside them. */
export const checksFile = z.strictObject({
  format: z.literal('lodeward-checks/1'),
  checks: z.array(
    z
      .strictObject({
        id,
        kind: z.enum(['production', 'trade']),
        mineral,
        stage: z.string().min(1).optional(),
        /** For production. */
        country: country.optional(),
        /** For trade; without `importer` all exports of `exporter`. */
        exporter: country.optional(),
        importer: country.optional(),
        year,
        tonnes: z.number().min(0),
        /** Largest relative difference that still counts as agreement. */
        tolerance: z.number().min(0),
        source,
      })
      .refine((check) => (check.kind === 'production' ? check.country : (check.exporter ?? check.importer)), {
        message: 'a check of production names a country, a check of trade an exporter or an importer',
        params: { code: 'missing-key' },
      }),
  ),
});
export type ChecksFile = z.output<typeof checksFile>;
