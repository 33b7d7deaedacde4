import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputRefused } from '../base/index.js';
import type { Rules } from '../project/index.js';
import {
  type OverlayFile,
  overlayFile,
  type ProjectFile,
  projectFile,
  readOrRefuse,
  regimeFile,
  supportFile,
} from '../study/index.js';
import { readExchange, readOverlays, readRegime } from './facts/fiscal.js';
import { readProgrammes } from './facts/support.js';

async function text(file: string, named: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    throw new InputRefused([
      {
        code: 'unreadable-file',
        file: named,
        message: `there is no file ${named}; paths are relative to the project file`,
      },
    ]);
  }
}

const isPath = (name: string) => /\.(ya?ml|json)$/.test(name);

/** A project file. @throws InputRefused with every problem, with file and line */
export async function readProjectFile(file: string): Promise<ProjectFile> {
  return readOrRefuse(projectFile, await text(file, file), file);
}

/** An overlay: a file, or the name of one that ships for the country (`draft-law-2026`). */
export async function readOverlay(name: string, country: string): Promise<OverlayFile> {
  if (isPath(name)) return readOrRefuse(overlayFile, await text(name, name), name);
  const shipped = await readOverlays(country);
  const overlay = shipped.get(name);
  if (overlay) return overlay;
  throw new InputRefused([
    {
      code: 'unknown-overlay',
      message: `no overlay "${name}" ships for ${country}; there are: ${[...shipped.keys()].join(', ') || 'none'}. Or give a file`,
      value: name,
    },
  ]);
}

/**
 * The rules a project names: its regime (`regime: ./file`, else that of its host), support programmes that ship or stand beside the project file, and dated rates.
 *
 * @param folder folder of the project file
 */
export async function readRules(project: ProjectFile, folder: string, overlay?: OverlayFile): Promise<Rules> {
  const beside = async <T>(name: string, read: (text: string, file: string) => T) =>
    read(await text(resolve(folder, name), name), name);
  const programmes = new Map(await readProgrammes());
  for (const { programme } of project.support)
    if (isPath(programme))
      programmes.set(programme, await beside(programme, (t, f) => readOrRefuse(supportFile, t, f)));
  return {
    regime: project.regime
      ? await beside(project.regime, (t, f) => readOrRefuse(regimeFile, t, f))
      : await readRegime(project.host),
    overlay,
    programmes,
    exchange: await readExchange(project.regimeDate),
  };
}

/** A project file with its rules. */
export async function readProject(
  file: string,
  overlayName?: string,
): Promise<{ readonly project: ProjectFile; readonly rules: Rules }> {
  const project = await readProjectFile(file);
  const overlay = overlayName === undefined ? undefined : await readOverlay(overlayName, project.host);
  return { project, rules: await readRules(project, dirname(file), overlay) };
}
