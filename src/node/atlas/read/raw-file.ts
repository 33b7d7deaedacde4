import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawLine, SourceFile } from '../../../atlas/index.js';
import type { Problem } from '../../../base/index.js';
import { rawTable } from './raw-table.js';

/** The lines of a source's raw file, or the problem why it cannot be used: not there, or not the bytes that were described. */
export async function rawFile(
  source: SourceFile,
  folder: string,
): Promise<{ lines: readonly RawLine[] } | { problem: Problem }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, ...source.file.split('/')));
  } catch {
    return {
      problem: {
        code: 'raw-file-missing',
        file: `data/sources/${source.id}.yaml`,
        path: 'file',
        value: source.file,
        message: `the raw file ${source.file} of source ${source.id} is not in the raw folder; fetch it again: ${source.refresh} (${source.url})`,
      },
    };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256)
    return {
      problem: {
        code: 'raw-file-changed',
        file: `data/sources/${source.id}.yaml`,
        path: 'sha256',
        value: sha256,
        message: `the raw file ${source.file} is not the one described (sha256 ${sha256}); a new edition needs a new data/sources file`,
      },
    };
  return { lines: rawTable(bytes, source.file) };
}
