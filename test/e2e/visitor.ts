import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { axe, violations } from './browser.js';

/** What a page may not do, over a whole file of tests. */
export class Watch {
  readonly complaints: string[] = [];
  readonly elsewhere: string[] = [];
}

/** Someone who looks at the page: one window of a browser, with what it sees. */
export class Visitor {
  private constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  /** Windows that share what the browser keeps. */
  static context = (browser: Browser): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });

  static async of(within: Browser | BrowserContext, address: string, watch: Watch): Promise<Visitor> {
    const context = 'newContext' in within ? await Visitor.context(within) : within;
    const page = await context.newPage();
    page.setDefaultTimeout(100_000);
    page.on('console', (message) => {
      // 409 is the answer of a study that has not run yet
      const notRun = /#\/plan/.test(page.url()) && message.text().includes('409 (Conflict)');
      // the preview of a brief runs no script: the tests' own are kept out too
      const keptOut = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
      if (message.type() === 'error' && !notRun && !keptOut) watch.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => watch.complaints.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
        watch.elsewhere.push(request.url());
    });
    await page.addInitScript(axe);
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { moved: number };
      seen.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput) seen.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return new Visitor(page, address);
  }

  /** Opens a page of the site anew, as from a bookmark, and waits until it is whole; returns its heading. */
  async open(name: string, language: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}#/${name}?${new URLSearchParams({ lang: language, ...fields })}`);
    await this.page.waitForFunction((tag) => document.documentElement.lang === tag, language);
    await this.whole();
    return (await this.page.locator('h1').first().textContent()) ?? '';
  }

  /** Waits until nothing is loading and every chart is drawn. */
  async whole(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => !document.querySelector('.skeleton'));
    await this.page.waitForFunction(() => [...document.querySelectorAll('.box')].every((box) => box.firstElementChild));
  }

  /**
   * Goes to something with the Tab key, as one who has no mouse, and presses Enter.
   * @throws where so many presses do not reach it, or where nothing shows that it has the focus
   */
  async enter(target: Locator, most = 600): Promise<void> {
    await target.waitFor();
    const here = () => target.evaluate((element) => element === document.activeElement);
    for (let presses = 0; !(await here()); presses++) {
      if (presses === most) throw new Error(`${most} presses of Tab do not reach ${target}`);
      await this.page.keyboard.press('Tab');
    }
    const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
    if (outline === 'none') throw new Error(`nothing shows that ${target} has the focus`);
    await this.page.keyboard.press('Enter');
  }

  /** Sum of layout shifts without an input since the page was opened: what jumped. */
  moved = (): Promise<number> =>
    this.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve((globalThis as unknown as { moved: number }).moved)),
          );
        }),
    );

  /**
   * Words of the page made mostly of Latin letters: not those of a part that is marked as English, nor code, names of sources, of files
   * and of what is written the same in every language.
   */
  latin = (allowed: RegExp): Promise<string[]> =>
    this.page.evaluate((source) => {
      const found = new Set<string>();
      const known = new RegExp(source, 'g');
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (walker.currentNode.parentElement!.closest('[lang=en], code, style, script, .source')) continue;
        const text = walker.currentNode.nodeValue!.replace(known, ' ');
        const words = text.match(/[A-Za-z]{3,}/g) ?? [];
        const letters = (text.match(/\p{L}/gu) ?? []).length;
        if (words.join('').length > letters / 2) found.add(walker.currentNode.nodeValue!.trim());
      }
      return [...found];
    }, allowed.source);

  /** Parts that are marked as English and are no quotation: headings, names of fields, what can be pressed and says no name. */
  quoted = (): Promise<string[]> =>
    this.page.evaluate(() =>
      [...document.querySelectorAll('main :is(h1, h2, h3, caption, thead th, label, legend, summary)')]
        .filter((element) => element.closest('[lang=en]') !== document.documentElement && element.closest('[lang=en]'))
        .map((element) => element.textContent!.trim()),
    );

  /** What axe finds: everything in the colours of a scheme, or only what colours change. */
  async violations(colorScheme: 'light' | 'dark', only: 'all' | 'colours' = 'all'): Promise<string[]> {
    await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    return violations(this.page, only === 'colours');
  }
}
