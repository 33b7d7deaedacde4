import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/node/atlas/vintage-folder.js';
import { buildVintage, packagePath } from '../../src/node/index.js';

const named = process.env['LODEWARD_RAW'];
const raw = named ?? resolve(packagePath(), '..', 'shared', 'data');
const out = mkdtempSync(join(tmpdir(), 'lodeward-rebuild-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the shipped vintage', () => {
  it('is what the raw files give', async () => {
    if (!existsSync(join(raw, 'production'))) {
      if (named !== undefined) throw new Error(`LODEWARD_RAW is ${named}, but no raw files are there`);
      process.stderr.write(
        `The raw files are not at hand (${raw}): the rebuild was not compared. Name their folder in LODEWARD_RAW.\n`,
      );
      return;
    }
    const built = await buildVintage(raw, out, () => {});
    const shipped = await readManifest(packagePath('data', 'atlas'));
    const different = Object.keys(built.files).filter((path) => built.files[path] !== shipped.files[path]);
    expect(different).toEqual([]);
    expect(built.vintage).toBe(shipped.vintage);
  }, 600_000);
});
