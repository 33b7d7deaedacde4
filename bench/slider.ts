import type { Page } from 'playwright-core';
import { opensBrowser } from '../test/e2e/browser.js';
import { served } from '../test/e2e/served.js';
import type { Measurement } from './registry.js';

/** A slider of an outage from 5 to 95 % of the largest seller, on each of five markets. */
const markets = { tin: 'CHN', molybdenum: 'CHL', copper: 'CHL', 'natural-graphite': 'CHN', tungsten: 'CHN' };
const shares = Array.from({ length: 19 }, (_, k) => 5 * (k + 1));
/** What a picture of 60 a second has, ms. */
const frame = 16;

interface Move {
  /** By the worker's clock: the search alone. */
  readonly search: number;
  /** From the event of the slider to the answer in the page, and to the picture that shows it. */
  readonly solved: number;
  readonly painted: number;
}

/** Moves the slider as a hand does, ten times a second, and takes the time of each move by the browser's own clock. */
function moved(page: Page): Promise<Move[]> {
  return page.evaluate(async (values) => {
    const slider = document.querySelector<HTMLInputElement>('fieldset input[type=range]')!;
    const shown = () => document.querySelector<HTMLElement>('[data-solve-ms]')?.dataset;
    const asked = () => document.querySelector<HTMLElement>('[data-asked]')!.dataset['asked'];
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const painted = () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => {
          const after = new MessageChannel();
          after.port1.onmessage = () => resolve(performance.now());
          after.port2.postMessage(undefined);
        }),
      );
    const moves: Move[] = [];
    for (const value of values) {
      await pause(100);
      const start = performance.now();
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const solved = await new Promise<number>((resolve) => {
        const seen = new MutationObserver(() => {
          if (shown()?.['solved'] !== asked()) return;
          seen.disconnect();
          resolve(performance.now());
        });
        seen.observe(document.querySelector('main')!, { subtree: true, childList: true, attributes: true });
      });
      const picture = await painted();
      moves.push({ search: Number(shown()!['solveMs']), solved: solved - start, painted: picture - start });
    }
    return moves;
  }, shares);
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const at = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
const short = (ms: number) => ms.toFixed(1);

/**
 * A slider of the what-if page in Chromium: from its event to the new answer, by market, against a frame of 16 ms. A visitor's first
 * moves: the page has just been opened and draws run until the slider moves. Set LODEWARD_BENCH_MOVES for every move.
 */
export async function measure(): Promise<readonly Measurement[]> {
  const [server, browser] = await Promise.all([served(), opensBrowser()]);
  try {
    const measurements: Measurement[] = [];
    for (const [mineral, seller] of Object.entries(markets)) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${server.address}#/what-if?lang=en&mineral=${mineral}&measure=outage+2%25+${seller}`);
      await page.locator('path.flow').first().waitFor();
      await page.waitForFunction(() => /[1-9]\d* of 400/.test(document.querySelector('.clock')?.textContent ?? ''));
      const moves = await moved(page);
      await page.close();
      if (process.env['LODEWARD_BENCH_MOVES'])
        process.stdout.write(
          `${mineral}: ${moves.map((one) => [one.search, one.solved, one.painted].map(short).join('/')).join(' ')}\n`,
        );
      for (const what of ['search', 'solved'] as const) {
        const values = moves.map((one) => one[what]);
        const inside = values.filter((ms) => ms < frame).length;
        const words = [
          `median ${short(at(values, 0.5))}`,
          `most ${short(Math.max(...values))}`,
          `${inside} of ${values.length} below ${frame} ms`,
          ...(what === 'solved'
            ? [
                `picture median ${short(
                  at(
                    moves.map(({ painted }) => painted),
                    0.5,
                  ),
                )}`,
              ]
            : []),
        ];
        const shape = `slider, ${mineral}: ${what === 'search' ? 'search' : 'event to answer'}, 95th %`;
        measurements.push({ shape, ours: at(values, 0.95), rival: `a frame; ${words.join(', ')}`, theirs: frame });
      }
    }
    return measurements;
  } finally {
    await browser.close();
    await server.stop();
  }
}
