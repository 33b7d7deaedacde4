import { z } from 'zod';
import { country, id, mineral, share, source, triple } from './shapes.js';

const anyone = z.union([country, z.literal('*')]);
const amounts = triple.refine(([low]) => low >= 0, 'must not be below 0');

/**
 * Routes of a reader's own, that `close ROUTE` may shut: what share of the trade of a pair passes, and the other ways with their room (gross tonnes a year) and
 * what a gross tonne costs more (USD), low, mode, high.
 */
export const routesFile = z.strictObject({
  format: z.literal('lodeward-routes/1'),
  routes: z
    .array(
      z.strictObject({
        route: id,
        exporter: anyone.default('*'),
        importer: anyone.default('*'),
        /** Code of a market or of a commodity form. */
        mineral: z.union([mineral, z.literal('*')]).default('*'),
        share,
        source,
        detours: z
          .array(
            z.strictObject({
              by: id,
              /** Routes it leads over: it is no way while one of them is shut. */
              over: z.array(id).default([]),
              tonnes: amounts,
              usdPerTonne: amounts,
              source,
            }),
          )
          .default([]),
      }),
    )
    .min(1),
});
