import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { levyKinds } from '../src/fiscal/levies/index.js';
import { indices } from '../src/risk/index.js';
import { measureUsage } from '../src/shock/index.js';

const root = resolve(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const lines = (...path: string[]) =>
  read(...path)
    .trimEnd()
    .split('\n').length;
const method = (name: string) => existsSync(join(root, 'docs/methods', `${name}.md`));

describe('documents', () => {
  it('have a method page for each risk index and each levy', () => {
    expect(indices.length).toBeGreaterThan(5);
    expect(indices.map(({ id }) => id).filter((id) => !method(id))).toEqual([]);
    const levies = Object.keys(levyKinds);
    expect(levies.length).toBeGreaterThan(5);
    expect(levies.filter((kind) => !method(`levy-${kind}`))).toEqual([]);
  });
  it('describe every kind of measure', () => {
    const page = read('docs/methods/measures.md');
    const kinds = measureUsage.map((usage) => /[a-z]+/.exec(usage)![0]);
    expect(kinds.length).toBeGreaterThan(8);
    expect(kinds.filter((kind) => !page.includes(`\`${kind} `))).toEqual([]);
  });
  it('stay short enough to be read', () => {
    expect(lines('README.md')).toBeLessThanOrEqual(120);
    expect(lines('ARCHITECTURE.md')).toBeLessThanOrEqual(200);
  });
  it('list every decision in its index', () => {
    const index = read('docs/decisions/README.md');
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file));
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
  });
  it('lead only to files that are there', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/decisions/README.md'];
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, link]) => link!)
        .filter((link) => !existsSync(join(root, page, '..', link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
  it('name no path or registry of a machine that made them', () => {
    const files = execFileSync('git', ['ls-files', '*.md', '*.ts', '*.mjs', '*.yaml', '*.json', '*.svelte'], {
      cwd: root,
      encoding: 'utf8',
    });
    const here = ['/wo', 'rk/(main|shared)'].join('');
    const found = files
      .trim()
      .split('\n')
      .filter((file) => file !== 'package-lock.json' && existsSync(join(root, file)))
      .filter((file) => new RegExp(here).test(read(file)));
    expect(found).toEqual([]);
  });
});
