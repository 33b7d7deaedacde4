import { z } from 'zod';
import { localText } from './shapes.js';

/** A user's own words and mark for briefs: they survive every new run, since they stand in a file of their own. */
export const briefTemplate = z.strictObject({
  format: z.literal('lodeward-brief-template/1'),
  /** Stands above the title. */
  organisation: localText.optional(),
  /** png, jpg or svg; the path is relative to the template. */
  logo: z
    .string()
    .regex(/\.(png|jpe?g|svg)$/i, 'must be a png, jpg or svg file')
    .optional(),
  paragraphs: z
    .array(
      z.strictObject({
        /** Id of a section: facts, asks, cautions, questions, worst, partner, ...; `lodeward brief write` lists them where one is not known. */
        section: z.string().min(1),
        at: z.enum(['start', 'end']).default('end'),
        /** Briefs that carry the paragraph; absent: every brief that has the section. */
        kinds: z.array(z.string()).optional(),
        text: localText,
      }),
    )
    .default([]),
});
export type BriefTemplate = z.output<typeof briefTemplate>;
