import { z } from 'zod';
import { country, id, localText, mineral, share, source, status, year } from './shapes.js';

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
  /** Who bought in a period, as one publication says; shown where no table by country is at hand. */
  seen: z
    .array(
      z.strictObject({
        mineral,
        /** A year or a month, "2023-01". */
        period: z.string().regex(/^\d{4}(-\d{2})?$/, 'must be a year or a month like 2023-01'),
        shares: z.record(country, share),
        status,
        source,
      }),
    )
    .optional(),
});
export type PartnerFile = z.output<typeof partnerFile>;
