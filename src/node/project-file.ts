import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputRefused } from '../base/index.js';
import { caseOf, type Rules } from '../project/index.js';
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

async function text(path: string, named: string, at?: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    const message = `there is no file ${named}; paths are relative to the project file`;
    throw new InputRefused([
      at === undefined
        ? { code: 'unreadable-file', file: named, message }
        : { code: 'unreadable-file', path: at, value: named, message },
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
  const beside = async <T>(name: string, at: string, read: (text: string, file: string) => T) =>
    read(await text(resolve(folder, name), name, at), name);
  const own = [...new Set(project.support.map(({ programme }) => programme).filter(isPath))];
  const [regime, exchange, shipped, ...beside_] = await allOf(
    project.regime
      ? beside(project.regime, 'regime', (t, f) => readOrRefuse(regimeFile, t, f))
      : readRegime(project.host),
    readExchange(project.regimeDate),
    readProgrammes(),
    ...own.map((name) =>
      beside(name, `support[${project.support.findIndex((s) => s.programme === name)}].programme`, (t, f) =>
        readOrRefuse(supportFile, t, f),
      ),
    ),
  );
  return {
    regime,
    overlay,
    programmes: new Map([...shipped, ...own.map((name, i) => [name, beside_[i]!] as const)]),
    exchange,
  };
}

/** A project file with its rules, which fit together. @throws InputRefused with every problem, those of the rules at their line too */
export async function readProject(
  file: string,
  overlayName?: string,
): Promise<{ readonly project: ProjectFile; readonly rules: Rules }> {
  const written = await text(file, file);
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
