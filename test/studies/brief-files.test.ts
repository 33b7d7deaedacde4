import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/base/index.js';
import { viceMinister } from '../../src/brief/index.js';
import { docx, pdf } from '../../src/node/render/index.js';
import { sampleNames, sampleResults } from './sample-results.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-brief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const document = viceMinister(sampleResults);
const options = { names: sampleNames, numeric: () => undefined, date: '2026-11-28' };

/** Text of a PDF in reading order; one sentence says what to install where the program is missing. */
function textOf(bytes: Buffer): string {
  const file = join(folder, 'brief.pdf');
  writeFileSync(file, bytes);
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  } catch {
    throw new Error(
      'pdftotext is missing: install poppler-utils (Debian: apt-get install poppler-utils) and run again',
    );
  }
}

const loss = { en: '₩0.84–2.4 trillion', ko: '0.84~2.4조 원', mn: '0.84–2.4 их наяд вон' };

describe('briefs as files', () => {
  it('say the same figure in each language, in PDF and DOCX', async () => {
    for (const language of languages) {
      const page = textOf(await pdf(document, { ...options, language }));
      const file = strFromU8(unzipSync(await docx(document, { ...options, language }))['word/document.xml']!);
      expect(page).toContain(loss[language]);
      expect(file).toContain(loss[language]);
    }
  });
  it('have the same bytes for the same day, and others for another', async () => {
    const both = async (date: string) =>
      Promise.all([
        pdf(document, { ...options, language: 'ko', date }),
        docx(document, { ...options, language: 'ko', date }),
      ]);
    const [first, again, other] = [await both('2026-11-28'), await both('2026-11-28'), await both('2026-11-29')];
    expect(first.map((bytes, i) => bytes.equals(again[i]!))).toEqual([true, true]);
    expect(first.map((bytes, i) => bytes.equals(other[i]!))).toEqual([false, false]);
  });
  it('are tagged and archival', async () => {
    const bytes = (await pdf(document, { ...options, language: 'en' })).toString('latin1');
    expect(bytes).toContain('/MarkInfo');
    expect(bytes).toContain('pdfaid:part');
  });
});
