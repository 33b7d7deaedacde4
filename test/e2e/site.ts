import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { opensBrowser } from './browser.js';
import { type Served, served } from './served.js';
import { Visitor, Watch } from './visitor.js';

/** The served page for the tests of a file, and windows on it that share what the browser keeps. */
export class Site {
  readonly watch = new Watch();
  private server: Served | undefined;
  private browser: Browser | undefined;
  private context: BrowserContext | undefined;

  constructor() {
    beforeAll(async () => {
      [this.server, this.browser] = await Promise.all([served(), opensBrowser()]);
      this.context = await Visitor.context(this.browser);
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.server?.stop();
    });
  }

  get address(): string {
    return this.server!.address;
  }

  visitor = (): Promise<Visitor> => Visitor.of(this.context!, this.address, this.watch);
}
