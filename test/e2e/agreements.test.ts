import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { Visitor, Watch } from './visitor.js';

let server: Served;
let browser: Browser;
let visitor: Visitor;
const watch = new Watch();

beforeAll(async () => {
  [server, browser] = await Promise.all([served(), opensBrowser()]);
  visitor = await Visitor.of(browser, server.address, watch);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page of agreements', () => {
  it('shows every rung of the ladder, those that nobody has reached too, and leads from a rung to its agreements', async () => {
    await visitor.open('agreements', 'en', { date: '2026-06-30' });
    const { page } = visitor;
    const rungs = await page.getByRole('list', { name: 'Agreements by stage' }).locator('li').allTextContents();
    expect(rungs).toHaveLength(9);
    expect(rungs.map((rung) => rung.trim())).toEqual(expect.arrayContaining(['0 offtake', '0 delivering']));
    const counted = rungs.reduce((sum, rung) => sum + Number(/\d+/.exec(rung)![0]), 0);
    expect(await page.locator('article').count()).toBe(counted);
    await page.getByRole('button', { name: /memorandum$/ }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('stage-memorandum');
  });
  it('rings what is late first, with its day and owner, and leads to it', async () => {
    const { page } = visitor;
    const alarms = page.locator('section', { has: page.getByRole('heading', { name: 'Alarms' }) });
    expect(await alarms.locator('summary').first().textContent()).toMatch(/^overdue \(1\)/);
    const late = alarms.locator('li').first();
    expect(await late.textContent()).toMatch(/30 November 2025\. owner: Korea Institute of Geoscience/);
    await late.getByRole('button').click();
    const card = page.locator('article:focus');
    expect(await card.textContent()).toMatch(/overdue: 30 November 2025, Equipment in operation/);
  });
  it('draws the agreements over time: how many are quiet, and each with its days in the table behind', async () => {
    const { page } = visitor;
    const figure = page.locator('figure');
    expect(await figure.locator('strong').first().textContent()).toMatch(/^\d+ of \d+ agreements show no evidence/);
    await figure.locator('summary').click();
    await figure.locator('tbody tr').first().waitFor();
    expect(await figure.locator('tbody tr').count()).toBe(await page.locator('article').count());
    expect(await figure.locator('svg circle[stroke="var(--more)"]').count()).toBe(1);
  });
  it('says notes in the language of the page, and what to do where nothing is entered yet', async () => {
    await visitor.open('agreements', 'mn', { date: '2026-06-30' });
    expect(await visitor.page.locator('article p[lang=en]').count()).toBe(0);
    await visitor.open('agreements', 'mn', { date: '2000-01-01' });
    await visitor.page.getByText('бүртгэсэн тохиролцоо алга').waitFor();
    expect(await visitor.violations('light')).toEqual([]);
  });
  it('fits a phone: captions stay in sight, and a table of many words is wide before it is tall', async () => {
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await visitor.open('data', 'mn');
    const seen = await visitor.page.evaluate(() => ({
      captions: [...document.querySelectorAll('caption')].map((one) => one.getBoundingClientRect().right),
      rows: [...document.querySelectorAll('table')[0]!.querySelectorAll('tbody tr')].map(
        (row) => (row as HTMLElement).offsetHeight,
      ),
      wider: document.documentElement.scrollWidth - innerWidth,
    }));
    expect(Math.max(...seen.captions)).toBeLessThanOrEqual(390);
    expect(Math.max(...seen.rows)).toBeLessThan(260);
    expect(seen.wider).toBe(0);
  });
  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
