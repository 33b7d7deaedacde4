import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefFormats, downloaded, wordsOf } from '../e2e/brief-file.js';
import { opensBrowser } from '../e2e/browser.js';
import { smallServer } from '../e2e/small-study.js';

const kinds = ['vice-minister', 'corridor', 'committee', 'forum', 'project', 'mineral', 'shock'];

let server: Awaited<ReturnType<typeof smallServer>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([smallServer(), opensBrowser()]);
  page = await browser.newPage();
  page.setDefaultTimeout(300_000);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('every brief clicked on the page', () => {
  for (const kind of kinds)
    it.each(briefFormats)(`${kind} as %s`, async (format) => {
      await page.goto('about:blank');
      await page.goto(`${server.address}#/brief?lang=en&kind=${kind}&mineral=tin&measure=ban+IDN+->+*&months=6`);
      await page.getByLabel('Format').selectOption(format);
      await page.getByRole('button', { name: 'Write the brief' }).click();
      const { name, path } = await downloaded(page);
      expect(name).toMatch(new RegExp(`^${kind}.*\\.${format}$`));
      expect((await wordsOf(path, format)).length).toBeGreaterThan(500);
      const preview = page.getByRole('link', { name: 'Open it here' });
      expect(await preview.count()).toBe(format === 'docx' ? 0 : 1);
      if (format !== 'docx') expect(await preview.getAttribute('href')).toMatch(/^blob:/);
    });
});
