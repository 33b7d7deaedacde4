import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Site } from './site.js';

const site = new Site();

describe('a scenario', () => {
  it('comes in as a file, and a bad one changes nothing', async () => {
    const visitor = await site.visitor();
    await visitor.open('what-if', 'en', { mineral: 'tin', measure: 'ban IDN -> *' });
    const { page } = visitor;
    const choose = async (text: string, encoding: BufferEncoding = 'utf8') =>
      page.locator('input[type=file]').setInputFiles({
        name: 'scenario.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(text, encoding),
      });
    await choose('format: lodeward-scenario/1\nmineral: tin\nimporter: JPN\npath: days\n');
    const refused = page.getByRole('alert').locator('li');
    await refused.nth(2).waitFor();
    expect(await refused.allTextContents()).toEqual([
      'measure: this line is missing or empty',
      'months: this line is missing or empty',
      'path: “months” is wanted, or no such line: days',
    ]);
    expect(page.url()).not.toContain('JPN');
    const lines = 'format: lodeward-scenario/1\nmineral: tin\nmeasure: ban IDN -> *\n';
    const bad: readonly [Buffer, RegExp][] = [
      [Buffer.of(0x50, 0x4b, 3, 4, 0, 0, 0xff), /a text file with a line for each value/],
      [Buffer.alloc(200_000, 'a: b\n'), /too large/],
      [Buffer.from('["a list"]'), /a text file with a line for each value/],
      [Buffer.from('title: a paper'), /its first line must be/],
      [Buffer.from(`${lines}importer: KO\nmonths: 99\n`), /no country of this code: KO\b.*1 to 36 are wanted: 99/],
      [Buffer.from(`${lines.replace('tin', 'gold')}importer: KOR\nmonths: 3\n`), /no market of this name: gold/],
    ];
    for (const [buffer, told] of bad) {
      await page.locator('input[type=file]').setInputFiles({ name: 'bad.yaml', mimeType: 'text/plain', buffer });
      await page.getByRole('alert').filter({ hasText: told }).waitFor();
    }
    expect(await page.locator('fieldset select').count()).toBeGreaterThan(0);
    await choose(
      '\ufeffformat: lodeward-scenario/1\nmineral: tin\nimporter: CHN\nmeasure: ban IDN -> *\nmonths: 5\n',
      'utf16le',
    );
    await page.waitForFunction(() => location.hash.includes('importer=CHN') && location.hash.includes('months=5'));
    await page.getByText('scenario.yaml: taken').waitFor();
    const scenario = { mineral: 'tin', importer: 'JPN', measure: 'ban IDN -> *', months: '6', path: 'months' };
    await choose(JSON.stringify({ format: 'lodeward-scenario/1', ...scenario }));
    await page.waitForFunction(() => location.hash.includes('importer=JPN') && location.hash.includes('path=months'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the scenario' }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(saved).toEqual({ format: 'lodeward-scenario/1', ...scenario });
  });
  it('is read without asking another machine', () => {
    expect(site.watch).toMatchObject({ complaints: [], elsewhere: [] });
  });
});
