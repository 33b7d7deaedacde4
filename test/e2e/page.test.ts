import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../machine.js';
import { type Served, served } from './served.js';

const pages = 'where mineral what-if project plan buyers agreements brief data start'.split(' ');
const languages = ['en', 'ko', 'mn'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: Served;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const elsewhere: string[] = [];

beforeAll(async () => {
  server = await served();
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !/^(data|blob):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await page.addInitScript(axe);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function opened(name: string, language: string): Promise<string> {
  await page.goto(`${server.address}#/${name}?lang=${language}`);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
  if (name !== 'start') await page.waitForFunction(() => !document.querySelector('.skeleton'));
  await page.waitForFunction(() => [...document.querySelectorAll('.box')].every((box) => box.firstElementChild));
  return (await page.locator('h1').first().textContent()) ?? '';
}

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Everything in light; in dark only what colours change. */
async function violations(dark: boolean): Promise<string[]> {
  const found = await page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } };
      return (await axe.run(options)).violations;
    },
    dark ? { runOnly: ['color-contrast'] } : {},
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`);
}

describe('the page in a browser', () => {
  for (const name of pages) {
    it(`${name}: its own heading in each language, nothing that axe finds in light and dark`, async () => {
      const headings = new Set<string>();
      for (const language of languages) {
        headings.add(await opened(name, language));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await violations(colorScheme === 'dark'), `${name} ${language} ${colorScheme}`).toEqual([]);
        }
      }
      if (name !== 'mineral') expect(headings.size).toBe(3);
      expect(headings.has('')).toBe(false);
    });
  }

  it('a moved slider is solved again in the page', async () => {
    await page.goto(`${server.address}#/what-if?lang=en&mineral=tin&measure=outage+30%25+CHN`);
    const solved = page.locator('[data-solve-ms]');
    await solved.waitFor();
    const lost = page.locator('.cards strong').first();
    const before = await lost.textContent();
    const times: number[] = [];
    for (const share of ['50', '70', '90']) {
      await page.locator('input[type=range]').first().fill(share);
      await page.waitForFunction((text) => document.querySelector('.cards strong')?.textContent !== text, before);
      times.push(Number(await solved.getAttribute('data-solve-ms')));
    }
    process.stdout.write(`slider re-solve, ms by the page's clock: ${times.map((t) => t.toFixed(1)).join(', ')}\n`);
    expect(await lost.textContent()).not.toBe(before);
  });

  it('a scenario comes in as a file, and a bad one changes nothing', async () => {
    await page.goto(`${server.address}#/what-if?lang=en&mineral=tin`);
    const choose = async (text: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'scenario.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(text),
      });
    await page.locator('[data-solve-ms]').waitFor();
    await choose('format: lodeward-scenario/1\nmineral: tin\nimporter: JPN\n');
    const refused = page.getByRole('alert').locator('li');
    await refused.first().waitFor();
    expect(await refused.allTextContents()).toEqual(['measure: text', 'months: text']);
    expect(page.url()).not.toContain('JPN');
    await choose('format: lodeward-scenario/1\nmineral: tin\nimporter: JPN\nmeasure: ban IDN -> *\nmonths: 6\n');
    await page.waitForFunction(() => location.hash.includes('importer=JPN') && location.hash.includes('months=6'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the scenario' }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(saved).toEqual({
      format: 'lodeward-scenario/1',
      mineral: 'tin',
      importer: 'JPN',
      measure: 'ban IDN -> *',
      months: '6',
    });
  });

  it('on a phone no page is wider than the screen, and axe finds nothing', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const wide: string[] = [];
    for (const name of pages) {
      await opened(name, 'ko');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${name}: ${over} px`);
      expect(await violations(false), name).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(wide).toEqual([]);
  });

  it('loads less than 300 kB of compressed script before the first chart', async () => {
    const fresh = await browser.newPage();
    const scripts: Promise<number>[] = [];
    fresh.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body().then((bytes) => gzipSync(bytes).length));
    });
    await fresh.goto(`${server.address}#/agreements?lang=mn`);
    await fresh.locator('article').first().waitFor();
    const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
    await fresh.close();
    expect(scripts.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThan(300_000);
  });

  it('asked no other machine and met no error', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
