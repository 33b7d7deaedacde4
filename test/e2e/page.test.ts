import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { Visitor, Watch } from './visitor.js';

const pages = 'where mineral what-if project plan buyers agreements brief data accessibility'.split(' ');
/** Each page is opened side by side on a desk in light in every language, and on a phone in the dark. */
const desks = ['en', 'ko', 'mn'] as const;
const phoneLanguage = 'ko';
const phone = { width: 390, height: 844 };
/** Written the same in every language: the product, kinds of files, units, indices, programmes, companies and sites by their name. */
const same =
  /Lodeward|SVG|PNG|CSV|PDF|DOCX|HTML|XLSX|USD(\/t)?|KRW|MNT|GeoPolRisk|HHI|AETR|CVaR|KOMIS|KOMIR|MinDex|MOI|USGS|English|FOB|CIF|MOU|JOGMEC|KOMIR|Bor-undur|kWh|NMC|LFP/;

let server: Served;
let browser: Browser;
const watch = new Watch();
const visitors = new Map<string, Visitor>();
let onPhone: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([served(), opensBrowser()]);
  const context = await Visitor.context(browser);
  for (const language of desks) visitors.set(language, await Visitor.of(context, server.address, watch));
  onPhone = await Visitor.of(context, server.address, watch);
  await onPhone.page.setViewportSize(phone);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page in a browser', () => {
  for (const name of pages) {
    it(`${name}: its own words in each language, nothing jumps, nothing that axe finds, no wider than a phone`, async () => {
      const seen = desks.map(async (language) => {
        const visitor = visitors.get(language)!;
        const heading = await visitor.open(name, language);
        const foreign = language === 'en' ? [] : [...(await visitor.latin(same)), ...(await visitor.quoted())];
        return { heading, foreign, moved: await visitor.moved(), found: await visitor.violations('light') };
      });
      const small = async () => {
        await onPhone.open(name, phoneLanguage);
        const wider = await onPhone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        return { wider, moved: await onPhone.moved(), found: await onPhone.violations('dark') };
      };
      const [inHand, ...onDesks] = await Promise.all([small(), ...seen]);
      for (const [k, { found, foreign, moved, heading }] of onDesks.entries()) {
        expect(found, `${name} ${desks[k]}`).toEqual([]);
        expect(foreign, `${name} ${desks[k]}`).toEqual([]);
        expect(moved, `layout shift of ${name} in ${desks[k]}`).toBeLessThan(0.01);
        expect(heading).not.toBe('');
      }
      expect(inHand.found, `${name} on a phone`).toEqual([]);
      expect(inHand.wider, `${name} on a phone`).toBe(0);
      expect(inHand.moved, `layout shift of ${name} on a phone`).toBeLessThan(0.01);
      if (name !== 'mineral') expect(new Set(onDesks.map(({ heading }) => heading)).size).toBe(3);
    });
  }

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

  it('lets a browser keep what is named by its digest, and nothing else', async () => {
    const home = await fetch(server.address);
    const script = /\/assets\/[^"]+\.js/.exec(await home.text())![0];
    const kept = (await fetch(new URL(script, server.address))).headers.get('cache-control');
    expect([kept, home.headers.get('cache-control')]).toEqual(['public, max-age=31536000, immutable', 'no-cache']);
  });

  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
