import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { docxWords, htmlWords, pdfWords } from '../studies/brief-text.js';

export const briefFormats = ['pdf', 'docx', 'html'] as const;
type Format = (typeof briefFormats)[number];

/** Opens a brief as its reader does: the words that stand in it. @throws where it is no file of its format */
export async function wordsOf(path: string, format: Format): Promise<string> {
  const bytes = await readFile(path);
  if (format === 'pdf') return pdfWords(bytes);
  if (format === 'docx') return docxWords(bytes);
  return htmlWords(/<body[\s\S]*<\/body>\s*<\/html>\s*$/.exec(bytes.toString('utf8'))![0]);
}

/** The brief that was written, as the visitor gets it; `press`: how the button is pressed. */
export async function downloaded(
  page: Page,
  press = (button: Locator) => button.click(),
): Promise<{ readonly name: string; readonly path: string }> {
  const button = page.locator('main .ready button');
  await button.waitFor();
  const download = page.waitForEvent('download');
  await press(button);
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}
