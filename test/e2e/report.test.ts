import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report } from '../../src/brief/index.js';
import { htmlPage } from '../../src/node/render/index.js';
import { chromiumPath } from '../machine.js';
import { sampleNames } from '../studies/sample-names.js';
import { sampleEvidence, sampleResults } from '../studies/sample-results.js';

const numeric: Readonly<Record<string, string>> = { KOR: '410', CHN: '156', PHL: '608', JPN: '392', DEU: '276' };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'lodeward-report-'));
const file = join(folder, 'report.html');
let browser: Browser;

beforeAll(async () => {
  const document = report({ ...sampleResults, notice: { en: 'Invented.' } }, sampleEvidence);
  const page = await htmlPage(document, { names: sampleNames, numeric: (code) => numeric[code], language: 'en' });
  writeFileSync(file, page);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(`file://${file}`);
  return { page, asked };
}

describe('report.html in a browser', () => {
  it('asks nothing of a network, and switches its language without scripts', async () => {
    const { page, asked } = await opened(1280);
    const heading = () => page.locator('h1:visible').textContent();
    expect(await heading()).toContain('What could stop');
    await page.locator('label[for=l-ko]').click();
    expect(await heading()).toContain('무엇이');
    await page.locator('label[for=l-mn]').click();
    expect(await heading()).toContain('Юу');
    expect(await page.locator('.mn .note.draft').isVisible()).toBe(true);
    expect(asked).toEqual([]);
  });
  it('leads from a number to the row of its source', async () => {
    const { page } = await opened(1280);
    await page.locator('.en a.trace').first().click();
    const group = page.locator('.group:target');
    expect(await group.isVisible()).toBe(true);
    await group.locator('summary').first().click();
    expect(await group.locator('dd').first().textContent()).toBe('Invented office');
    expect(await group.locator('ol li').first().textContent()).toContain('row 12 of an invented table');
  });
  it('fits a phone without sideways scrolling', async () => {
    const { page } = await opened(360);
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    for (const language of ['en', 'ko', 'mn']) {
      await page.locator(`label[for=l-${language}]`).click();
      expect(await beyond()).toBeLessThanOrEqual(0);
    }
  });
  it('has no fault that axe finds, light and dark, in each language', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await opened(1280, scheme);
      for (const language of ['en', 'ko', 'mn']) {
        await page.locator(`label[for=l-${language}]`).click();
        await page.evaluate(axe);
        const faults = await page.evaluate(async () => {
          const run = (
            window as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe;
          return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
        });
        expect(faults, `${scheme} ${language}`).toEqual([]);
      }
    }
  });
  it('is the same file twice', async () => {
    const document = report({ ...sampleResults, notice: { en: 'Invented.' } }, sampleEvidence);
    const again = await htmlPage(document, { names: sampleNames, numeric: (code) => numeric[code], language: 'en' });
    expect(again === readFileSync(file, 'utf8')).toBe(true);
  });
});
