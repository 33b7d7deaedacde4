import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SourceFile } from '../../../atlas/index.js';
import { InputRefused } from '../../../base/index.js';
import { readDocument } from '../../../study/index.js';
import { packagePath } from '../../places.js';
import { sourceFile } from '../source-files.js';

/** Where a sheet that is wide (months down, series across) has its names, units and first line; rows count from 1. */
const wideTable = z.strictObject({ sheet: z.string(), names: z.int(), units: z.int(), first: z.int() });
export type WideTable = z.infer<typeof wideTable>;

const descriptor = sourceFile
  .omit({ file: true, sha256: true, edition: true, accessed: true, refresh: true, layout: true })
  .extend({ table: wideTable.optional() });
export type Descriptor = Omit<SourceFile, 'file' | 'sha256' | 'edition' | 'accessed' | 'refresh' | 'layout'> & {
  readonly table?: WideTable;
};

/** Publishers whose own downloads can be added. Mongolian customs is not among them: no public example of its tables was found. */
export const officialFiles = ['baci', 'usgs-mcs', 'wgi', 'pinksheet', 'comtrade', 'korea-customs'] as const;

/** How the download of a publisher is laid out: data/official/<publisher>.yaml, one entry for each side of trade it tells. */
export async function readDescriptors(publisher: string): Promise<readonly Descriptor[]> {
  const path = ['data', 'official', `${publisher}.yaml`] as const;
  if (!(officialFiles as readonly string[]).includes(publisher) || !existsSync(packagePath(...path)))
    throw new InputRefused([
      {
        code: 'publisher-unknown',
        value: publisher,
        message: `no reader for "${publisher}"; there are ${officialFiles.join(', ')}. docs/recipes/add-a-publisher.md says how one is added`,
      },
    ]);
  const result = readDocument(z.array(descriptor), await readFile(packagePath(...path), 'utf8'), path.join('/'));
  if (result.value === undefined) throw new InputRefused(result.problems);
  return result.value as readonly Descriptor[];
}
