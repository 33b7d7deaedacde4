import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhatIf } from '../../src/answers/index.js';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { Visitor, Watch } from './visitor.js';

let server: Served;
let browser: Browser;
let page: Page;
const watch = new Watch();

beforeAll(async () => {
  [server, browser] = await Promise.all([served(), opensBrowser()]);
  ({ page } = await Visitor.of(browser, server.address, watch));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const grammar = () => page.locator('input.grammar');
const slider = () => page.locator('fieldset input[type=range]').first();
const asked = (measure: string, besides = '') =>
  page.goto(`${server.address}#/what-if?lang=en&${besides}&measure=${encodeURIComponent(measure)}`);
/** The newest question has its answer. */
const answered = () =>
  page.waitForFunction(() => {
    const newest = document.querySelector<HTMLElement>('[data-asked]')?.dataset['asked'];
    return newest !== '0' && document.querySelector<HTMLElement>('[data-solve-ms]')?.dataset['solved'] === newest;
  });
/** What `shock run` says of as many draws as the page makes: the page asks it for its industries. */
const toldByServer = async (): Promise<WhatIf> => {
  const whole = (body: string | null) => JSON.parse(body ?? '{}').draws === 400;
  const response = await page.waitForResponse(
    (one) => one.url().includes('/shocks') && whole(one.request().postData()),
  );
  return response.json();
};
/** A chart's numbers as a file. */
async function csv(figure: string): Promise<string[][]> {
  const download = page.waitForEvent('download');
  await page.locator('figure', { hasText: figure }).getByRole('button', { name: 'CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

describe('the what-if page', () => {
  it('solves every move of the slider, moves bars and map with it, and answers the last of many', async () => {
    await asked('outage 30% CHN', 'mineral=tin');
    await page.locator('path.flow').first().waitFor();
    const shown = () =>
      page.evaluate(() => ({
        tonnes: document.querySelector('.cards strong')!.textContent,
        bars: [...document.querySelectorAll('figure svg rect')].map((bar) => bar.getAttribute('width')).join(),
        map: [...document.querySelectorAll('path.flow')].map((flow) => flow.getAttribute('stroke-width')).join(),
      }));
    await answered();
    let before = await shown();
    for (const share of ['50', '70', '90']) {
      await slider().fill(share);
      await answered();
      const after = await shown();
      for (const part of ['tonnes', 'bars', 'map'] as const) expect(after[part], part).not.toBe(before[part]);
      before = after;
    }
    await slider().evaluate((element: HTMLInputElement) => {
      for (let share = 11; share <= 60; share++) {
        element.value = String(share);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await page.waitForFunction(() => location.hash.includes('outage+60%25+CHN'));
    expect(await grammar().inputValue()).toBe('outage 60% CHN');
    await answered();
  });

  it('has the numbers of `shock run` for its seed and draws, and those of every month of a path', async () => {
    const seen = toldByServer();
    await asked('ban IDN -> *', 'mineral=tin');
    await page.locator('.clock', { hasText: '400 of 400 draws' }).waitFor();
    const told = await seen;
    const rows = await csv('Who sells to the importer');
    expect(rows.length).toBeGreaterThan(3);
    const same = (text: string | undefined, value: number) =>
      Math.abs(Number(text) - value) <= 1e-9 * Math.max(1, Math.abs(value));
    for (const [seller, , , p05, p95] of rows)
      expect(
        told.replacement.some(({ tonnesAfter: after }) => same(p05, after.p05) && same(p95, after.p95)),
        `${seller}: ${p05} to ${p95} t`,
      ).toBe(true);
    expect(await page.locator('.card').first().textContent()).toMatch(/90% interval/);
    const path = toldByServer();
    await asked('ban IDN -> *', 'mineral=tin&path=months&months=2');
    await page.locator('figure svg path[aria-label], figure .box svg').first().waitFor();
    const byMonth = (await path).byMonth as readonly { readonly tonnes: { p05: number; p50: number; p95: number } }[];
    await page.locator('.clock', { hasText: '400 of 400 draws' }).waitFor();
    const months = await csv('a month less than');
    expect(months).toHaveLength(2);
    months.forEach(([, p05, p50, p95], k) => {
      const { tonnes } = byMonth[k]!;
      expect([same(p05, tonnes.p05), same(p50, tonnes.p50), same(p95, tonnes.p95)], `month ${k}`).toEqual([
        true,
        true,
        true,
      ]);
    });
  });

  it('builds every measure of the grammar by keyboard, joins two by mouse, and the address restores them', async () => {
    await asked('ban CHL -> *', 'mineral=molybdenum');
    await answered();
    const kind = page.locator('fieldset select').first();
    const found = [await grammar().inputValue()];
    await kind.focus();
    const kinds = await kind.locator('option').count();
    for (let k = 1; k < kinds; k++) {
      await page.keyboard.press('ArrowDown');
      found.push(await grammar().inputValue());
    }
    expect(found.map((text) => text.split(' ')[0])).toEqual(
      'ban quota duty licence outage close stock release commit announce inforce suspend expire'.split(' '),
    );
    // an end without a beginning is told in words
    await page.getByRole('alert').getByText('needs a beginning', { exact: false }).waitFor();
    await kind.selectOption('close');
    await page.getByRole('button', { name: 'Add a measure' }).click();
    await slider().focus();
    await page.keyboard.press('ArrowRight');
    await answered();
    const built = await grammar().inputValue();
    expect(built).toMatch(/^close mng-chn \+ release \d+ t KOR$/);
    const [amount] = built.match(/\d+/)!;
    await page.waitForFunction((text) => location.hash.includes(text), amount);
    await page.reload();
    await answered();
    expect(await grammar().inputValue()).toBe(built);
    expect(await page.locator('fieldset').count()).toBe(2);
    // ways round the closed route, with their cost
    await page.locator('section tbody tr', { hasText: 'Sukhbaatar' }).first().waitFor();
    await grammar().fill('ban CHN -> * + outage 400% CHL');
    await grammar().press('Enter');
    await page.getByRole('alert').getByText('cannot be read', { exact: false }).waitFor();
  });

  it('leads every number to its source row in two clicks', async () => {
    await asked('ban IDN -> *', 'mineral=tin');
    await page.locator('.card strong button').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Solved by the market model').waitFor();
    await panel.getByText('substitution between sellers', { exact: false }).first().waitFor();
    await panel.locator('ul ul button').first().click();
    await panel.getByText('Publisher', { exact: true }).waitFor();
    expect(await panel.locator('dd').nth(1).textContent()).not.toContain('Lodeward');
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Numbers behind this chart').first().click();
    await page.locator('figure td button').first().click();
    await panel.getByText('Publisher', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  it('a scenario comes in as a file, and a bad one changes nothing', async () => {
    const choose = async (text: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'scenario.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(text),
      });
    await choose('format: lodeward-scenario/1\nmineral: tin\nimporter: JPN\npath: days\n');
    const refused = page.getByRole('alert').locator('li');
    await refused.first().waitFor();
    expect(await refused.allTextContents()).toEqual(['measure: text', 'months: text', 'path: months']);
    expect(page.url()).not.toContain('JPN');
    const scenario = { mineral: 'tin', importer: 'JPN', measure: 'ban IDN -> *', months: '6', path: 'months' };
    await choose(JSON.stringify({ format: 'lodeward-scenario/1', ...scenario }));
    await page.waitForFunction(() => location.hash.includes('importer=JPN') && location.hash.includes('path=months'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the scenario' }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(saved).toEqual({ format: 'lodeward-scenario/1', ...scenario });
  });

  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
