import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const clock = () => page.locator('[data-solve-ms]');
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('the what-if page', () => {
  it('solves every move of the slider, moves bars and map with it, and draws once it rests', async () => {
    await page.goto(`${server.address}#/what-if?lang=en&mineral=tin&measure=outage+30%25+CHN`);
    await clock().waitFor();
    const shown = () =>
      page.evaluate(() => ({
        tonnes: document.querySelector('.cards strong')!.textContent,
        bars: [...document.querySelectorAll('figure svg rect')].map((bar) => bar.getAttribute('width')).join(),
        map: [...document.querySelectorAll('path.flow')].map((flow) => flow.getAttribute('stroke-width')).join(),
      }));
    const [solved, painted]: [number[], number[]] = [[], []];
    await page.locator('path.flow').first().waitFor();
    let before = await shown();
    for (const share of ['50', '60', '70', '80', '90']) {
      const asked = await clock().getAttribute('data-solved');
      const paint = await clock().getAttribute('data-paint-ms');
      await page.locator('input[type=range]').first().fill(share);
      await page.waitForFunction(
        ([number, time, tonnes]) => {
          const data = document.querySelector<HTMLElement>('[data-solve-ms]')?.dataset;
          const changed = document.querySelector('.cards strong')?.textContent !== tonnes;
          return data?.['solved'] !== number && data?.['paintMs'] !== time && changed;
        },
        [asked, paint, before.tonnes],
      );
      const after = await shown();
      expect(after.tonnes).not.toBe(before.tonnes);
      expect(after.bars).not.toBe(before.bars);
      expect(after.map).not.toBe(before.map);
      before = after;
      solved.push(Number(await clock().getAttribute('data-solve-ms')));
      painted.push(Number(await clock().getAttribute('data-paint-ms')));
    }
    process.stdout.write(
      `slider, ms by the browser's clock: solved ${solved.map((t) => t.toFixed(1)).join(', ')}; from the move to the frame, median ${middle(painted).toFixed(0)}\n`,
    );
    await page.getByText('400 of 400 draws').waitFor();
    expect(await page.locator('.card').first().textContent()).toMatch(/90% interval/);
    expect(await page.locator('figure svg path.whisker').count()).toBeGreaterThan(2);
  });

  it('answers the last of many moves that come faster than it solves', async () => {
    await page.goto(`${server.address}#/what-if?lang=en&mineral=copper&measure=outage+10%25+CHL`);
    await clock().waitFor();
    await page.evaluate(() => {
      const slider = document.querySelector<HTMLInputElement>('input[type=range]')!;
      for (let share = 11; share <= 90; share++) {
        slider.value = String(share);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await page.waitForFunction(() => location.hash.includes('outage+90%25+CHL'));
    await page.waitForFunction(() => document.querySelector('form code')?.textContent === 'outage 90% CHL');
    const last = await page.locator('[data-asked]').getAttribute('data-asked');
    await page.waitForFunction(
      (number) => document.querySelector<HTMLElement>('[data-solve-ms]')?.dataset['solved'] === number,
      last,
    );
  });

  it('leads every number to its source row in two clicks', async () => {
    await page.goto(`${server.address}#/what-if?lang=en&mineral=tin&measure=ban+IDN+-%3E+*`);
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
    await page.goto(`${server.address}#/what-if?lang=en&mineral=tin`);
    const choose = async (text: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'scenario.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(text),
      });
    await clock().waitFor();
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

  it('asked no other machine and met no error', () => {
    expect(watch.elsewhere).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});
