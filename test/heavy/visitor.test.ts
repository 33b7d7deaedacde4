import { type Browser, chromium, type Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Served, served } from '../e2e/served.js';
import { chromiumPath } from '../machine.js';

let server: Served;
let browser: Browser;
beforeAll(async () => {
  server = await served();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('leads from "which mineral worries Korea" to a brief on disk in less than ten clicks', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}#/start?lang=en`);
  let clicks = 0;
  const click = async (locator: Locator) => {
    clicks++;
    await locator.click();
  };
  await click(page.getByRole('link', { name: 'Where to look' }));
  await click(page.locator('tbody th a', { hasText: 'Natural graphite' }).first());
  await click(page.getByRole('link', { name: 'What if →' }));
  await click(page.getByRole('link', { name: 'A note on this to hand out →' }));
  await page.getByLabel('Format').selectOption('html');
  await click(page.getByRole('button', { name: 'Write the brief' }));
  await page.getByRole('button', { name: 'Download' }).waitFor({ timeout: 600_000 });
  const download = page.waitForEvent('download');
  await click(page.getByRole('button', { name: 'Download' }));
  expect((await download).suggestedFilename()).toMatch(/^shock.*\.html$/);
  expect(clicks + 2).toBeLessThan(10);
});
