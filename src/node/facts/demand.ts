import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { InputRefused, oneOf } from '../../base/index.js';
import type { DemandScenario } from '../../industry/index.js';
import { localText, readOrRefuse } from '../../study/index.js';
import { packagePath } from '../places.js';
import { readTextFile } from '../text-file.js';

const triangle = z
  .strictObject({ low: z.number().positive(), mid: z.number().positive(), high: z.number().positive() })
  .refine(({ low, mid, high }) => low <= mid && mid <= high, {
    message: 'low, mid and high must not fall',
    params: { code: 'not-ascending' },
  })
  .transform(({ low, mid, high }) => ({ low, mode: mid, high }));
const common = {
  mineral: z.string(),
  country: z.string().regex(/^[A-Z]{3}$/, 'must be a country code of three capitals, WLD for all'),
  from: z.int(),
  source: z.string().min(1),
  status: z.enum(['in force', 'draft', 'unverified', 'estimated']),
};
const demandFile = z.strictObject({
  format: z.literal('lodeward-demand/1'),
  id: z.string(),
  name: localText,
  note: z.string().optional(),
  growth: z.array(
    z
      .strictObject({ ...common, use: z.string().optional(), to: z.int(), ratio: triangle })
      .refine((g) => g.to > g.from, {
        message: 'to must come after from',
        path: ['to'],
        params: { code: 'not-ascending' },
      }),
  ),
  capacity: z.array(z.strictObject({ ...common, stage: z.string(), tonnes: triangle })).default([]),
});

/** A demand scenario of one's own (lodeward-demand/1). @throws InputRefused with all problems of the document */
export const demandOf = (text: string, name: string): DemandScenario =>
  readOrRefuse(demandFile, text, name) as DemandScenario;

/** A demand scenario: `trend` of data/demand, or a file of one's own. @throws InputRefused with all problems of the file */
export async function readDemand(nameOrFile: string): Promise<DemandScenario> {
  const shipped = /^[a-z0-9-]+$/.test(nameOrFile);
  const scenarios = (await readdir(packagePath('data', 'demand'))).map((name) => name.replace('.yaml', ''));
  if (shipped && !scenarios.includes(nameOrFile)) {
    const message = `there is no demand scenario "${nameOrFile}"; there are ${scenarios.sort().join(', ')}. Or write a lodeward-demand/1 file`;
    throw new InputRefused([
      { code: 'unknown-scenario', path: 'scenario', value: nameOrFile, message, wanted: oneOf(scenarios) },
    ]);
  }
  const text = await readTextFile(shipped ? packagePath('data', 'demand', `${nameOrFile}.yaml`) : nameOrFile);
  return demandOf(text, shipped ? `data/demand/${nameOrFile}.yaml` : nameOrFile);
}
