import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloaded, wordsOf } from './brief-file.js';
import { opensBrowser } from './browser.js';
import { chartFaults, deadNumbers } from './evidence.js';
import { smallServer } from './small-study.js';
import { Visitor, Watch } from './visitor.js';

let server: Awaited<ReturnType<typeof smallServer>>;
let browser: Browser;
let visitor: Visitor;
const watch = new Watch();
const runs: string[] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([smallServer(), opensBrowser()]);
  visitor = await Visitor.of(browser, server.address, watch);
  visitor.page.on('request', (request) => {
    if (request.method() === 'POST') runs.push(request.url());
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const questions = ['worst', 'joint', 'partner', 'agreements', 'project', 'plan', 'unknown'].map(
  (id) => `section-${id}`,
);
const whole = { start: '#section-unknown', plan: 'main .lead' };

describe('the overview', () => {
  it('of a study that has not run shows how far the run is and what rests on no draws, then the questions in their order', async () => {
    const { page } = visitor;
    await page.goto(`${server.address}#/start?lang=en`);
    await page.locator('progress').waitFor();
    await page.locator('#section-partner').waitFor();
    await page.locator(whole.start).waitFor({ timeout: 100_000 });
    const sections = page.locator('main section');
    expect(await sections.evaluateAll((all) => all.map((one) => one.getAttribute('aria-labelledby')))).toEqual(
      questions,
    );
    expect(runs).toHaveLength(1);
  });
  it('is there at once when the page is opened again, and the plan with it', async () => {
    for (const name of ['start', 'plan'] as const) {
      await visitor.open(name, 'en');
      await visitor.page.locator(whole[name]).waitFor();
      expect(await visitor.page.locator('main table').count()).toBeGreaterThan(0);
    }
    expect(runs).toHaveLength(1);
  });
  it.each(['start', 'plan'] as const)('%s, finished, has nothing that axe finds, and fits a phone', async (name) => {
    for (const language of ['en', 'ko', 'mn']) {
      await visitor.open(name, language);
      await visitor.page.locator(whole[name]).waitFor();
      if (name === 'start') {
        await visitor.page.locator('main > details > summary').click();
        await visitor.page.locator('#section-year').waitFor();
      }
      expect(
        [...(await visitor.violations('light')), ...(await visitor.violations('dark', 'colours'))],
        language,
      ).toEqual([]);
      await visitor.page.setViewportSize({ width: 390, height: 844 });
      await visitor.page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
      await visitor.page.setViewportSize({ width: 1280, height: 900 });
    }
  });
  it('and the plan have charts with all that a chart has, and numbers that lead to their source in two clicks', async () => {
    const { page } = visitor;
    const charts = { start: 3, plan: 1 };
    for (const name of ['start', 'plan'] as const) {
      await visitor.open(name, 'en', { whole: 'yes' });
      await page.locator(whole[name]).waitFor();
      if (name === 'start') await page.locator('#section-year').waitFor();
      await visitor.whole();
      expect(await page.locator('main figure:has(> figcaption)').count(), name).toBe(charts[name]);
      expect(await chartFaults(page)).toEqual([]);
      expect(await deadNumbers(page)).toEqual([]);
    }
  });
  it('is opened by its address as it was left, and so is a plan under another budget', async () => {
    const { page } = visitor;
    await visitor.open('start', 'en');
    await page.locator('main > details > summary').click();
    await page.waitForFunction(() => location.hash.includes('whole=yes'));
    await visitor.open('plan', 'en');
    await page.getByRole('spinbutton').fill('0');
    await page.getByRole('button', { name: 'Find the best plan' }).click();
    await page.waitForFunction(() => location.hash.includes('budget=0'));
    await page.reload();
    await page.locator('main .lead', { hasText: '₩0' }).waitFor();
    expect(await page.getByRole('spinbutton').inputValue()).toBe('0');
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });
  it.each([
    ['vice-minister', 'pdf'],
    ['corridor', 'docx'],
    ['mineral', 'html'],
  ] as const)('hands out a brief (%s) that opens as %s', async (kind, format) => {
    const { page } = visitor;
    await visitor.open(`brief`, 'en', { kind, mineral: 'tin' });
    await page.getByLabel('Format').selectOption(format);
    await page.getByRole('button', { name: 'Write the brief' }).click();
    const { name, path } = await downloaded(page);
    expect(name).toMatch(new RegExp(`^${kind}.*\\.${format}$`));
    expect(await wordsOf(path, format)).toMatch(/tin/i);
  });
  it.each([
    ['en', 'by mouse', /\btin\b/i],
    ['ko', 'by keyboard', /주석.*부족량/s],
    ['mn', 'by mouse', /цагаан тугалга/i],
  ] as const)(
    'leads a first-time visitor to a brief in hand (%s, %s) in fewer than ten steps',
    async (language, way, words) => {
      const { page } = visitor;
      let steps = 0;
      const press = async (target: Locator) => {
        steps += 1;
        await (way === 'by mouse' ? target.click() : visitor.enter(target));
      };
      const main = page.locator('main');
      await visitor.open('start', language);
      await press(main.locator('a[href^="#/where"]').first());
      await press(main.locator('tbody a[href*="mineral=tin&"], tbody a[href$="mineral=tin"]').first());
      // a page begins at its top
      await page.waitForFunction(() => location.hash.startsWith('#/mineral') && scrollY === 0);
      await press(main.locator('a[href^="#/brief"]').first());
      await press(main.locator('form button.primary'));
      const { name, path } = await downloaded(page, press);
      expect(steps).toBeLessThan(10);
      expect(name).toMatch(new RegExp(`^mineral.*${language}.*\\.pdf$`));
      expect(await wordsOf(path, 'pdf')).toMatch(words);
    },
  );
  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints.filter((one) => !/409/.test(one))).toEqual([]);
  });
});
