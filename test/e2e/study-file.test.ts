import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyTexts } from '../../src/node/index.js';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { measures, small } from './small-study.js';

let server: Served;
let browser: Browser;
let page: Page;
let texts: Readonly<Record<string, string>>;
beforeAll(async () => {
  const example = Object.fromEntries(await studyTexts(new URL('../../studies/example', import.meta.url).pathname));
  texts = { ...example, 'study.yaml': small(example['study.yaml']!), 'measures.yaml': measures };
  server = await served();
  browser = await opensBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(100_000);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** As an archive program packs a folder. */
const zipped = (files: Readonly<Record<string, string>>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [`my-study/${path}`, strToU8(text)]))),
  );
const handIn = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
async function handedOut(button: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path());
}
const own = 'This page tells of the study that was handed in here.';
const taken = (on: Page) => on.getByText(/: no problems; \d+ minerals/);

describe("a study of one's own on the page", () => {
  it('is refused with every problem at once, each with its file and line, and nothing is taken', async () => {
    await page.goto(`${server.address}#/data?lang=en`);
    const study = texts['study.yaml']!.replace(/^draws: .*$/m, 'draws: many').replace(
      /^importer: .*$/m,
      'importer: Korea',
    );
    await handIn('bad.zip', zipped({ ...texts, 'study.yaml': study, 'events.yaml': 'format: lodeward-events/9\n' }));
    const problems = page.getByRole('alert').locator('li');
    await problems.nth(2).waitFor();
    const said = await problems.allTextContents();
    expect(said.filter((one) => /^study\.yaml:\d+ (draws|importer): /.test(one))).toHaveLength(2);
    expect(said.filter((one) => /^events\.yaml/.test(one)).length).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: /^Run it/ }).count()).toBe(0);
  });
  it('says that a file is no archive', async () => {
    await handIn('bad.zip', Buffer.from('no archive'));
    await page
      .getByRole('alert')
      .getByText(/^bad\.zip: /)
      .waitFor();
  });
  it('says in the language of the page what is wrong with a file that is no text or too large, in which part of it', async () => {
    const said = async (name: string, buffer: Buffer) => {
      await handIn(name, buffer);
      const told = page
        .getByRole('alert')
        .locator('li', { hasText: new RegExp(`^${name.replace('.', '\\.')}|^events`) });
      await told.first().waitFor();
      return told.first().textContent();
    };
    await page.goto(`${server.address}#/data?lang=mn`);
    await page.waitForFunction(() => document.documentElement.lang === 'mn');
    const binary = zipSync({ 'study.yaml': strToU8(texts['study.yaml']!), 'events.yaml': Uint8Array.of(0xd0, 0, 1) });
    expect(await said('binary.zip', Buffer.from(binary))).toMatch(/^events\.yaml: Бичвэр биш байна/);
    const large = zipSync({ 'study.yaml': strToU8(texts['study.yaml']!), 'events.yaml': new Uint8Array(600_000) });
    expect(await said('large.zip', Buffer.from(large))).toMatch(/^events\.yaml: Файл хэт том байна/);
    expect(await said('sheet.xlsx', Buffer.alloc(30_000))).toMatch(/\p{Script=Cyrillic}/u);
    expect(await said('huge.zip', Buffer.alloc(21_000_000))).toMatch(/^huge\.zip: Файл хэт том байна/);
    await page.goto(`${server.address}#/data?lang=en`);
    await page.waitForFunction(() => document.documentElement.lang === 'en');
  });
  it('does not leave the page for a file that was dropped beside the area', async () => {
    const kept = await page.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(new File(['a'], 'a.txt'));
      return (['dragover', 'drop'] as const).map(
        (type) =>
          !document
            .querySelector('h1')!
            .dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true })),
      );
    });
    expect(kept).toEqual([true, true]);
  });
  it('runs on the overview and comes out word for word', async () => {
    await handIn('good.zip', zipped(texts));
    await taken(page).waitFor();
    const out = unzipSync(await handedOut('This study as text files (ZIP)'));
    expect(Object.fromEntries(Object.entries(out).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(texts);
    await page.getByRole('link', { name: /^Run it/ }).click();
    await page.getByText(own).waitFor();
    await page.locator('#section-unknown').waitFor({ timeout: 120_000 });
    expect(await page.locator('main').textContent()).toMatch(/invented/i);
  });
  it('has its own plan, project, agreements and briefs', async () => {
    const opened = async (name: string) => {
      await page.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name }).click();
      await page.getByText(own).waitFor();
    };
    await opened('Plan');
    await page.locator('main table', { hasText: 'A stock of tin' }).first().waitFor();
    await page.getByRole('spinbutton').fill('500');
    const asked = page.waitForRequest((request) => request.url().endsWith('/plans'));
    await page.getByRole('button', { name: 'Find the best plan' }).click();
    expect((await asked).postDataJSON()).toMatchObject({ budgetKrw: 500e9, files: { 'measures.yaml': measures } });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('main table', { hasText: 'A stock of tin' }).first().waitFor();
    await opened('Project');
    const project = page.getByLabel('Which project').locator('option');
    await project.first().waitFor({ state: 'attached' });
    expect(await project.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toEqual([
      'sample-moly',
    ]);
    await opened('Agreements');
    expect(await page.locator('main article').count()).toBe(0);
    await opened('Brief');
    await page.getByLabel('Kind').selectOption('mineral');
    await page.getByRole('combobox', { name: /^Mineral/ }).selectOption('tin');
    await page.getByLabel('Format').selectOption('html');
    await page.getByRole('button', { name: 'Write the brief' }).click();
    const brief = (await handedOut('Download')).toString('utf8');
    expect(brief).toMatch(/^<!doctype html>/i);
    expect(brief).toMatch(/invented/i);
    await page.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name: 'Where to look' }).click();
    await page.getByText('it is the same whatever study was handed in').waitFor();
  });
  it('goes out as a spreadsheet and comes in again', async () => {
    await page.goto(`${server.address}#/data?lang=en`);
    const sheet = await handedOut('This study as a spreadsheet');
    await page.getByRole('button', { name: 'Back to the study of this server' }).click();
    await page.getByRole('button', { name: 'Template as a spreadsheet' }).waitFor();
    await handIn('study.xlsx', sheet);
    await taken(page).waitFor();
  });
});
