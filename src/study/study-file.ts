import { z } from 'zod';
import { country, currency, id, isoDate, localText, mineral, year } from './shapes.js';

/** study.yaml: whose security is looked at, with which partner, in which minerals. */
export const studyFile = z.strictObject({
  format: z.literal('lodeward-study/1'),
  id,
  name: localText,
  /** Shown on every page: for example that the figures of this study are invented. */
  notice: localText.optional(),
  importer: country,
  partner: country,
  /** Minerals whose losses are computed; each needs a market in the atlas, or its line says why it has none. */
  minerals: z.array(mineral).min(1),
  /** Minerals of the partner table, in its order. */
  partnerTable: z.array(mineral).min(1),
  /** `by-mineral`: each market's own base year, said beside it; a year: markets of another base year are marked. */
  baseYear: z.union([z.literal('by-mineral'), year]).default('by-mineral'),
  /** Last year of plans and projects. */
  horizon: year,
  /** Date at which agreements are looked at; absent: the newest date that an entry names. */
  asOf: isoDate.optional(),
  /** Money of the headlines. */
  currency: currency,
  seed: z.int().min(0).default(1),
  draws: z.int().min(10).max(100_000).default(1000),
  /** Id of the project that the first page shows. */
  headlineProject: id.optional(),
});
export type StudyFile = z.output<typeof studyFile>;
