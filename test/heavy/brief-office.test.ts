import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/base/index.js';
import { corridor, mineralSheet, speaker, viceMinister } from '../../src/brief/index.js';
import { docx } from '../../src/node/render/index.js';
import { bare, figuresOf } from '../studies/brief-text.js';
import { sampleEvidence, sampleNames, sampleResults } from '../studies/sample-results.js';

beforeAll(() => {
  if (spawnSync('soffice', ['--version']).status !== 0)
    throw new Error('LibreOffice is missing: install it (Debian: apt-get install libreoffice-writer) and run again');
}, 60_000);

const folder = mkdtempSync(join(tmpdir(), 'lodeward-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words of a file as LibreOffice reads them. */
function asText(file: string): string {
  const home = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const run = spawnSync('soffice', [
    home,
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    folder,
    file,
  ]);
  expect(run.status, String(run.stderr)).toBe(0);
  return bare(readFileSync(file.replace(/docx$/, 'txt'), 'utf8'));
}

const documents = {
  page: viceMinister(sampleResults, sampleEvidence),
  sheet: mineralSheet(sampleResults, 'rare-earth-magnets', [], sampleEvidence),
  report: corridor(sampleResults, sampleEvidence),
};

describe('DOCX in LibreOffice', () => {
  it.each(Object.keys(documents))(
    'opens the %s clean and keeps every figure, in each language',
    async (name) => {
      const document = documents[name as keyof typeof documents];
      for (const language of languages) {
        const file = join(folder, `${name}-${language}.docx`);
        const options = { names: sampleNames, numeric: () => undefined, languages: [language], date: '2026-11-28' };
        writeFileSync(file, await docx(document, options));
        const text = asText(file);
        const voice = speaker(language, sampleNames);
        const said = [...new Set(figuresOf(document).map(voice.value))];
        expect(
          said.filter((one) => !text.includes(bare(one))),
          language,
        ).toEqual([]);
        for (const { title } of document.sections) expect(text).toContain(bare(voice.sentence(title)));
      }
    },
    180_000,
  );
});
