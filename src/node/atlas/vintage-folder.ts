import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputRefused } from '../../base/index.js';
import { makeFolder } from '../make-folder.js';
import { packagePath, workspaceFolder } from '../places.js';

/** data/atlas/vintage.json: what a vintage is made of. Its name is the digest of the digests of its files. */
export interface Manifest {
  readonly format: 'lodeward-vintage/1';
  readonly vintage: string;
  readonly rows: number;
  readonly facts: number;
  readonly markets: readonly string[];
  /** Path to sha256, in the order of paths. */
  readonly files: Readonly<Record<string, string>>;
  /** Raw lines and rows that did not come in, and why. */
  readonly leftOut: readonly { readonly source: string; readonly reason: string; readonly count: number }[];
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** The name of a vintage: sixteen hex digits of the sha256 over path and sha256 of every file. */
export function vintageName(files: Readonly<Record<string, string>>): string {
  const lines = Object.keys(files)
    .sort()
    .map((path) => `${files[path]}  ${path}\n`);
  return sha256(lines.join('')).slice(0, 16);
}

/** Sha256 of every file, by path. */
export const digestsOf = (files: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)]));

/** Keeps what stands in a folder among the kept vintages before another is written there, so that old answers can be replayed. */
export async function keepVintage(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'vintage.json'))) return;
  const target = join(keptVintages(), (await readManifest(folder)).vintage);
  if (!existsSync(target)) await cp(folder, target, { recursive: true });
}

/** Writes a vintage into a folder; what stood there before is removed. */
export async function writeVintage(
  folder: string,
  files: ReadonlyMap<string, string>,
  about: Pick<Manifest, 'rows' | 'facts' | 'markets' | 'leftOut'>,
): Promise<Manifest> {
  const digests = digestsOf(files);
  const manifest: Manifest = { format: 'lodeward-vintage/1', vintage: vintageName(digests), ...about, files: digests };
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of [...files, ['vintage.json', `${JSON.stringify(manifest, null, 1)}\n`] as const]) {
    const target = join(folder, ...path.split('/'));
    await makeFolder(dirname(target));
    await writeFile(target, text);
  }
  return manifest;
}

export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'vintage.json'), 'utf8')) as Manifest;
}

/** Where vintages built on this machine are kept, one folder each, so that an old one can be opened again. */
export const keptVintages = (): string => join(workspaceFolder(), 'vintages');

/** Folder of a vintage: the shipped one, or a kept one by its name or the beginning of it. @throws InputRefused where neither has it */
export async function vintageFolder(name?: string): Promise<string> {
  const shipped = packagePath('data', 'atlas');
  if (name === undefined) return shipped;
  if ((await readManifest(shipped)).vintage.startsWith(name)) return shipped;
  if (existsSync(join(name, 'vintage.json'))) return name;
  const kept = existsSync(keptVintages()) ? await readdir(keptVintages()) : [];
  const found = kept.filter((folder) => folder.startsWith(name));
  if (found.length === 1) return join(keptVintages(), found[0]!);
  const message = `no vintage "${name}" (shipped: ${(await readManifest(shipped)).vintage}; kept in ${keptVintages()}: ${kept.join(', ') || 'none'})`;
  throw new InputRefused([{ code: 'unknown-vintage', value: name, message }]);
}

/** Files of a vintage that are not the bytes its manifest names. */
export async function damagedFiles(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const damaged: string[] = [];
  for (const [path, digest] of Object.entries(manifest.files)) {
    const bytes = await readFile(join(folder, ...path.split('/'))).catch(() => undefined);
    if (bytes === undefined || sha256(bytes) !== digest) damaged.push(path);
  }
  return damaged;
}
