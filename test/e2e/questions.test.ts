import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ProjectResult } from '../../src/answers/index.js';
import { Site } from './site.js';

const site = new Site();

/** Rows of the table of what the changes do: party, by the file, with the changes, difference. */
const changes = (page: Page) =>
  page
    .getByRole('region', { name: 'What the changes do' })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!.trim())));

/** What the server says of the first project with levers moved. */
async function evaluated(levers: object): Promise<ProjectResult> {
  const projects = await (await fetch(`${site.address}api/v1/projects`)).json();
  const zuun = projects.find(({ id }: { id: string }) => id === 'zuun-mod');
  const response = await fetch(`${site.address}api/v1/projects/evaluate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: zuun.text, ...levers }),
  });
  return response.json();
}

describe('levers of a project', () => {
  it('move what each party gets, as the server says it, and stand in the address', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('project', 'en', { project: 'zuun-mod' });
    await page.getByRole('combobox', { name: 'Share of the state' }).selectOption('special-royalty');
    await page.getByRole('checkbox', { name: /^Tax credit/ }).check();
    await page.getByRole('row', { name: /^Treasury of South Korea does not take part/ }).waitFor();
    const [base, moved] = await Promise.all([
      evaluated({}),
      evaluated({ participation: 'special-royalty', support: ['KOR/tax-credit'] }),
    ]);
    const rows = await changes(page);
    const said = (value: unknown) =>
      new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value as number);
    const firm = rows.find(([party]) => party === 'Firm')!;
    expect(firm[1]).toBe(`$${said(base.perTonne.byParty['firm'])} a tonne`);
    expect(firm[2]).toBe(`$${said(moved.perTonne.byParty['firm'])} a tonne`);
    expect(firm[1]).not.toBe(firm[2]);
    expect(rows.find(([party]) => party === 'Treasury of South Korea')![1]).toBe('does not take part');
    expect(rows.find(([party]) => party === 'State company of Mongolia')![2]).toBe('does not take part');

    await page.waitForFunction(() => /participation=special-royalty.*support=KOR/.test(location.hash));
    const again = await site.visitor();
    await again.page.goto(page.url());
    await again.page.getByRole('row', { name: /^Treasury of South Korea does not take part/ }).waitFor();
    expect(await changes(again.page)).toEqual(rows);
    await again.page.getByRole('button', { name: 'Back to the file' }).click();
    await again.page.getByRole('region', { name: 'What the changes do' }).waitFor({ state: 'detached' });
    await Promise.all([page.close(), again.page.close()]);
  });
  it('an account ends with what its party is left with, at the levers that are set', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('project', 'en', { project: 'zuun-mod', price: '110', account: 'host-treasury' });
    const figure = page.locator('figure', { hasText: 'From price to what is left' });
    await figure.locator('summary').click();
    await figure.locator('details tbody tr').first().waitFor();
    const cells = await figure.locator('details tbody td:last-child').allTextContents();
    const amounts = cells.map((cell) => Number(cell.replace('−', '-').replace(/[^\d.-]/g, '')));
    const { perTonne } = await evaluated({ price: 1.1 });
    const treasury = perTonne.byParty['host-treasury'] as number;
    expect(amounts.at(-1)! / treasury).toBeCloseTo(1, 2);
    expect(amounts.slice(0, -1).reduce((sum, value) => sum + value, 0) / treasury).toBeCloseTo(1, 2);
    await page.close();
  });
  it('are not those of a project that the study does not have', async () => {
    const visitor = await site.visitor();
    await visitor.open('project', 'en', { project: 'atlantis' });
    await visitor.page.getByRole('status').filter({ hasText: 'no project “atlantis”' }).waitFor();
    await visitor.page.close();
  });
  it('go along as a workbook whose cash flow recalculates', async () => {
    const visitor = await site.visitor();
    await visitor.open('project', 'ko', { project: 'zuun-mod', price: '110' });
    const download = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('button', { name: /XLSX/ }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('zuun-mod.xlsx');
    const parts = Object.entries(unzipSync(await readFile(await saved.path())));
    const sheets = parts.flatMap(([name, bytes]) => (/worksheets\/sheet/.test(name) ? [strFromU8(bytes)] : []));
    const flow = sheets.find((sheet) => sheet.includes('<f>'))!;
    // the price of the file, 43,400, times 1.1
    expect(flow).toMatch(/<v>47740(\.0*\d)?<\/v>/);
    await visitor.page.close();
  });
  it('say so where a change applies to nothing here', async () => {
    const visitor = await site.visitor();
    await visitor.open('project', 'en', { project: 'kharmagtai', overlay: 'state-50' });
    await visitor.page.getByRole('status').filter({ hasText: 'Nobody gets more or less' }).waitFor();
    await visitor.page.close();
  });
});

describe('the map of a mineral', () => {
  it('shows who sells after a seller stopped, as What if solves it, and the address holds it', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('mineral', 'en', { mineral: 'natural-graphite' });
    await page.getByRole('combobox', { name: 'Show sales' }).selectOption({ label: 'if China stopped selling' });
    const figure = page.locator('figure', { hasText: 'steps in most for what China no longer sells' });
    await figure.locator('summary').click();
    const rowOf = (country: string) => figure.getByRole('row', { name: new RegExp(`^${country} `) });
    await rowOf('Mozambique').waitFor();
    const [, , after] = await rowOf('Mozambique').locator('td').allTextContents();
    await page.waitForFunction(() => location.hash.includes('without=CHN'));
    expect((await rowOf('China').locator('td').allTextContents())[2]).toBe('0 t');

    await visitor.open('what-if', 'en', { mineral: 'natural-graphite', measure: 'ban CHN -> *' });
    const same = page.locator('figure', { hasText: 'Who sells to the importer, before and after' }).first();
    await same.locator('summary').click();
    const row = same.getByRole('row', { name: /^Mozambique / });
    await row.waitFor();
    expect((await row.locator('td').allTextContents())[2]).toBe(after);
    await page.close();
  });
  it('names the sources of the mineral, the most rows first', async () => {
    const visitor = await site.visitor();
    await visitor.open('mineral', 'en', { mineral: 'tin' });
    const rows = visitor.page.getByRole('region', { name: 'Sources', exact: true }).locator('tbody td:last-child');
    const counts = (await rows.allTextContents()).map(Number);
    const { sources } = await (await fetch(`${site.address}api/v1/sources?mineral=tin`)).json();
    expect(counts).toEqual(sources.map(({ rows: many }: { rows: number }) => many));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await visitor.page.close();
  });
});

describe('lists of critical minerals', () => {
  it('leave the minerals that a country named, at their places, and lead to the list', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('where', 'en');
    const rows = page.getByRole('region', { name: 'Where to look' }).locator('tbody tr');
    const every = await rows.count();
    await page.getByRole('combobox', { name: 'Only minerals on the list of' }).selectOption({ label: 'Mongolia' });
    await page.waitForFunction(() => location.hash.includes('list=MNG'));
    expect(await rows.count()).toBeLessThan(every);
    expect(await rows.filter({ hasText: 'Mongolia' }).count()).toBe(await rows.count());
    expect(await rows.filter({ hasText: 'Helium' }).count()).toBe(0);
    await rows.filter({ hasText: 'Molybdenum' }).first().getByRole('button', { name: 'Mongolia' }).click();
    await page.getByRole('dialog').getByText('critical-lists').first().waitFor();
    await page.close();
  });
});

describe('who could buy', () => {
  it('says what a tonne of each project that sells the mineral costs at the port, and what is paid now', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('buyers', 'en', { mineral: 'copper' });
    const heading = page.getByRole('heading', { name: 'Projects of the study that would sell Copper' });
    await heading.waitFor();
    await page.getByRole('link', { name: 'Oval (Yambat) nickel-copper' }).waitFor();
    expect(await page.getByRole('link', { name: 'Zuun Mod molybdenum' }).count()).toBe(0);
    expect(await page.getByText(/^Price now: \$7,641 a tonne/).count()).toBeGreaterThan(0);
    await page.getByRole('combobox', { name: 'Mineral' }).selectOption('tungsten');
    await page.getByText('No project of the study would sell it.').waitFor();
    await page.close();
  });
});

describe('a brief', () => {
  it('is shown where it was asked for, whatever its format', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('brief', 'mn', { kind: 'project', project: 'zuun-mod' });
    await page.locator('form button[type=submit]').click();
    await page.getByRole('status').filter({ hasText: 'project-mn.pdf' }).waitFor();
    const shown = page.frameLocator('iframe[title*="project-mn.pdf"]');
    expect(await shown.locator('h1').textContent()).toContain('Зуун мод');
    expect(await shown.locator('html').getAttribute('lang')).toBe('mn');
    await page.close();
  });
});

describe('these pages', () => {
  it('complain of nothing, nothing left the machine', () => {
    expect(site.watch).toMatchObject({ complaints: [], elsewhere: [] });
  });
});
