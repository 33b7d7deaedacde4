import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

async function handedOut(figure: Locator, kind: 'SVG' | 'PNG' | 'CSV'): Promise<string> {
  const download = figure.page().waitForEvent('download');
  await figure.locator('.hand').getByRole('button', { name: kind }).click();
  return readFile(await (await download).path(), kind === 'PNG' ? 'latin1' : 'utf8');
}

/** Fields of lines of RFC 4180 without line breaks inside a field. */
const fields = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** What a chart's CSV lacks: a mark for Excel, a head for every column, a unit, numbers in full, a reason in every empty place. */
function csvLacks(text: string): string[] {
  const [head = [], ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map(fields);
  const numbers = lines.flat().filter((cell) => /^-?\d/.test(cell) && Number.isFinite(Number(cell)));
  const dated = lines.flat().some((cell) => /^\d{4}-\d\d-\d\d$/.test(cell));
  const held: Readonly<Record<string, boolean>> = {
    'a byte order mark': text.startsWith('\uFEFF'),
    'a name for each column': head.length > 1 && head.every((name) => name.trim() !== ''),
    'as many fields in each line as in its head': lines.every((line) => line.length === head.length),
    'the unit in its head': dated || head.some((name) => /\b(t|KRW|USD|MNT|USD\/t|0-1|AETR)\b/.test(name)),
    'a reason for what is missing': lines.every((line) =>
      line.every((cell, k) => cell !== '' || /: code$|^Ids/.test(head[k]!)),
    ),
    'codes of its minerals and countries':
      !/^(Mineral|Seller)$/.test(head[0]!) || head.some((name) => name.endsWith(': code')),
    'numbers in full': (dated || numbers.length > 0) && numbers.every((cell) => !/[\s,](?=\d{3})/.test(cell)),
  };
  return Object.entries(held).flatMap(([what, holds]) => (holds ? [] : [`CSV without ${what}`]));
}

/** Whether a drawing reads without the page: its words, its legend, no colour or type of a style sheet, its font inside. */
function svgLacks(text: string, words: readonly string[], legend: readonly string[]): string[] {
  const lines = (part: string) =>
    [...text.matchAll(new RegExp(`<text[^>]* data-part="${part}"[^>]*>([^<]*)</text>`, 'g'))]
      .map(([, line]) => line!.replaceAll('&amp;', '&'))
      .join(' ');
  const said = ['title', 'subtitle', 'source'].map(lines);
  const bare = text.replace(/<style[\s\S]*?<\/style>/g, '');
  const held: Readonly<Record<string, boolean>> = {
    'its title, subtitle and source': words.every((one, k) => said[k] === one.trim().replace(/\s+/g, ' ')),
    'its legend': lines('legend') === legend.join(' '),
    'a size': /^<svg[^>]* width="\d{3,}"[^>]* height="\d{3,}"/.test(text),
    'a font inside': /@font-face\{[^}]*src:\s?url\(["']?data:font\/woff2;base64,/.test(text),
    'colours of its own': !/var\(|light-dark|currentColor|class=|url\(&quot;/.test(bare),
    'white paper, dark ink':
      /<rect[^>]* fill="rgb\(255, 255, 255\)"/.test(bare) && bare.includes('fill="rgb(27, 35, 38)"'),
  };
  return Object.entries(held).flatMap(([what, holds]) => (holds ? [] : [`SVG without ${what}`]));
}

/** Whether a picture has the ink of its title: a browser paints before the fonts inside a drawing are there. */
const titled = (page: Page, png: string): Promise<boolean> =>
  page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: 88 });
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(40, 40, image.width - 80, 48);
      return data.filter((value, k) => k % 4 === 0 && value < 100).length > 200;
    },
    `data:image/png;base64,${Buffer.from(png, 'latin1').toString('base64')}`,
  );

/** What a chart of an English page lacks of: a finding, unit and interval, a source, names, its numbers as a table that lead somewhere, files that stand alone. */
async function lacksOf(figure: Locator): Promise<string[]> {
  const said = async (selector: string) => (await figure.locator(selector).first().textContent()) ?? '';
  const words = [await said('figcaption strong'), await said('figcaption span'), await said('.source')];
  const [title, subtitle, source] = words as [string, string, string];
  const legend = (await figure.locator('.legend li').allTextContents()).map((one) => one.trim());
  const colours = new Set(
    await figure
      .locator('svg[role=img] :is(rect, path)[fill^="var(--q"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('fill'))),
  );
  const summary = figure.locator('summary');
  const named = ((await summary.textContent()) ?? '').includes(title);
  await summary.focus();
  await figure.page().keyboard.press('Enter');
  const table = figure.locator('details table');
  await table.waitFor();
  const cells = await table.locator('tbody tr').first().locator('td').count();
  const held: Readonly<Record<string, boolean>> = {
    'a title that says the finding':
      /\d|\b(first|leads|most|nobody|loses|stays|averts|instead|before and after)\b/i.test(title),
    'a unit': /tonne|\bt\b|USD|KRW|won|percent|MNT|0 to 1|share|loss|\b(date|day)\b/i.test(subtitle),
    'what the interval is, or that there is none':
      /interval|whisker|band|range|percent of|between|\b(date|day)\b/i.test(subtitle),
    'a source': /^Source: \S/.test(source),
    'a name for screen readers': (await figure.locator('svg[aria-label], [role=img][aria-label]').count()) > 0,
    'a legend where colours stand for something': colours.size < 2 || legend.length >= colours.size,
    'a table of its numbers': cells > 1 && cells === (await table.locator('thead th').count()),
    'a table and downloads named after it':
      named && ((await figure.locator('.hand').getAttribute('aria-label')) ?? '').includes(title),
    'a title in its PNG': await titled(figure.page(), await handedOut(figure, 'PNG')),
  };
  return [
    ...Object.entries(held).flatMap(([what, holds]) => (holds ? [] : [what])),
    ...svgLacks(await handedOut(figure, 'SVG'), words, legend),
    ...csvLacks(await handedOut(figure, 'CSV')),
  ].map((what) => `"${title}" lacks ${what}`);
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

/** Columns that hold no measured number: places in an order, years, multiples, what was asked. */
const plain =
  /^(Rank|Rank interval|Year|Base year|Month|Greatest over least|Price, multiple|Place|From|Rows|Budget|Budget, KRW|Measures)$/;

/** Numbers with a unit that stand in tables, cards and sentences of an open English page and cannot be clicked. */
const unclickable = (page: Page): Promise<string[]> =>
  page.evaluate((source) => {
    const found: string[] = [];
    for (const table of document.querySelectorAll('main table')) {
      const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent!.trim());
      for (const row of table.querySelectorAll('tbody tr'))
        for (const [k, cell] of [...row.children].entries())
          if (cell.matches('.number') && /\d/.test(cell.textContent!) && !cell.querySelector('button, .absent'))
            if (!new RegExp(source).test(heads[k] ?? '')) found.push(`${heads[k]}: ${cell.textContent!.trim()}`);
    }
    const measured = /[₩$€]\s?\d|\d\s?(%|t|kt|Mt|tonnes|trillion|billion|million)\b/;
    for (const part of document.querySelectorAll('main :is(p, li, dd, .card strong)')) {
      if (
        part.closest(
          'table, figure, form, details:not([open]), [lang=en] [lang=en], article, aside, .unseen, [aria-labelledby=section-data]',
        )
      )
        continue;
      const bare = part.cloneNode(true) as Element;
      for (const number of bare.querySelectorAll('button, .small, ul')) number.remove();
      const dead = measured.exec(bare.textContent!);
      if (dead) found.push(`"${dead[0]}" in: ${part.textContent!.trim().slice(0, 160)}`);
    }
    return found;
  }, plain.source);

/** Of an open English page: numbers that lead nowhere, of each table and section a sample of those that can be clicked. */
export async function deadNumbers(page: Page): Promise<string[]> {
  const dead = await unclickable(page);
  for (const part of await page.locator('main table, main p, main .cards').all()) {
    const number = part.locator('button[title]').first();
    if ((await number.count()) > 0 && !(await leads(page, number)))
      dead.push(`${await number.textContent()} leads nowhere`);
  }
  return dead;
}
