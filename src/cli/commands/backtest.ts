import type { Command } from 'commander';
import { type BacktestEvents, backtest, backtestDocument, fitBehaviour, withOwn } from '../../answers/index.js';
import {
  behaviourFitText,
  openShockPorts,
  readBacktestFacts,
  readBacktests,
  readBehaviourFit,
  readEventsFile,
  readFittedEvents,
  readOwnMarkets,
} from '../../node/index.js';
import { countingNumber, wholeNumber } from '../options.js';
import { print } from '../text/answer.js';

interface Options {
  readonly draws: number;
  readonly seed: number;
  readonly threads?: number;
  readonly fit?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

export function register(program: Command): void {
  program
    .command('backtest')
    .argument('[event]', 'a shipped event, or a file of your own; all that ship where absent')
    .description(
      'The model against what happened, misses included: a shipped event, all of them, or a file of your own (lodeward-events/1).',
    )
    .option('--draws <n>', 'draws of the uncertain parameters', countingNumber, 500)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--threads <n>', 'worker threads; the answer does not depend on them', countingNumber)
    .option(
      '--fit <date>',
      'fit behaviour on the events and print data/behaviour-fit.yaml, dated so, in place of an answer',
    )
    .option('--json', 'one JSON document (lodeward-backtest/1)')
    .addHelpText('after', '\nExample:\n  $ npx lodeward backtest graphite-2023')
    .action(async (event: string | undefined, { draws, seed, threads, fit: date, json, lang }: Options) => {
      const file = event !== undefined && /\.(ya?ml|json)$/.test(event) ? event : undefined;
      const shipped = date === undefined ? readBacktests : readFittedEvents;
      const events: BacktestEvents = file === undefined ? await shipped() : await readEventsFile(file);
      const ports = await openShockPorts(threads);
      try {
        const { markets, reasons } = await readBacktestFacts();
        const own = file === undefined ? [] : await readOwnMarkets(events, file);
        const { atlas, parameters, countries } = withOwn(ports, own);
        const asked = { ...ports, parameters, countries };
        const market = async ({ mineral }: { mineral: string }) =>
          (file === undefined ? markets.get(mineral) : undefined) ?? (await atlas.baseMarket(mineral));
        if (date !== undefined) {
          const found = await fitBehaviour({ ...asked, market }, events, { draws, seed, date });
          process.stdout.write(json ? `${JSON.stringify(found)}\n` : behaviourFitText(found));
          return;
        }
        const fit = await readBehaviourFit();
        const only = file === undefined && event !== undefined ? { only: event } : {};
        const answer = await backtest({ ...asked, market, reasons, fit }, events, { draws, seed, ...only });
        await print({ ...(json ? { json } : {}), ...(lang ? { lang } : {}) }, answer, backtestDocument);
      } finally {
        await ports.close();
      }
    });
}
