import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputRefused, type LocalText } from '../base/index.js';
import type { Rules } from '../project/index.js';
import { type ProjectFile, projectFile, readOrRefuse } from '../study/index.js';
import { readRules } from './project-file.js';

/**
 * A project that was handed in as text, with the rules that ship. Files beside it are not read: the text may come from anywhere.
 * @throws InputRefused with every problem; `file-not-read` where the text names a file
 */
export async function readProjectText(
  text: string,
  name: string,
): Promise<{ readonly project: ProjectFile; readonly rules: Rules }> {
  const project = readOrRefuse(projectFile, text, name);
  const files = [project.regime, ...project.support.map(({ programme }) => programme)].filter(
    (path) => path !== undefined && /\.(ya?ml|json)$/.test(path),
  );
  if (files.length > 0) {
    const message =
      'a project handed in as text can use the regimes and programmes that ship, not files; name one of those';
    throw new InputRefused(files.map((value) => ({ code: 'file-not-read', file: name, value, message })));
  }
  return { project, rules: await readRules(project, '.') };
}

/** The project files of a folder as they stand, those marked confidential left out; none where there is no such folder. */
export async function openProjects(
  folder: string,
): Promise<readonly { readonly id: string; readonly name: LocalText; readonly text: string }[]> {
  const files = await readdir(folder).catch(() => []);
  const found = [];
  for (const file of files.filter((one) => /\.ya?ml$/.test(one)).sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    const { id, name, confidential } = readOrRefuse(projectFile, text, file);
    if (!confidential) found.push({ id, name: name ?? { en: id }, text });
  }
  return found;
}
