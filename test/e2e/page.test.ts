import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

  it('asked no other machine and met no error', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
