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

const grammar = () => page.locator('form > label input.grammar');
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

  it('says that an answer is on its way when it is long in coming', async () => {
    const slow = await browser.newPage();
    await slow.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (this: Worker, message: { kind: string }) {
        setTimeout(() => post.call(this, message), message.kind === 'solve' ? 800 : 0);
      };
    });
    await slow.goto(`${server.address}#/what-if?lang=en&mineral=tin&measure=outage+30%25+CHN`);
    await slow.locator('path.flow').first().waitFor();
    await slow.locator('fieldset input[type=range]').first().fill('50');
    await slow.locator('.answer[aria-busy=true]').waitFor();
    await slow.locator('.answer[aria-busy=false]').waitFor();
    await slow.close();
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

  it('keeps a text that cannot be read beside what is wrong with it, and a measure that is added leaves it alone', async () => {
    const unread = 'ban CHN => *';
    await asked(`outage 40% IDN + ${unread}`, 'mineral=tin');
    const field = page.getByLabel('A measure that could not be read');
    await field.waitFor();
    expect(await field.inputValue()).toBe(unread);
    expect(await page.locator('fieldset select').first().inputValue()).toBe('outage');
    const told = await field.getAttribute('aria-describedby');
    expect(await page.locator(`#${told}`).textContent()).toContain('cannot be read from here on: => *');
    await page.getByRole('button', { name: 'Add a measure' }).click();
    expect(await grammar().inputValue()).toMatch(/^outage 40% IDN \+ ban CHN => \* \+ release \d+ t KOR$/);
    await field.fill('ban CHN -> *');
    await field.press('Enter');
    await answered();
    expect(await page.locator('fieldset').count()).toBe(3);
  });

  it('says the sentence aloud when the sliders rest and when every draw has come, and no more', async () => {
    await asked('outage 30% IDN', 'mineral=tin');
    await answered();
    // the first question has been said to its end
    await page.locator('.clock', { hasText: '400 of 400 draws' }).waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector('.headline .lead')?.textContent ===
        document.querySelector('.headline [aria-live=polite]')?.textContent,
    );
    await page.evaluate(() => {
      const live = () => document.querySelector('.headline [aria-live=polite]')?.textContent;
      let before = live();
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      new MutationObserver(() => {
        const said = live();
        if (said && said !== before) heard.push(said);
        before = said;
      }).observe(document.querySelector('.split')!, { subtree: true, childList: true, characterData: true });
    });
    await slider().evaluate((element: HTMLInputElement) => {
      for (const share of ['40', '50', '60']) {
        element.value = share;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await answered();
    await page.locator('.clock', { hasText: '400 of 400 draws' }).waitFor();
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    const sentence = (await page.locator('.headline .lead').textContent())!;
    await page.waitForFunction(
      (last) => (globalThis as unknown as { heard: string[] }).heard.at(-1) === last,
      sentence,
    );
    expect((await heard()).length).toBeLessThanOrEqual(2);
    expect(sentence).toMatch(/\d–[\d.]+ k?t less tin/);
  });

  it('names every control to a screen reader: sliders by what they set, with the value in words', async () => {
    await asked('quota 40000 t/y IDN -> *', 'mineral=tin');
    await answered();
    const tonnes = page.getByRole('slider', { name: 'Tonnes a year', exact: true });
    expect(await tonnes.getAttribute('aria-valuetext')).toBe('40.0 kt');
    await page.getByRole('slider', { name: 'Months in force', exact: true }).waitFor();
    const nameless = await page.locator('main').ariaSnapshot();
    expect(nameless).not.toMatch(/- (slider|combobox|textbox|button|checkbox)(?! ")/);
  });

  it('tells what a seller loses, of the country that is chosen', async () => {
    await asked('ban IDN -> *', 'mineral=tin');
    const side = page.locator('section', { hasText: 'What it means for a country that sells' });
    await side.getByLabel('Seller').selectOption('IDN');
    await side.getByText(/^Indonesia: sells .* less tin abroad/).waitFor();
    expect(page.url()).toContain('ban+IDN');
    await page.waitForFunction(() => location.hash.includes('seller=IDN'));
  });

  it('on a phone the answer stands first, the form unfolds under it, and the sentence stays in sight of its sliders', async () => {
    const phone = await Visitor.of(browser, server.address, watch);
    await phone.page.setViewportSize({ width: 390, height: 700 });
    await phone.open('what-if', 'mn', { mineral: 'tin', measure: 'outage 40% IDN' });
    const cards = phone.page.locator('.card').first();
    await cards.waitFor();
    expect((await cards.boundingBox())!.y).toBeLessThan(700);
    const here = (await phone.page.locator('nav a[aria-current=page]').boundingBox())!;
    expect([here.x > 0, here.x + here.width < 390]).toEqual([true, true]);
    await phone.page.locator('.form > summary').click();
    const months = phone.page.locator('form > label input[type=range]').last();
    await months.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const sentence = phone.page.locator('.headline .lead');
    const { y, height } = (await sentence.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThan((await months.boundingBox())!.y);
    const before = await sentence.textContent();
    await months.fill('3');
    await phone.page.waitForFunction((text) => document.querySelector('.headline .lead')?.textContent !== text, before);
    await phone.page.close();
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

  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
