import { dirname, resolve } from 'node:path';
import { InputRefused, type Problem } from '../base/index.js';
import { caseOf, type Rules, withoutRegime } from '../project/index.js';
import {
  type OverlayFile,
  overlayFile,
  type ProjectFile,
  placed,
  projectFile,
  readOrRefuse,
  regimeFile,
  supportFile,
} from '../study/index.js';
import { readExchange, readOverlays, readRegime } from './facts/fiscal.js';
import { readProgrammes } from './facts/support.js';
import { readTextFile } from './text-file.js';

const isPath = (name: string) => /\.(ya?ml|json)$/.test(name);

/** A project file. @throws InputRefused with every problem, with file and line */
export async function readProjectFile(file: string): Promise<ProjectFile> {
  return readOrRefuse(projectFile, await readTextFile(file), file);
}

/** An overlay: a file, or the name of one that ships for the country (`draft-law-2026`). */
export async function readOverlay(name: string, country: string): Promise<OverlayFile> {
  if (isPath(name)) return readOrRefuse(overlayFile, await readTextFile(name), name);
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

/** What each reader gives; the problems of all of them at once. @throws InputRefused */
async function allOf<T extends readonly unknown[]>(...readers: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(readers);
  const failed = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const bug = failed.find((reason) => !(reason instanceof InputRefused));
  if (bug) throw bug;
  if (failed.length > 0) throw new InputRefused(failed.flatMap((reason) => (reason as InputRefused).problems));
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/**
 * The rules a project names: its regime (`regime: ./file`, else that of its host), support programmes that ship or stand beside the project file, and dated rates.
 *
 * @param folder folder of the project file
 */
export async function readRules(project: ProjectFile, folder: string, overlay?: OverlayFile): Promise<Rules> {
  const beside = async <T>(name: string, at: string, read: (text: string, file: string) => T) => {
    const text = await readTextFile(resolve(folder, name), name).catch(({ problems }: InputRefused) => {
      const [{ code, message }] = problems as [Problem];
      const where = 'paths are relative to the project file';
      throw new InputRefused([{ code, message: `${message}; ${where}`, path: at, value: name }]);
    });
    return read(text, name);
  };
  const own = [...new Set(project.support.map(({ programme }) => programme).filter(isPath))];
  const regime = project.regime
    ? beside(project.regime, 'regime', (text, file) => readOrRefuse(regimeFile, text, file))
    : readRegime(project.host);
  const parts = allOf(
    readExchange(project.regimeDate),
    readProgrammes(),
    ...own.map(async (name) => {
      const at = `support[${project.support.findIndex((s) => s.programme === name)}].programme`;
      return [name, await beside(name, at, (text, file) => readOrRefuse(supportFile, text, file))] as const;
    }),
  ).then(([exchange, shipped, ...written]) => ({ exchange, programmes: new Map([...shipped, ...written]), overlay }));
  // Where the regime is not there no case is made; what needs none is looked at here, so that its problems do not wait.
  const rest = Promise.allSettled([parts, regime]).then(([given, found]) => {
    if (given.status === 'fulfilled' && found.status === 'rejected') withoutRegime(project, given.value);
  });
  const [found, given] = await allOf(regime, parts, rest);
  return { regime: found, ...given };
}

/** A project file with its rules, which fit together. @throws InputRefused with every problem, those of the rules at their line too */
export async function readProject(
  file: string,
  overlayName?: string,
): Promise<{ readonly project: ProjectFile; readonly rules: Rules }> {
  const written = await readTextFile(file);
  const project = readOrRefuse(projectFile, written, file);
  try {
    const overlay = overlayName === undefined ? undefined : await readOverlay(overlayName, project.host);
    const rules = await readRules(project, dirname(file), overlay);
    caseOf(project, rules);
    return { project, rules };
  } catch (error) {
    if (error instanceof InputRefused) throw new InputRefused(placed(error.problems, written, file));
    throw error;
  }
}
