import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/base/index.js';
import { type Document, speaker } from '../../src/brief/index.js';
import { docx } from '../../src/node/render/index.js';
import { amountsIn, bare, figuresOf } from '../studies/brief-text.js';
import { sampleDocuments } from '../studies/sample-documents.js';
import { sampleNames } from '../studies/sample-names.js';

beforeAll(() => {
  if (spawnSync('soffice', ['--version']).status !== 0)
    throw new Error('LibreOffice is missing: install it (Debian: apt-get install libreoffice-writer) and run again');
}, 60_000);

const folder = mkdtempSync(join(tmpdir(), 'lodeward-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files as LibreOffice reads them, all in one start of the program. */
function converted(files: readonly string[], to: string): void {
  const home = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const run = spawnSync('soffice', [home, '--headless', '--convert-to', to, '--outdir', folder, ...files]);
  expect(run.status, String(run.stderr)).toBe(0);
}

const written = async (name: string, document: Document, language: Language): Promise<string> => {
  const file = join(folder, `${name}-${language}.docx`);
  const options = { names: sampleNames, numeric: () => undefined, languages: [language], date: '2026-11-28' };
  writeFileSync(file, await docx(document, options));
  return file;
};
const kinds = Object.entries(sampleDocuments);

describe('DOCX in LibreOffice', () => {
  it('opens each of the seven kinds clean in each language, keeps every figure, and the same amounts in all', async () => {
    const files: { file: string; name: string; document: Document; language: Language }[] = [];
    for (const [name, document] of kinds)
      for (const language of languages)
        files.push({ file: await written(name, document, language), name, document, language });
    converted(
      files.map(({ file }) => file),
      'txt:Text (encoded):UTF8',
    );
    const amounts = new Map<string, readonly number[]>();
    for (const { file, name, document, language } of files) {
      const text = readFileSync(file.replace(/docx$/, 'txt'), 'utf8');
      const voice = speaker(language, sampleNames);
      const said = [...new Set(figuresOf(document).map(voice.value))];
      expect(
        said.filter((one) => !bare(text).includes(bare(one))),
        `${name} ${language}`,
      ).toEqual([]);
      for (const { title } of document.sections) expect(bare(text)).toContain(bare(voice.sentence(title)));
      const found = amountsIn(text, language);
      expect(found, `${name} ${language}`).toEqual(amounts.get(name) ?? found);
      amounts.set(name, found);
    }
    expect(amounts.get('report')!.length).toBeGreaterThan(100);
  }, 240_000);

  it('draws the charts, not only their rows: colours of bars and of whiskers stand on the page', async () => {
    const files = await Promise.all(languages.map((language) => written('drawn', sampleDocuments.page, language)));
    converted(files, 'pdf');
    for (const file of files) {
      const page = file.replace(/\.docx$/, '');
      const run = spawnSync('pdftoppm', ['-r', '50', '-singlefile', `${page}.pdf`, page]);
      expect(run.status, 'pdftoppm is missing: install poppler-utils').toBe(0);
      const bitmap = readFileSync(`${page}.ppm`);
      const bars = [0xb9, 0xd2, 0xec];
      let points = 0;
      for (let at = 15; at + 2 < bitmap.length; at += 3)
        if (bars.every((value, i) => Math.abs(bitmap[at + i]! - value) < 8)) points++;
      expect(points, file).toBeGreaterThan(500);
    }
  }, 120_000);
});
