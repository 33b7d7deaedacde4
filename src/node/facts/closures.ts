import { z } from 'zod';
import type { Closure } from '../../shock/index.js';
import { readForms } from './forms.js';
import { readTable } from './table.js';

const importer = z.string().regex(/^([A-Z]{3}|\*)$/);
const closureRow = z.strictObject({
  route: z.string().min(1),
  exporter: importer,
  importer,
  mineral: z.string().min(1),
  /** Empty where it is not known; `source` then says why. */
  share: z.union([z.literal(''), z.coerce.number().min(0).max(1)]),
  status: z.string().min(1),
  source: z.string().min(1),
});
const amount = z.coerce.number().min(0);
const detourRow = z
  .strictObject({
    route: z.string().min(1),
    exporter: importer,
    importer,
    by: z.string().min(1),
    over: z.string().transform((text) => text.split('+')),
    t_low: amount,
    t_mode: amount,
    t_high: amount,
    usd_low: amount,
    usd_mode: amount,
    usd_high: amount,
    days: z.string().regex(/^\d*$/),
    status: z.string().min(1),
    source: z.string().min(1),
  })
  .refine(({ t_low, t_mode, t_high }) => t_low <= t_mode && t_mode <= t_high, 'low <= mode <= high is needed')
  .refine(({ usd_low, usd_mode, usd_high }) => usd_low <= usd_mode && usd_mode <= usd_high, 'low <= mode <= high');

/**
 * What passes each route (data/closures.csv), the other ways when it is shut (data/detours.csv) and tonnes of content in a gross tonne (data/forms.csv).
 * @throws InputRefused with every bad line
 */
export async function readClosures(): Promise<readonly Closure[]> {
  const [closures, detours, forms] = await Promise.all([
    readTable(closureRow, 'data', 'closures.csv'),
    readTable(detourRow, 'data', 'detours.csv'),
    readForms(),
  ]);
  const contained = Object.fromEntries(
    forms.flatMap((form) => (form.contained === undefined ? [] : [[form.form, form.contained]])),
  );
  return closures.map(({ route, exporter, importer: to, mineral, share, source }) => ({
    route,
    exporter,
    importer: to,
    mineral,
    ...(share === '' ? { share: 0, unknown: source } : { share }),
    contained,
    detours: detours
      .filter((one) => one.route === route && one.exporter === exporter && one.importer === to)
      .map(({ by, over, status, source, ...one }) => ({
        by,
        over,
        tonnes: [one.t_low, one.t_mode, one.t_high] as const,
        usdPerTonne: [one.usd_low, one.usd_mode, one.usd_high] as const,
        status,
        source,
      })),
  }));
}
