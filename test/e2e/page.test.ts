import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { Visitor, Watch } from './visitor.js';

const pages = 'where mineral what-if project plan buyers agreements brief data'.split(' ');
const languages = ['en', 'ko', 'mn'] as const;
/** Written the same in every language: the product, kinds of files, units, indices, programmes, companies and sites by their name. */
const same =
  /Lodeward|SVG|PNG|CSV|PDF|DOCX|HTML|XLSX|USD(\/t)?|KRW|MNT|GeoPolRisk|HHI|AETR|CVaR|KOMIS|KOMIR|MinDex|MOI|USGS|English|FOB|CIF|MOU|JOGMEC|KOMIR|Bor-undur/;

let server: Served;
let browser: Browser;
const watch = new Watch();
const visitors = new Map<string, Visitor>();
let phone: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([served(), opensBrowser()]);
  for (const language of languages) visitors.set(language, await Visitor.of(browser, server.address, watch));
  phone = await Visitor.of(browser, server.address, watch, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page in a browser', () => {
  for (const name of pages) {
    it(`${name}: its own words in each language, nothing jumps, nothing that axe finds`, async () => {
      const seen = await Promise.all(
        languages.map(async (language) => {
          const visitor = visitors.get(language)!;
          const heading = await visitor.open(name, language);
          const moved = await visitor.moved();
          const found = [...(await visitor.violations('light')), ...(await visitor.violations('dark'))];
          const foreign = language === 'en' ? [] : [...(await visitor.latin(same)), ...(await visitor.quoted())];
          return { language, heading, moved, found, foreign };
        }),
      );
      for (const { language, heading, moved, found, foreign } of seen) {
        expect(found, `${name} ${language}`).toEqual([]);
        expect(foreign, `${name} ${language}`).toEqual([]);
        expect(moved, `layout shift of ${name} in ${language}`).toBeLessThan(0.01);
        expect(heading).not.toBe('');
      }
      if (name !== 'mineral') expect(new Set(seen.map(({ heading }) => heading)).size).toBe(3);
    });
  }

  it('on a phone no page is wider than the screen, nothing jumps, and axe finds nothing', async () => {
    for (const name of pages) {
      await phone.open(name, 'ko');
      expect(await phone.moved(), `layout shift of ${name}`).toBeLessThan(0.01);
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
      expect(await phone.violations('light'), name).toEqual([]);
    }
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
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
