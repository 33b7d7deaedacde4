import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const impure = ['node', 'web', 'api', 'cli'];

interface Permission {
  readonly folders: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

const names = (cell: string) =>
  new Set(
    cell
      .split(',')
      .map((s) => s.trim())
      .filter((s) => s !== '-' && s !== ''),
  );

/** The rows of the table under "## Import table". */
function importTable(): Map<string, Permission> {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Import table')[1]!.split('\n## ')[0]!;
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return new Map(
    rows.map((row) => {
      const [folder, folders, packages] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [folder!, { folders: names(folders!), packages: names(packages!) }];
    }),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
  });
}

const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Every import of one file that the table does not allow. */
function violations(file: string, table: Map<string, Permission>): string[] {
  const path = relative(join(root, 'src'), file);
  const folder = path.split(/[\\/]/)[0]!;
  const allowed = table.get(folder);
  if (!allowed) return [`src/${path}: folder ${folder} is not in the import table`];
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')
    : text;
  const found = ts.preProcessFile(script, true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) {
      const name = packageName(fileName);
      return allowed.packages.has('*') || allowed.packages.has(name) ? [] : [`src/${path} imports the package ${name}`];
    }
    const target = relative(join(root, 'src'), resolve(file, '..', fileName)).split(/[\\/]/);
    const room = target[0]!;
    if (room === folder) return [];
    if (room === '..') return [`src/${path} imports ${fileName} from outside src`];
    if (room !== 'base' && !allowed.folders.has(room)) return [`src/${path} imports ${room}`];
    return (target.length === 2 && target[1] === 'index.js') || (impure.includes(folder) && impure.includes(room))
      ? []
      : [`src/${path} imports ${fileName}: across folders import ../${room}/index.js`];
  });
  if (!impure.includes(folder)) {
    const clock = text.match(/\b(Date\.now|Math\.random|new Date\(\))/);
    if (clock) found.push(`src/${path} uses ${clock[0]} in a pure room`);
  }
  return found;
}

describe('the house', () => {
  it('has no import that ARCHITECTURE.md does not allow', () => {
    const table = importTable();
    expect(table.size).toBeGreaterThan(10);
    expect(sources(join(root, 'src')).flatMap((file) => violations(file, table))).toEqual([]);
  });
  it('finds a violation where there is one', () => {
    const table = new Map([['base', { folders: new Set<string>(), packages: new Set<string>() }]]);
    expect(violations(join(root, 'src/atlas/index.ts'), table)).toHaveLength(1);
  });
  it('keeps files short', () => {
    const long = sources(join(root, 'src'))
      .filter((file) => !file.includes('locales'))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
      .map((file) => relative(root, file));
    expect(long).toEqual([]);
  });
});
