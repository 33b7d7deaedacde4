import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { InputRefused, type Problem } from '../../base/index.js';
import { packagePath } from '../places.js';

/** A line of a CSV as it stands, by column, and its number in the file. */
export interface Line {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Lines of a CSV of the package. Those starting with # are comments. */
export const readLines = async (...path: readonly string[]): Promise<readonly Line[]> =>
  parse(await readFile(packagePath(...path), 'utf8'), {
    ...{ columns: true, bom: true, comment: '#', comment_no_infix: true, info: true, skip_empty_lines: true },
  });

/**
 * Rows of a CSV of the package (`readTable(row, 'data', 'odds', 'exposure.csv')`), each read by a zod schema; unknown columns are problems
 * where the schema is strict. @throws InputRefused with every bad cell, its file and line
 */
export async function readTable<T>(schema: z.ZodType<T>, ...path: readonly string[]): Promise<T[]> {
  const problems: Problem[] = [];
  const rows = (await readLines(...path)).flatMap(({ record, info }) => {
    const read = schema.safeParse(record);
    if (read.success) return [read.data];
    for (const issue of read.error.issues) {
      const column = issue.path.join('.');
      problems.push({
        code: issue.code,
        file: path.join('/'),
        line: info.lines,
        path: column,
        value: record[column],
        message: `${column || 'row'}: ${issue.message}`,
      });
    }
    return [];
  });
  if (problems.length > 0) throw new InputRefused(problems);
  return rows;
}
