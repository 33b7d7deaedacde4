import { expect, it } from 'vitest';
import { opensBrowser } from './browser.js';
import { served } from './served.js';
import { Visitor, Watch } from './visitor.js';

it('the page of buyers tells on whom the country with the ore hangs, in its own money, each number from its purchases', async () => {
  const [server, browser] = await Promise.all([served(), opensBrowser()]);
  try {
    const watch = new Watch();
    const visitor = await Visitor.of(browser, server.address, watch);
    await visitor.open('buyers', 'mn');
    const { page } = visitor;
    await page.getByText('Монгол хэнээс хамаарах вэ').focus();
    await page.keyboard.press('Enter');
    const lost = page.locator('table', { hasText: 'Жилийн алдагдал, өөрийн мөнгөөр' });
    await lost.waitFor();
    expect(await lost.textContent()).toMatch(/төгрөг/);
    await lost.locator('td button').first().click();
    const panel = page.getByRole('dialog');
    await panel.locator('ul ul button').first().click();
    await panel.getByText('Хэвлэн нийтлэгч', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Хаах' }).click();
    expect(await visitor.violations('light')).toEqual([]);
    expect(watch.complaints).toEqual([]);
  } finally {
    await browser.close();
    await server.stop();
  }
});
