import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { BehaviourFit } from '../../shock/index.js';
import { readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';

const fold = z.strictObject({
  observation: z.strictObject({ flow: z.number().positive(), price: z.number().positive() }),
  ranks: z.record(
    z.string(),
    z
      .array(z.number().min(0).max(1))
      .length(11)
      .refine((ranks) => ranks.every((rank, k) => k === 0 || rank >= ranks[k - 1]!), 'must not fall'),
  ),
});
const score = z.strictObject({
  lnDensity: z.number(),
  months: z.int().positive(),
  inside50: z.int().min(0),
  inside90: z.int().min(0),
});
const inAndOut = z.strictObject({ inSample: score, outOfSample: score });
const assessment = z.strictObject({
  parameters: z.array(
    z.strictObject({
      parameter: z.string().min(1),
      flatness: z.number(),
      information: z.number(),
      byChance: z.number(),
      outOfSample: z.number(),
      outOfSampleError: z.number(),
      fitted: z.boolean(),
      folds: z.int().min(0),
    }),
  ),
  ranges: inAndOut,
  fitted: inAndOut,
  every: inAndOut,
});
const file = z.strictObject({
  format: z.literal('lodeward-fit/1'),
  source: z.string().min(1),
  date: z.string(),
  status: z.literal('estimated'),
  draws: z.number().int().positive(),
  seed: z.number().int(),
  all: fold,
  leftOut: z.record(z.string(), fold),
  assessment,
});

const place = ['data', 'behaviour-fit.yaml'] as const;

/** What the shipped events taught about behaviour. @throws InputRefused with every problem */
export const readBehaviourFit = async (): Promise<BehaviourFit> =>
  readOrRefuse(file, await readFile(packagePath(...place), 'utf8'), place.join('/'));

/** A fit as the text of that file. */
export const behaviourFitText = (fit: BehaviourFit): string =>
  `# Written by \`lodeward backtest --fit\`; ranks: where the quantiles 0, 0.1 .. 1 of what was learnt lie in the range of data/elasticities.csv.\n${stringify(fit, { flowCollectionPadding: false, lineWidth: 0, collectionStyle: 'any' }).replace(/:\n(\s+- [\d.]+\n?)+/g, (list) => `: [${[...list.matchAll(/- ([\d.]+)/g)].map(([, n]) => n).join(', ')}]\n`)}`;
