import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Correction, factKinds, rowKinds, type SourceFile } from '../../atlas/index.js';
import { InputRefused, type Problem } from '../../base/index.js';
import { readDocument } from '../../study/index.js';
import { packagePath } from '../places.js';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const columns = z.strictObject({
  name: texts.optional(),
  code: text.optional(),
  year: text.optional(),
  month: text.optional(),
  country: text.optional(),
  exporter: text.optional(),
  importer: text.optional(),
  stage: text.optional(),
  missing: text.optional(),
  estimated: text.optional(),
  qualifier: text.optional(),
  label: text.optional(),
  industry: text.optional(),
  minerals: text.optional(),
  id: text.optional(),
});
const keep = z.strictObject({
  kinds: texts.optional(),
  minerals: texts.optional(),
  series: texts.optional(),
  places: texts.optional(),
  exporters: texts.optional(),
  importers: texts.optional(),
  confidence: texts.optional(),
  from: z.int().optional(),
  usd: z.number().optional(),
  differs: z.number().optional(),
});
export const sourceFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  file: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  publisher: text,
  title: text,
  edition: text,
  licence: text,
  url: z.url(),
  accessed: z.iso.date(),
  refresh: text,
  layout: z.enum(['numbers', 'facts']),
  ship: z.enum(['yes', 'derived']),
  kind: z.enum([...rowKinds, ...factKinds]).optional(),
  mapping: text.optional(),
  only: z.record(text, texts).optional(),
  except: z.record(text, z.array(z.string())).optional(),
  columns,
  constants: z.record(text, text).optional(),
  countries: z.enum(['iso3', 'iso2', 'm49', 'name', 'name_ko']).optional(),
  otherNames: z.literal('leave').optional(),
  values: z
    .array(
      z.strictObject({
        column: text,
        unit: text.optional(),
        unitColumn: text.optional(),
        kind: z.enum(rowKinds).optional(),
        series: text.optional(),
        blank: z.enum(['absent', 'not-reported']).optional(),
      }),
    )
    .optional(),
  keep: z.array(keep).optional(),
  keepReason: text.optional(),
  status: z.enum(['complete', 'partial', 'traded-only', 'estimated']).optional(),
});
const correctionFile = z.array(
  z.strictObject({
    where: z.record(text, z.string()),
    line: z.int().optional(),
    action: z.enum(['drop', 'set']),
    set: z.record(text, z.string()).optional(),
    reason: text,
    status: z.enum(['confirmed', 'unverified']),
    expect: z.int().min(0),
  }),
);

/** A source with the known errors of its file. */
export interface Described {
  readonly source: SourceFile;
  readonly corrections: readonly Correction[];
}

/** Every data/sources/<id>.yaml with its data/corrections/<id>.yaml, in the order of ids. @throws InputRefused with all problems of all files */
export async function readSourceFiles(): Promise<readonly Described[]> {
  const problems: Problem[] = [];
  const read = async <T>(schema: z.ZodType<T>, ...path: readonly string[]): Promise<T | undefined> => {
    const result = readDocument(schema, await readFile(packagePath(...path), 'utf8'), path.join('/'));
    if ('value' in result) return result.value;
    problems.push(...result.problems);
    return undefined;
  };
  const ids = (await readdir(packagePath('data', 'sources'))).flatMap((file) => /^(.*)\.yaml$/.exec(file)?.[1] ?? []);
  const files = ids.sort().map((id) => `${id}.yaml`);
  const found: Described[] = [];
  for (const file of files) {
    const source = await read(sourceFile, 'data', 'sources', file);
    const corrections = existsSync(packagePath('data', 'corrections', file))
      ? await read(correctionFile, 'data', 'corrections', file)
      : [];
    if (source && `${source.id}.yaml` !== file)
      problems.push({
        code: 'file-name',
        file,
        value: source.id,
        message: `the file of source "${source.id}" must be named ${source.id}.yaml`,
      });
    if (source && corrections)
      found.push({ source: source as SourceFile, corrections: corrections as readonly Correction[] });
  }
  if (problems.length > 0) throw new InputRefused(problems);
  return found;
}
