import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** Starts of the files that a chart hands out. */
const starts = { SVG: /^<svg[^>]* width="\d{3,}[\s\S]*<\/svg>$/, PNG: /^\x89PNG/, CSV: /^\uFEFF[\s\S]+\r\n/ } as const;

async function handsOut(figure: Locator, kind: keyof typeof starts): Promise<boolean> {
  const download = figure.page().waitForEvent('download');
  await figure.locator('.hand').getByRole('button', { name: kind }).click();
  return starts[kind].test(await readFile(await (await download).path(), kind === 'PNG' ? 'latin1' : 'utf8'));
}

/** What a chart of an English page lacks of: a finding, unit and interval, a source, a name, its numbers as a table, files. */
async function lacksOf(figure: Locator): Promise<string[]> {
  const said = (selector: string) => figure.locator(selector).first().textContent();
  const [title, subtitle, source] = [
    await said('figcaption strong'),
    await said('figcaption span'),
    await said('.source'),
  ];
  await figure.locator('summary').click();
  const table = figure.locator('details table');
  await table.waitFor();
  const [heads, cells] = [
    await table.locator('thead th').count(),
    await table.locator('tbody tr').first().locator('td').count(),
  ];
  const held: Readonly<Record<string, boolean>> = {
    'a title that says the finding': /\d|\b(first|leads|most|nobody|loses|stays|averts|instead)\b/i.test(title ?? ''),
    'a unit': /tonne|\bt\b|USD|KRW|won|percent|MNT|0 to 1|share/i.test(subtitle ?? ''),
    'what the interval is, or that there is none': /interval|whisker|band|range|percent of|between/i.test(
      subtitle ?? '',
    ),
    'a source': /^Source: \S/.test(source ?? ''),
    'a name for screen readers': (await figure.locator('svg[aria-label], [role=img][aria-label]').count()) > 0,
    'a table of its numbers': heads > 1 && heads === cells,
    SVG: await handsOut(figure, 'SVG'),
    PNG: await handsOut(figure, 'PNG'),
    CSV: await handsOut(figure, 'CSV'),
  };
  return Object.entries(held).flatMap(([what, holds]) => (holds ? [] : [`"${title}" lacks ${what}`]));
}

/** What the charts of an open English page lack. */
export async function chartFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const figure of await page.locator('main figure:has(> figcaption)').all())
    faults.push(...(await lacksOf(figure)));
  return faults;
}

/** Clicks a number: whether it leads to a row with its publisher at once or by one more click, or to facts with their source. */
async function leads(page: Page, number: Locator): Promise<boolean> {
  await number.click();
  const panel = page.getByRole('dialog');
  await panel.locator('dt, .rows button, [role=alert]').first().waitFor();
  const publisher = panel.locator('dt', { hasText: /^Publisher$/ });
  if ((await publisher.count()) === 0) {
    const rows = panel.locator('.rows button');
    if ((await rows.count()) > 0) {
      await rows.first().click();
      await publisher.waitFor();
    }
  }
  const reached =
    (await publisher.count()) > 0 || (await panel.locator('dd .soft').first().textContent())!.trim() !== '';
  await panel.getByRole('button', { name: 'Close' }).click();
  return reached;
}

/** Columns that hold no measured number: places in an order, years, multiples. */
const plain = /^(Rank|Rank interval|Year|Base year|Greatest over least|Price, multiple|Place)$/;

/** Of each table of an open English page: numbers that lead nowhere, a sample of those that can be clicked and all that cannot. */
export async function deadNumbers(page: Page, sample = 1): Promise<string[]> {
  const dead = await page.evaluate((source) => {
    const found: string[] = [];
    for (const table of document.querySelectorAll('main table')) {
      const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent!.trim());
      for (const row of table.querySelectorAll('tbody tr'))
        for (const [k, cell] of [...row.children].entries())
          if (cell.matches('.number') && /\d/.test(cell.textContent!) && !cell.querySelector('button, .absent'))
            if (!new RegExp(source).test(heads[k] ?? '')) found.push(`${heads[k]}: ${cell.textContent!.trim()}`);
    }
    return found;
  }, plain.source);
  for (const table of await page.locator('main table').all()) {
    const numbers = table.locator('td button[title]');
    for (let k = 0; k < Math.min(sample, await numbers.count()); k++)
      if (!(await leads(page, numbers.nth(k)))) dead.push(`${await numbers.nth(k).textContent()} leads nowhere`);
  }
  return dead;
}
