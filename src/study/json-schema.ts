import { z } from 'zod';
import { agreementsFile } from './agreements.js';
import { marketShape } from './market-file.js';
import { projectFile } from './project.js';
import { overlayFile, regimeFile } from './regime.js';
import { single } from './study.js';
import { supportFile } from './support.js';

const schemas: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(single).map(([file, schema]) => [file.replace('.yaml', ''), schema])),
  market: marketShape,
  project: projectFile,
  agreements: agreementsFile,
  regime: regimeFile,
  overlay: overlayFile,
  support: supportFile,
};

/** Names of the files that have a schema. */
export const schemaNames: readonly string[] = Object.keys(schemas);

/**
 * JSON Schema (draft 2020-12) of a file a user writes, made from the schema that reads it; editors check and complete with it.
 * Rules between keys that JSON Schema has no word for are checked on reading only.
 */
export const jsonSchema = (name: string): object | undefined => {
  const schema = schemas[name];
  return schema && z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
};
