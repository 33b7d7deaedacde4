import { z } from 'zod';
import { id, localText, mineral, source, status, year } from './shapes.js';

/** partner.yaml: what the partner could deliver by when, each line as a source says it; nothing here is a forecast of this project. */
export const partnerFile = z.strictObject({
  format: z.literal('lodeward-partner/1'),
  prospects: z.array(
    z
      .strictObject({
        id,
        mineral,
        project: localText,
        /** A year, at full output; absent where no source gives tonnes. */
        tonnes: z.strictObject({ low: z.number().min(0), high: z.number().min(0) }).optional(),
        /** `t`: contained tonnes; `gross`: tonnes of ore or concentrate. */
        unit: z.enum(['t', 'gross']).default('t'),
        /** First year that the source names; absent where it names none. */
        from: year.optional(),
        /** What the tonnes rest on: a company's plan, a reserve, output that goes elsewhere today. */
        basis: localText,
        status,
        source,
      })
      .refine((line) => !line.tonnes || line.tonnes.low <= line.tonnes.high, {
        message: '"low" must not be above "high"',
        params: { code: 'not-ascending' },
      }),
  ),
});
export type PartnerFile = z.output<typeof partnerFile>;
