import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../src/base/index.js';
import { corridor, viceMinister } from '../src/brief/index.js';
import { docx, pdf } from '../src/node/render/index.js';
import { sampleNames } from '../test/studies/sample-names.js';
import { sampleEvidence, sampleResults } from '../test/studies/sample-results.js';
import type { Measurement } from './registry.js';

const date = '2026-11-28';
const options = { names: sampleNames, numeric: () => undefined, date };

async function timed(work: () => Promise<unknown>): Promise<number> {
  await work();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Three pages for a vice-minister and three reports, warm; the rival turns the same documents from DOCX into PDF by LibreOffice. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-bench-'));
  try {
    const documents = {
      'three pages, PDF': viceMinister(sampleResults, sampleEvidence),
      'three corridor reports, PDF': corridor(sampleResults, sampleEvidence),
    };
    const measurements: Measurement[] = [];
    for (const [shape, document] of Object.entries(documents)) {
      const files: string[] = [];
      for (const language of languages) {
        const file = join(folder, `${document.id}-${language}.docx`);
        writeFileSync(file, await docx(document, { ...options, languages: [language] }));
        files.push(file);
      }
      const start = performance.now();
      spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
      const theirs = performance.now() - start;
      measurements.push({
        shape,
        ours: await timed(async () => {
          for (const language of languages) await pdf(document, { ...options, languages: [language] });
        }),
        rival: 'LibreOffice from the DOCX of the same three',
        theirs,
      });
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
