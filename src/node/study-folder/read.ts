import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputRefused } from '../../base/index.js';
import { readStudy, type Study, type StudyTexts } from '../../study/index.js';
import { textOf } from '../text-file.js';

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : Promise.resolve([path]);
    }),
  );
  return nested.flat();
}

/** Texts of a study folder by path with `/`, in the order of their names; files that are no text of a study are left alone. */
export async function studyTexts(folder: string): Promise<StudyTexts> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new InputRefused([
      {
        code: 'no-such-folder',
        file: folder,
        message: 'there is no such folder; name a study folder or make one with "lodeward study new DIR"',
      },
    ]);
  }
  const paths = (await filesUnder(folder)).map((path) => relative(folder, path).split(sep).join('/')).sort();
  const texts = await Promise.all(
    paths
      .filter((path) => /\.(ya?ml|json)$/.test(path))
      .map(async (path) => [path, textOf(await readFile(join(folder, path)))] as const),
  );
  return new Map(texts);
}

/** The study of a folder. @throws InputRefused with every problem of every file */
export const readStudyFolder = async (folder: string): Promise<Study> => studyOf(await studyTexts(folder));

/** The study of texts by path. @throws InputRefused with every problem of every file */
export function studyOf(texts: StudyTexts): Study {
  const reading = readStudy(texts);
  if (reading.value === undefined) throw new InputRefused(reading.problems);
  return reading.value;
}
