import { z } from 'zod';
import { id, localText, mineral, share, source, status } from './shapes.js';

/** industries.yaml: the study's own use shares and exposures; they stand in place of those of the shipped facts for the same mineral and industry. */
export const industriesFile = z.strictObject({
  format: z.literal('lodeward-industries/1'),
  uses: z.array(
    z.strictObject({
      mineral,
      industry: id,
      name: localText.optional(),
      /** Part of the importer's use of the mineral that goes to this industry. */
      share,
      /** Part of the industry's value added that stops without the mineral. */
      exposure: share.optional(),
      source,
      status,
    }),
  ),
});
export type IndustriesFile = z.output<typeof industriesFile>;
