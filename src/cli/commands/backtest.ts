import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { backtest } from '../../answers/index.js';
import { openShockPorts, readBacktestFacts, readBacktests, readEventsFile } from '../../node/index.js';
import { wholeNumber } from '../options.js';
import { backtestText } from '../text/backtest.js';

interface Options {
  readonly draws: number;
  readonly seed: number;
  readonly threads?: number;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('backtest [event]')
    .description(
      'The model against what happened, misses included: a shipped event, all of them, or a file of your own (lodeward-events/1).',
    )
    .option('--draws <n>', 'draws of the uncertain parameters', wholeNumber, 500)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--threads <n>', 'worker threads; the answer does not depend on them', wholeNumber)
    .option('--json', 'one JSON document (lodeward-backtest/1)')
    .addHelpText('after', '\nExample:\n  lodeward backtest graphite-2023')
    .action(async (event: string | undefined, { draws, seed, threads, json }: Options) => {
      const file = event !== undefined && existsSync(event) ? event : undefined;
      const ports = await openShockPorts(threads);
      try {
        const { markets, reasons } = await readBacktestFacts();
        const events = file === undefined ? await readBacktests() : await readEventsFile(file);
        const market = async ({ mineral }: { mineral: string }) =>
          (file === undefined ? markets.get(mineral) : undefined) ?? (await ports.atlas.baseMarket(mineral));
        const only = file === undefined && event !== undefined ? { only: event } : {};
        const answer = await backtest({ ...ports, market, reasons }, events, { draws, seed, ...only });
        process.stdout.write(`${json ? JSON.stringify(answer) : backtestText(answer)}\n`);
      } finally {
        await ports.close();
      }
    });
}
