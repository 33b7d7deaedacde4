import type { Page } from 'playwright-core';
import { openAtlas } from '../src/node/atlas/open.js';
import { opensBrowser } from '../test/e2e/browser.js';
import { served } from '../test/e2e/served.js';
import type { Measurement } from './registry.js';

/** The slider goes up, down and up again between 5 and 95 % of output lost. */
const up = Array.from({ length: 19 }, (_, k) => 5 * (k + 1));
const values = [...up, ...up.slice(0, -1).reverse(), ...up.slice(1)];
/** What a picture of 60 a second has, ms. */
const frame = 16;

/** In ms: by the worker's clock the search; from the event of the slider to the answer in the page, and to the picture that shows it. */
const clocks = ['search', 'answer', 'picture'] as const;
type Move = Readonly<Record<(typeof clocks)[number], number>>;

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
      moves.push({ search: Number(shown()!['solveMs']), answer: solved - start, picture: picture - start });
    }
    return moves;
  }, values);
}

/** Every market that the importer buys on, and his first supplier there. */
async function firstSuppliers(importer: string): Promise<readonly (readonly [string, string])[]> {
  return (await (await openAtlas()).baseMarkets()).flatMap(({ mineral, stages }) => {
    const bought = stages.at(-1)!.flows.filter((flow) => flow.importer === importer && flow.exporter !== importer);
    const named = bought.filter(({ exporter }) => !exporter.startsWith('R-'));
    const [first] = named.sort((a, b) => b.tonnes - a.tonnes);
    return first ? [[mineral, first.exporter] as const] : [];
  });
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
const short = (ms: number) => ms.toFixed(1);
const count = (moves: readonly number[], limit: number) =>
  `${moves.filter((ms) => ms < limit).length} of ${moves.length} below ${limit} ms`;

function measurement(what: (typeof clocks)[number], found: ReadonlyMap<string, readonly Move[]>): Measurement {
  const moves = [...found.values()].flatMap((all) => all.map((one) => one[what])).sort((a, b) => a - b);
  const firsts = [...found.values()].map((all) => all[0]![what]);
  const slowest = [...found].sort(
    ([, a], [, b]) => Math.max(...b.map((m) => m[what])) - Math.max(...a.map((m) => m[what])),
  );
  const words = [
    `median ${short(at(moves, 0.5))}`,
    `most ${short(moves.at(-1)!)} (${slowest[0]![0]})`,
    count(moves, frame),
    `first moves ${count(firsts, frame)}`,
    ...(what === 'picture' ? [count(moves, 2 * frame), count(moves, 3 * frame)] : []),
  ];
  const shape = `slider, ${found.size} markets: ${what === 'search' ? what : `event to ${what}`}, 95th %`;
  return { shape, ours: at(moves, 0.95), rival: `a frame; ${words.join(', ')}`, theirs: frame };
}

/**
 * A slider of the what-if page in Chromium, on every market that Korea buys on: an outage of its first supplier. A visitor's first moves:
 * each page has just been opened and draws run until the slider moves. LODEWARD_BENCH_MOVES prints every move, LODEWARD_BENCH_MINERALS
 * (`tin molybdenum`) measures some markets.
 */
export async function measure(): Promise<readonly Measurement[]> {
  const only = process.env['LODEWARD_BENCH_MINERALS']?.split(' ');
  const markets = (await firstSuppliers('KOR')).filter(([mineral]) => only?.includes(mineral) ?? true);
  const [server, browser] = await Promise.all([served(), opensBrowser()]);
  const found = new Map<string, readonly Move[]>();
  try {
    for (const [mineral, seller] of markets) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${server.address}#/what-if?lang=en&mineral=${mineral}&measure=outage+2%25+${seller}`);
      await page.locator('path.flow').first().waitFor();
      await page.waitForFunction(() => /[1-9]\d* of 400/.test(document.querySelector('.clock')?.textContent ?? ''));
      const moves = await moved(page);
      await page.close();
      found.set(mineral, moves);
      if (process.env['LODEWARD_BENCH_MOVES'])
        process.stdout.write(
          `${mineral}: ${moves.map((one) => clocks.map((what) => short(one[what])).join('/')).join(' ')}\n`,
        );
    }
    return clocks.map((what) => measurement(what, found));
  } finally {
    await browser.close();
    await server.stop();
  }
}
