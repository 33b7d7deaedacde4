import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chartFaults, deadNumbers } from '../e2e/evidence.js';
import { Site } from '../e2e/site.js';
import type { Visitor } from '../e2e/visitor.js';

const site = new Site();

/** A page as it stands when nothing comes any more: a what-if has its draws. */
async function settled({ page }: Visitor, name: string): Promise<void> {
  if (name === 'what-if') await page.locator('.clock', { hasText: '400 of 400 draws' }).waitFor();
}
async function visitorAt(name: string, fields: Readonly<Record<string, string>> = {}): Promise<Visitor> {
  const someone = await site.visitor();
  await someone.open(name, 'en', fields);
  await settled(someone, name);
  await someone.whole();
  return someone;
}

/** What a view shows: its heading, the titles of its charts, and where its controls stand. */
const shown = (page: Page) =>
  page.evaluate(() => ({
    heading: document.querySelector('h1')!.textContent,
    charts: [...document.querySelectorAll('main figcaption strong')].map((title) => title.textContent),
    controls: [...document.querySelectorAll<HTMLInputElement>('main :is(select, input:not([type=file]))')].map(
      ({ value }) => value,
    ),
  }));

describe('evidence on the page', () => {
  it.each([
    ['where', {}, 1, 'dark'],
    ['mineral', {}, 3, 'light'],
    ['what-if', { mineral: 'tin', measure: 'ban IDN -> *', path: 'months', months: '2' }, 3, 'light'],
    ['project', { project: 'zuun-mod' }, 3, 'dark'],
    ['buyers', {}, 0, 'light'],
    ['agreements', {}, 0, 'light'],
    ['data', {}, 0, 'light'],
  ] as const)(
    '%s: charts and their files have all that a chart has, and numbers lead to their source in two clicks',
    async (name, fields, charts, colorScheme) => {
      const { page } = await visitorAt(name, fields);
      // a file is light, whatever the page is
      await page.emulateMedia({ colorScheme });
      expect(await page.locator('main figure:has(> figcaption)').count()).toBeGreaterThanOrEqual(charts);
      expect(await chartFaults(page)).toEqual([]);
      expect(await deadNumbers(page)).toEqual([]);
      await page.close();
    },
  );

  const moved: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['where', (page) => page.getByRole('slider').first().fill('3')],
    ['mineral', (page) => page.getByRole('combobox', { name: 'Mineral', exact: true }).selectOption('tin')],
    ['what-if', (page) => page.locator('fieldset select').first().selectOption('outage')],
    ['project', (page) => page.getByRole('combobox', { name: 'Which project' }).selectOption('zuun-mod')],
    ['buyers', (page) => page.getByRole('combobox', { name: 'Mineral' }).selectOption('tungsten')],
    ['agreements', (page) => page.getByLabel('As of').fill('2025-01-01')],
    ['brief', (page) => page.getByLabel('Kind').selectOption('mineral')],
  ];
  it.each(moved)('%s: the address holds the view that was made', async (name, move) => {
    const first = await visitorAt(name);
    const before = await shown(first.page);
    await move(first.page);
    await first.page.waitForFunction((hash) => !location.hash.endsWith(hash), `#/${name}?lang=en`);
    await settled(first, name);
    await first.whole();
    const made = await shown(first.page);
    expect(made).not.toEqual(before);
    const second = await site.visitor();
    await second.page.goto(first.page.url());
    await settled(second, name);
    await second.whole();
    await second.page.waitForFunction(
      (count) => document.querySelectorAll('main figcaption').length === count,
      made.charts.length,
    );
    expect(await shown(second.page)).toEqual(made);
    await first.page.close();
    await second.page.close();
  });
});
