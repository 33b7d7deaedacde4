import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { shownRow } from '../../../answers/index.js';
import { Chains, harmonise, type SourceFile } from '../../../atlas/index.js';
import { InputRefused, type Problem } from '../../../base/index.js';
import { readNames } from '../names.js';
import { rowsAsParquet, type WrittenRow } from '../row-files.js';
import { addedTable, keepAddedSource, makeAddedFolder } from './added.js';
import { baciRows } from './baci.js';
import { type Descriptor, readDescriptors } from './descriptor.js';
import { officialLines } from './read.js';

export interface Added {
  readonly source: string;
  readonly rows: number;
  /** Lines of the file, and those that are about no form of ours. */
  readonly lines: number;
  readonly leftOut: number;
  readonly reasons: Readonly<Record<string, number>>;
}

const word = (file: string) =>
  basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function sourceOf(descriptor: Descriptor, file: string, sha256: string, edition: string): SourceFile {
  const { table: _, ...rest } = descriptor;
  const id = `added-${descriptor.id}-${word(file)}`;
  return {
    ...rest,
    id,
    file: basename(file),
    sha256,
    edition,
    accessed: edition,
    refresh: 'add the newer file',
    layout: 'numbers',
  };
}

async function keep(source: SourceFile): Promise<void> {
  const { id, publisher, title, edition, licence, url, accessed, file, sha256 } = source;
  const read = { step: 'read', detail: `${file}, added on this machine, sha256 ${sha256.slice(0, 12)}` };
  const named = { step: 'name', detail: 'codes and units by data/forms.csv, data/mappings and data/units.csv' };
  await keepAddedSource({ id, publisher, title, edition, licence, url, accessed, steps: [read, named] });
}

/** Digest of a file of any size. */
async function digest(file: string): Promise<string> {
  const { createReadStream } = await import('node:fs');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Adds the download of a publisher to the workspace; its rows are then shown beside ours by `atlas show`, never mixed into them.
 * @throws InputRefused with every unknown column, name, country and unit, or where no reader or file of that name exists
 */
export async function addOfficialFile(
  publisher: string,
  file: string,
  progress: (line: string) => void,
): Promise<Added> {
  const descriptors = await readDescriptors(publisher);
  if (!existsSync(file))
    throw new InputRefused([{ code: 'file-missing', file, message: `there is no file ${resolve(file)}` }]);
  const names = await readNames();
  const edition = (await stat(file)).mtime.toISOString().slice(0, 10);
  const sha256 = await digest(file);
  await makeAddedFolder();
  if (publisher === 'baci') {
    const source = sourceOf(descriptors[0]!, file, sha256, edition);
    progress(`reading ${file}`);
    const counted = await baciRows(file, source.id, names, addedTable(source.id));
    await keep(source);
    return { source: source.id, ...counted, reasons: { 'no form of data/forms.csv': counted.leftOut } };
  }
  const lines = await officialLines(await readFile(file), file, descriptors[0]!.table);
  const problems: Problem[] = [];
  const reasons: Record<string, number> = {};
  const parts = descriptors.map((descriptor) => {
    const source = sourceOf(descriptor, file, sha256, edition);
    const found = harmonise(source, lines, [], names, new Chains());
    problems.push(...found.problems);
    for (const [reason, count] of found.leftOut) reasons[reason] = (reasons[reason] ?? 0) + count;
    return { source, rows: found.rows.map(({ row }) => shownRow(row) as WrittenRow) };
  });
  if (problems.length > 0) throw new InputRefused(problems);
  for (const { source, rows } of parts) {
    await rowsAsParquet(rows, addedTable(source.id));
    await keep(source);
    progress(`${source.id}: ${rows.length} rows`);
  }
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  if (rows === 0)
    throw new InputRefused([
      {
        code: 'nothing-known',
        file,
        message: `none of the ${lines.length} lines is about a mineral of data/minerals.csv`,
      },
    ]);
  return {
    source: parts.map(({ source }) => source.id).join(' and '),
    rows,
    lines: lines.length,
    leftOut: Object.values(reasons).reduce((a, b) => a + b, 0),
    reasons,
  };
}

export { addedRows, traceAdded } from './added.js';
export { officialFiles } from './descriptor.js';
