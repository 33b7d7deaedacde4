import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';

export const briefFormats = ['pdf', 'docx', 'html'] as const;
type Format = (typeof briefFormats)[number];

/** Opens a brief as its reader does: the words that stand in it. @throws where it is no file of its format */
export async function wordsOf(path: string, format: Format): Promise<string> {
  if (format === 'pdf') {
    const read = spawnSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' });
    if (read.status !== 0) throw new Error(`no PDF: ${read.stderr}`);
    return read.stdout;
  }
  const bytes = await readFile(path);
  if (format === 'html') return /<body[\s\S]*<\/body>\s*<\/html>\s*$/.exec(bytes.toString('utf8'))![0];
  return strFromU8(unzipSync(bytes)['word/document.xml']!);
}

/** The brief that was written, as the visitor gets it. */
export async function downloaded(page: Page): Promise<{ readonly name: string; readonly path: string }> {
  const button = page.locator('main').getByRole('button', { name: 'Download' });
  await button.waitFor();
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}
